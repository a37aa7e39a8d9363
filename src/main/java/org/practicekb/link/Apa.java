package org.practicekb.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;

/**
 * A reference or source in the style of the American Psychological Association (Publication Manual,
 * 7th edition, chapter 9), as plain text around the part in italics. Only what the entry gives is
 * printed.
 *
 * @param lead before the italics: authors, year and, for a part of something larger, its title
 * @param italic the title of the work, or of the journal or book it appeared in, with the volume
 * @param tail after the italics: issue, pages, publisher
 * @param url the resolver address of the DOI, else the printed address; empty when there is neither
 */
public record Apa(String lead, String italic, String tail, String url) {

  /** Formats a reference or source. */
  public static Apa of(Entry entry) {
    JsonNode data = entry.fields();
    String year = data.path("year").asText();
    String who = who(data);
    String head =
        (who.isEmpty() ? "" : withStop(who) + " ")
            + (year.isEmpty() ? "(n.d.). " : "(" + year + "). ");
    String container = data.path("container").asText();
    String url = url(data);
    if (container.isEmpty()) {
      String publisher =
          data.path("publisher")
              .asText(entry.id().type() == EntryType.SOURCE ? data.path("issuer").asText() : "");
      String stop = withStop(entry.title()).substring(entry.title().length());
      boolean named = publisher.isEmpty() || publisher.equals(who);
      return new Apa(head, entry.title(), named ? stop : stop + " " + withStop(publisher), url);
    }
    if (isChapter(data)) {
      return new Apa(
          head + withStop(entry.title()) + " In " + editors(data),
          container,
          chapterTail(data),
          url);
    }
    String volume = data.path("volume").asText();
    return new Apa(
        head + withStop(entry.title()) + " ",
        container + (volume.isEmpty() ? "" : ", " + volume),
        tail(data),
        url);
  }

  /** How a text names a work: {@code Doe & Roe (2019)}, or {@code Doe et al. (2019)}. */
  public static String inText(Entry entry) {
    JsonNode data = entry.fields();
    List<String> families = new ArrayList<>();
    data.path("authors").forEach(author -> families.add(author.path("family").asText()));
    String who =
        switch (families.size()) {
          case 0 -> who(data).isEmpty() ? entry.title() : who(data);
          case 1, 2 -> String.join(" & ", families);
          default -> families.get(0) + " et al.";
        };
    return who + " (" + data.path("year").asText("n.d.") + ")";
  }

  /** Whether front matter is that of a chapter: a book that is in something. */
  public static boolean isChapter(JsonNode data) {
    return data.path("kind").asText().equals("book") && data.has("container");
  }

  private static String editors(JsonNode data) {
    List<String> names = new ArrayList<>();
    data.path("editors")
        .forEach(
            editor ->
                names.add(
                    (editor.path("given").asText() + " " + editor.path("family").asText())
                        .strip()));
    return names.isEmpty()
        ? ""
        : (names.size() == 2 ? String.join(" & ", names) : joined(names)) + role(data) + ", ";
  }

  private static String role(JsonNode data) {
    return data.path("editors").size() == 1 ? " (Ed.)" : " (Eds.)";
  }

  private static String chapterTail(JsonNode data) {
    String pages = data.path("pages").asText();
    String publisher = data.path("publisher").asText();
    return (pages.isEmpty() ? "." : " (pp. " + pages + ").")
        + (publisher.isEmpty() ? "" : " " + withStop(publisher));
  }

  private static String tail(JsonNode data) {
    String issue = data.path("issue").asText();
    String pages = data.path("pages").asText();
    return (issue.isEmpty() ? "" : "(" + issue + ")") + (pages.isEmpty() ? "" : ", " + pages) + ".";
  }

  private static String url(JsonNode data) {
    String doi = data.path("doi").asText();
    return doi.isEmpty() ? data.path("url").asText() : "https://doi.org/" + doi;
  }

  private static String who(JsonNode data) {
    List<String> names = new ArrayList<>();
    data.path("authors").forEach(author -> names.add(name(author)));
    if (!names.isEmpty()) {
      return joined(names);
    }
    if (data.has("editors") && !data.has("container")) {
      data.path("editors").forEach(editor -> names.add(name(editor)));
      return joined(names) + role(data);
    }
    return data.path("organization").asText(data.path("issuer").asText());
  }

  private static String joined(List<String> names) {
    if (names.size() > 20) {
      return String.join(", ", names.subList(0, 19)) + ", . . . " + names.get(names.size() - 1);
    }
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + ", & " + names.get(last);
  }

  private static String name(JsonNode author) {
    String given = author.path("given").asText();
    return author.path("family").asText() + (given.isEmpty() ? "" : ", " + given);
  }

  private static String withStop(String text) {
    return text.endsWith(".") || text.endsWith("?") || text.endsWith("!") ? text : text + ".";
  }

  /** The whole as plain text. */
  public String text() {
    return lead + italic + tail + (url.isEmpty() ? "" : " " + url);
  }
}
