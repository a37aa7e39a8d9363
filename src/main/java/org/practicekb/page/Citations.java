package org.practicekb.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.practicekb.entry.Citation;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.link.Address;
import org.practicekb.link.Apa;

/**
 * The citations of one page, numbered in the order they are first asked for. Not thread-safe: one
 * page is built by one thread.
 */
final class Citations {

  private final KnowledgeBase kb;
  private final Address here;
  private final Map<Citation, Integer> numbers = new LinkedHashMap<>();

  Citations(KnowledgeBase kb, Address here) {
    this.kb = kb;
    this.here = here;
  }

  /**
   * A line of the list of citations.
   *
   * @param number from 1
   * @param apa the work in APA style
   * @param locator the section or page; may be empty
   * @param title the work's title
   * @param href its page here
   */
  public record Line(
      int number, TemplateHTMLOutputModel apa, String locator, String title, String href) {}

  /** The marks of some citations: links to their lines. */
  TemplateHTMLOutputModel marks(List<Citation> citations) {
    StringBuilder marks = new StringBuilder();
    citations.forEach(citation -> marks.append(mark(citation)));
    return Html.of(marks.toString());
  }

  /** The mark of a citation as markup. */
  String mark(Citation citation) {
    int number = numbers.computeIfAbsent(citation, c -> numbers.size() + 1);
    return "<a class=\"cite\" href=\"#source-"
        + number
        + "\" aria-label=\"Source "
        + number
        + "\">["
        + number
        + "]</a>";
  }

  private String locator(Citation citation) {
    return kb.citable(citation.key())
        .map(entry -> entry.parts().get(citation.locator()))
        .orElse(citation.locator());
  }

  /** The list, in the order of the numbers. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    numbers.forEach(
        (citation, number) ->
            kb.citable(citation.key())
                .ifPresent(
                    entry -> {
                      Address address = Address.of(entry.id());
                      boolean section = entry.parts().containsKey(citation.locator());
                      String href = (section ? address.at(citation.locator()) : address).from(here);
                      lines.add(
                          new Line(
                              number,
                              Html.of(Apa.of(entry)),
                              locator(citation),
                              entry.title(),
                              href));
                    }));
    return lines;
  }
}
