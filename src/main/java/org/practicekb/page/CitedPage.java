package org.practicekb.page;

import java.time.LocalDate;
import java.util.Optional;
import org.practicekb.entry.Entry;
import org.practicekb.link.Address;
import org.practicekb.link.Apa;

/**
 * How to cite an entry: the page itself, or, for a reference or source, the work it is about.
 *
 * @param ofWork whether the work is cited and not the page
 * @param apa in APA style (7th edition), as plain text
 * @param bibTex a BibTeX record
 * @param ris a RIS record
 */
public record CitedPage(boolean ofWork, String apa, String bibTex, String ris) {

  /** How to cite a work. */
  static CitedPage ofWork(Entry work) {
    return new CitedPage(
        true, Apa.of(work).text(), CitationFiles.bibTex(work), CitationFiles.ris(work));
  }

  /**
   * How to cite a page of ours.
   *
   * @param day when it last changed
   */
  static CitedPage ofPage(Entry entry, Site site, Optional<LocalDate> day) {
    String title = PageContext.title(entry);
    String url = Address.of(entry.id()).absolute(site.baseUrl());
    String year = day.map(date -> Integer.toString(date.getYear())).orElse("");
    String key = entry.id().type().id() + "-" + entry.id().slug();
    return new CitedPage(
        false,
        apa(site, title, url, year),
        bibTex(site, key, title, url, year),
        ris(site, title, url, year));
  }

  private static String apa(Site site, String title, String url, String year) {
    String end = title.endsWith("?") || title.endsWith("!") ? "" : ".";
    return site.title()
        + ". ("
        + (year.isEmpty() ? "n.d." : year)
        + "). "
        + title
        + end
        + " "
        + url;
  }

  private static String bibTex(Site site, String key, String title, String url, String year) {
    return "@misc{"
        + key
        + ",\n  title = {"
        + CitationFiles.bibTexText(title)
        + "},\n  author = {{"
        + CitationFiles.bibTexText(site.title())
        + "}},\n"
        + (year.isEmpty() ? "" : "  year = {" + year + "},\n")
        + "  url = {"
        + url
        + "}\n}\n";
  }

  private static String ris(Site site, String title, String url, String year) {
    return "TY  - ELEC\nAU  - "
        + site.title()
        + "\nTI  - "
        + CitationFiles.line(title)
        + (year.isEmpty() ? "" : "\nPY  - " + year)
        + "\nUR  - "
        + url
        + "\nER  - \n";
  }
}
