package org.practicekb.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A diff in words: as text for a terminal, as Markdown for a comment, or as JSON. */
public final class DiffReport {

  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  /** A comment on GitHub holds 65,536 characters. */
  private static final int LONGEST_COMMENT = 60_000;

  private static final int LONGEST_VALUE = 600;
  private static final int IN_A_SECTION = 60;

  private final SiteDiff diff;
  private final List<Section> sections = new ArrayList<>();

  /**
   * A line.
   *
   * @param depth 0 for one that stands under the section itself
   * @param words our own words; may be empty
   * @param value what stands in the content; may be empty
   */
  private record Line(int depth, String words, String value) {}

  private record Section(String title, List<Line> lines) {
    void add(int depth, String words, String value) {
      lines.add(new Line(depth, words, value));
    }
  }

  /** Puts a diff into words. */
  public DiffReport(SiteDiff diff) {
    this.diff = diff;
    listed("Added", diff.added());
    listed("Removed", diff.removed());
    Section renamed = section("Renamed");
    diff.renamed().forEach(one -> renamed.add(0, "", one.from() + " \u2192 " + one.to()));
    Section regraded = section("Regraded");
    diff.regraded().forEach(one -> regraded.add(0, "", regraded(one)));
    Section unsourced = section("New statements without a source");
    diff.unsourced().forEach(one -> unsourced.add(0, "", where(one) + ": " + one.text()));
    addresses();
    changed();
    links();
    backlinks();
    Section pages = section("Pages whose text changes");
    diff.pages().forEach(page -> pages.add(0, "", page.address() + words(page)));
    sections.removeIf(section -> section.lines.isEmpty());
  }

  private Section section(String title) {
    Section section = new Section(title, new ArrayList<>());
    sections.add(section);
    return section;
  }

  private void listed(String title, List<SiteDiff.Listed> entries) {
    Section section = section(title);
    for (SiteDiff.Listed entry : entries) {
      String note = entry.note().isEmpty() ? "" : " (" + entry.note() + ")";
      section.add(0, "", entry.id() + ": " + entry.title() + note);
    }
  }

  private static String regraded(SiteDiff.Regraded one) {
    String before = one.before().isEmpty() ? "not graded" : one.before();
    String after = one.after().isEmpty() ? "not graded" : one.after();
    return one.id() + ", " + one.scale() + ": " + before + " \u2192 " + after;
  }

  private static String where(SiteDiff.Statement one) {
    return one.section().isEmpty() ? one.id() : one.id() + "#" + one.section();
  }

  private void addresses() {
    Section lost = section("Addresses that need a redirect");
    Section kept = section("Addresses that lead on");
    for (SiteDiff.LostAddress address : diff.addresses()) {
      if (address.remedy().isEmpty()) {
        kept.add(0, "", address.address() + " \u2192 " + address.leadsTo());
      } else {
        lost.add(0, "", address.address());
        lost.add(1, "", address.remedy());
      }
    }
  }

  private void changed() {
    Section section = section("Changed");
    for (SiteDiff.Changed entry : diff.changed()) {
      section.add(0, "", entry.id() + ": " + entry.title());
      entry.fields().forEach(field -> difference(field.name(), field, section));
      for (SiteDiff.Difference part : entry.text()) {
        difference(part.name().isEmpty() ? "the text" : "#" + part.name(), part, section);
      }
    }
  }

  private static void difference(String name, SiteDiff.Difference field, Section section) {
    section.add(1, "", name);
    field.before().forEach(value -> section.add(2, "before", value));
    field.after().forEach(value -> section.add(2, "after", value));
  }

  private void links() {
    Section section = section("Links, citations and relations");
    diff.linksWon().forEach(link -> section.add(0, "won", link.toString()));
    diff.linksLost().forEach(link -> section.add(0, "lost", link.toString()));
  }

  /** The same links, seen from their other ends. */
  private void backlinks() {
    Map<String, List<Line>> byTarget = new TreeMap<>();
    diff.linksWon().forEach(link -> backlink(link, "won", byTarget));
    diff.linksLost().forEach(link -> backlink(link, "lost", byTarget));
    Section section = section("Backlinks");
    byTarget.forEach(
        (target, lines) -> {
          section.add(0, "", target);
          section.lines.addAll(lines);
        });
  }

  private static void backlink(
      SiteDiff.Link link, String change, Map<String, List<Line>> byTarget) {
    byTarget
        .computeIfAbsent(link.to(), target -> new ArrayList<>())
        .add(new Line(1, change, link.from() + " " + link.how() + " it"));
  }

  private static String words(SiteDiff.ChangedPage page) {
    return page.wordsAdded() + page.wordsRemoved() == 0
        ? " (other order)"
        : " (words: +" + page.wordsAdded() + " \u2212" + page.wordsRemoved() + ")";
  }

  private String nothing() {
    return "Compared with " + diff.base() + ", nothing changes on the site.";
  }

  private String head() {
    return diff.changesNothing() ? nothing() : "Compared with " + diff.base() + ":";
  }

  /** For a terminal. */
  public String text() {
    StringBuilder text = new StringBuilder(head()).append('\n');
    diff.notes().forEach(note -> text.append(note).append('\n'));
    for (Section section : sections) {
      text.append('\n').append(section.title).append('\n');
      for (Line line : section.lines) {
        text.append("  ".repeat(line.depth + 1))
            .append(sign(line.words))
            .append(line.value)
            .append('\n');
      }
    }
    return text.toString();
  }

  private static String sign(String words) {
    return switch (words) {
      case "won", "after" -> "+ ";
      case "lost", "before" -> "- ";
      default -> "";
    };
  }

  /** For a comment: what comes from the content is code, so that it mentions and links nothing. */
  public String markdown() {
    StringBuilder text = new StringBuilder("## What this changes on the site\n\n");
    text.append(head()).append('\n');
    diff.notes().forEach(note -> text.append("\n**").append(note).append("**\n"));
    for (Section section : sections) {
      String part = markdown(section);
      if (text.length() + part.length() > LONGEST_COMMENT) {
        return text.append("\nThe rest is too long for a comment; `kb diff` shows it.\n")
            .toString();
      }
      text.append(part);
    }
    return text.toString();
  }

  private static String markdown(Section section) {
    StringBuilder text = new StringBuilder("\n### " + section.title + "\n\n");
    section.lines.stream()
        .limit(IN_A_SECTION)
        .forEach(
            line ->
                text.append("  ".repeat(line.depth))
                    .append("- ")
                    .append(line.words.isEmpty() ? "" : line.words + ": ")
                    .append(code(line.value))
                    .append('\n'));
    int more = section.lines.size() - IN_A_SECTION;
    return text.append(more > 0 ? "- and " + more + " more lines\n" : "").toString();
  }

  /** A code span that holds whatever {@code value} holds (CommonMark 0.31, 6.1). */
  private static String code(String value) {
    String line = value.replaceAll("\\s+", " ").strip();
    String cut = line.length() > LONGEST_VALUE ? line.substring(0, LONGEST_VALUE) + "\u2026" : line;
    if (cut.isEmpty()) {
      return "(empty)";
    }
    String fence = "`";
    while (cut.contains(fence)) {
      fence += "`";
    }
    boolean padded = cut.startsWith("`") || cut.endsWith("`");
    return fence + (padded ? " " + cut + " " : cut) + fence;
  }

  /** For programs: the fields of {@link SiteDiff}, words joined by underscores. */
  public String json() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(diff) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
