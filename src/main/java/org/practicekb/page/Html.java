package org.practicekb.page;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import org.practicekb.link.Apa;

/** Makes the markup that templates print as it is. Everything else in a template is escaped. */
final class Html {

  private Html() {}

  /** Text as markup. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Markup that a template prints without escaping. */
  static TemplateHTMLOutputModel of(String markup) {
    try {
      return HTMLOutputFormat.INSTANCE.fromMarkup(markup);
    } catch (TemplateModelException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A bibliographic line with its italics and its link. */
  static TemplateHTMLOutputModel of(Apa apa) {
    String url =
        apa.url().isEmpty()
            ? ""
            : " <a rel=\"external\" href=\""
                + escape(apa.url())
                + "\">"
                + escape(apa.url())
                + "</a>";
    return of(
        escape(apa.lead()) + "<i>" + escape(apa.italic()) + "</i>" + escape(apa.tail()) + url);
  }
}
