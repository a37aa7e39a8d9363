package org.practicekb.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.link.Address;

/**
 * The citations of one page. Works are numbered in the order they are first asked for, and what is
 * cited of a work is lettered: {@code 2} is the second work, {@code 2b} the second of its parts.
 * Not thread-safe: one page is built by one thread.
 */
final class Citations {

  private static final int LETTERS = 26;

  private final KnowledgeBase kb;
  private final Works works;
  private final Address here;
  private final Map<String, Cited> cited = new LinkedHashMap<>();
  private final Set<String> marked = new HashSet<>();

  /** How a work is cited: its number from 1, and its locators so far. */
  private record Cited(int number, List<String> locators) {}

  Citations(KnowledgeBase kb, Works works, Address here) {
    this.kb = kb;
    this.works = works;
    this.here = here;
  }

  /**
   * A work in the list of citations.
   *
   * @param number from 1
   * @param bare whether the page cites the work as a whole
   * @param apa the work in APA style
   * @param title the work's title
   * @param href its page, from here
   * @param parts what is cited of it; empty when it is cited as a whole only
   */
  public record Work(
      int number,
      boolean bare,
      TemplateHTMLOutputModel apa,
      String title,
      String href,
      List<Part> parts) {}

  /**
   * A cited section or page of a work.
   *
   * @param label the number of the work with a letter
   * @param href where our page of the work tells of the part; may be empty
   */
  public record Part(String label, String text, String href) {}

  /** The marks of some citations: links to the list. */
  TemplateHTMLOutputModel marks(List<Citation> citations) {
    StringBuilder marks = new StringBuilder();
    citations.forEach(citation -> marks.append(mark(citation)));
    return Html.of(marks.toString());
  }

  /** The mark of a citation as markup; the first of its kind can be led back to. */
  String mark(Citation citation) {
    Cited work =
        cited.computeIfAbsent(
            citation.key(), key -> new Cited(cited.size() + 1, new ArrayList<>()));
    String label = work.number + letter(work, citation.locator());
    return "<a class=\"cite\""
        + (marked.add(label) ? " id=\"cite-" + label + "\"" : "")
        + " href=\"#source-"
        + label
        + "\" aria-label=\"Source "
        + label
        + "\">["
        + label
        + "]</a>";
  }

  private static String letter(Cited work, String locator) {
    if (locator.isEmpty()) {
      return "";
    }
    if (!work.locators.contains(locator)) {
      work.locators.add(locator);
    }
    return letters(work.locators.indexOf(locator));
  }

  /** As ordered lists of HTML count: a to z, then aa. */
  private static String letters(int index) {
    String before = index < LETTERS ? "" : letters(index / LETTERS - 1);
    return before + (char) ('a' + index % LETTERS);
  }

  /** The list, in the order of the numbers. */
  List<Work> works() {
    List<Work> list = new ArrayList<>();
    cited.forEach((key, one) -> kb.citable(key).ifPresent(entry -> list.add(work(entry, one))));
    return list;
  }

  private Work work(Entry entry, Cited cited) {
    Address address = Address.of(entry.id());
    List<Part> parts = new ArrayList<>();
    for (String locator : cited.locators) {
      String section = entry.parts().get(locator);
      String label = cited.number + letters(parts.size());
      parts.add(
          section == null
              ? new Part(label, locator, "")
              : new Part(label, section, address.at(locator).from(here)));
    }
    return new Work(
        cited.number,
        marked.contains(Integer.toString(cited.number)),
        works.apa(entry),
        entry.title(),
        address.from(here),
        parts);
  }
}
