package org.practicekb.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.configuration2.CompositeConfiguration;
import org.apache.commons.configuration2.PropertiesConfiguration;
import org.apache.commons.configuration2.convert.DefaultListDelimiterHandler;
import org.apache.commons.configuration2.convert.ListDelimiterHandler;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.jbake.app.configuration.DefaultJBakeConfiguration;
import org.jbake.app.configuration.JBakeConfiguration;

/**
 * The settings of a site and its templates, which are read once, for pages made more than once.
 * Thread-safe.
 */
public final class Templates {

  private static final ListDelimiterHandler LISTS = new DefaultListDelimiterHandler(',');

  private final Path folder;
  private final Path out;
  private final DefaultJBakeConfiguration config;
  private final FreeMarkerEngine engine;

  /**
   * @param baseUrl where the site will be; empty for the one in {@code jbake.properties}
   */
  public Templates(SitePages.Folders folders, String baseUrl) {
    this.folder = folders.templates();
    this.out = folders.out();
    this.config = config(folders, baseUrl);
    this.engine = new FreeMarkerEngine(config);
  }

  private static DefaultJBakeConfiguration config(SitePages.Folders folders, String baseUrl) {
    DefaultJBakeConfiguration config =
        new DefaultJBakeConfiguration(folders.project().toFile(), settings(folders.project()));
    config.setDestinationFolder(folders.out().toFile());
    config.setContentFolder(folders.content().toFile());
    config.setTemplateFolder(folders.templates().toAbsolutePath().toFile());
    config.setAssetFolder(folders.templates().resolve("assets").toFile());
    if (!baseUrl.isEmpty()) {
      config.setSiteHost(baseUrl);
    }
    return config;
  }

  /**
   * The settings of a project before JBake's own, as JBake reads them; its way to do so takes a
   * twentieth of a second.
   */
  private static CompositeConfiguration settings(Path project) {
    CompositeConfiguration settings = new CompositeConfiguration();
    settings.setListDelimiterHandler(LISTS);
    try {
      Path own = project.resolve("jbake.properties");
      if (Files.exists(own)) {
        settings.addConfiguration(properties(Files.newInputStream(own)));
      }
      settings.addConfiguration(
          properties(JBakeConfiguration.class.getResourceAsStream("/default.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ConfigurationException e) {
      throw new IllegalStateException(e);
    }
    return settings;
  }

  private static PropertiesConfiguration properties(InputStream file)
      throws IOException, ConfigurationException {
    PropertiesConfiguration properties = new PropertiesConfiguration();
    properties.setListDelimiterHandler(LISTS);
    properties.setIncludesAllowed(false);
    try (Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      properties.getLayout().load(properties, text);
    }
    return properties;
  }

  Path folder() {
    return folder;
  }

  /** The folder that is baked into. */
  Path out() {
    return out;
  }

  DefaultJBakeConfiguration config() {
    return config;
  }

  FreeMarkerEngine engine() {
    return engine;
  }
}
