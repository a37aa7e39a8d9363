package org.practicekb.page;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jbake.app.Renderer;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.model.DocumentModel;
import org.jbake.template.DelegatingTemplateEngine;
import org.jbake.template.model.TemplateModel;

/**
 * JBake's renderer, which hands over a page whole: JBake's own opens each file twice and writes it
 * piece by piece. Thread-safe.
 */
final class PageRenderer extends Renderer {

  private static final int USUAL_BYTES = 1 << 15;

  private final JBakeConfiguration config;
  private final DelegatingTemplateEngine engine;
  private final Output output;

  PageRenderer(JBakeConfiguration config, DelegatingTemplateEngine engine, Output output) {
    super(null, config, engine);
    this.config = config;
    this.engine = engine;
    this.output = output;
  }

  /**
   * Renders a document and writes it, in UTF-8, where its URI says.
   *
   * @throws Exception when its template fails or the file cannot be written
   */
  @Override
  public void render(DocumentModel document) throws Exception {
    TemplateModel model = new TemplateModel();
    model.setContent(document);
    ByteArrayOutputStream page = new ByteArrayOutputStream(USUAL_BYTES);
    try (Writer writer = new BufferedWriter(new OutputStreamWriter(page, StandardCharsets.UTF_8))) {
      String template = config.getTemplateFileByDocType(document.getType()).getName();
      engine.renderDocument(model, template, writer);
    }
    output.write(document.getUri(), page.toByteArray());
  }
}
