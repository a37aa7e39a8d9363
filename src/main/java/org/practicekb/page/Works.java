package org.practicekb.page;

import freemarker.core.TemplateHTMLOutputModel;
import org.practicekb.entry.Entry;
import org.practicekb.entry.PerEntry;
import org.practicekb.link.Apa;

/** References and sources as markup, each made once: many pages cite the same. Thread-safe. */
final class Works {

  private final PerEntry<TemplateHTMLOutputModel> made = new PerEntry<>();

  /** A reference or source in APA style. */
  TemplateHTMLOutputModel apa(Entry work) {
    return made.of(work, one -> Html.of(Apa.of(one)));
  }
}
