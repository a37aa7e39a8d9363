package org.practicekb.page;

import freemarker.cache.FileTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.template.DelegatingTemplateEngine;
import org.jbake.template.RenderingException;
import org.jbake.template.model.TemplateModel;

/**
 * Renders {@code .ftl} for JBake: escapes HTML, stops at the first error, and gives the same output
 * everywhere. A template sees one variable, {@code page}. JBake's own FreeMarker engine, which does
 * none of this, wins over one registered in {@code META-INF}; so this one is handed to JBake's
 * renderer. Thread-safe.
 */
final class FreeMarkerEngine extends DelegatingTemplateEngine {

  private static final Version VERSION = Configuration.VERSION_2_3_34;

  private final Configuration configuration = new Configuration(VERSION);

  FreeMarkerEngine(JBakeConfiguration config) {
    super(null, config);
    try {
      configuration.setTemplateLoader(new FileTemplateLoader(config.getTemplateFolder()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    configuration.setObjectWrapper(new RecordWrapper(VERSION));
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setLocale(Locale.US);
    configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
    configuration.setNumberFormat("computer");
    configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
  }

  /** A template filled in, for what is no page of the oven. */
  String render(String template, Object page) throws IOException {
    StringWriter text = new StringWriter();
    try {
      configuration.getTemplate(template).process(Map.of(PageOven.PAGE, page), text);
    } catch (TemplateException e) {
      throw new IOException(e.getMessage(), e);
    }
    return text.toString();
  }

  @Override
  public void renderDocument(TemplateModel model, String templateName, Writer writer)
      throws RenderingException {
    try {
      render(((Map<?, ?>) model.get("content")).get(PageOven.PAGE), templateName, writer);
    } catch (IOException | TemplateException e) {
      throw new RenderingException(e);
    }
  }

  /** Renders what a template sees as {@code page}. */
  void render(Object page, String templateName, Writer writer)
      throws IOException, TemplateException {
    configuration.getTemplate(templateName).process(Map.of(PageOven.PAGE, page), writer);
  }
}
