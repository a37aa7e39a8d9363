package org.practicekb.page;

import java.io.ByteArrayOutputStream;
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
    Utf8 page = new Utf8();
    String template = config.getTemplateFileByDocType(document.getType()).getName();
    engine.renderDocument(model, template, page);
    output.write(document.getUri(), page.bytes.toByteArray());
  }

  /**
   * Encodes each piece as it comes: templates write short texts, nearly all ASCII, which a buffer
   * of characters would copy twice.
   */
  private static final class Utf8 extends Writer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);

    @Override
    public void write(String text, int from, int length) {
      bytes.writeBytes(text.substring(from, from + length).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(char[] text, int from, int length) {
      write(new String(text, from, length), 0, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
