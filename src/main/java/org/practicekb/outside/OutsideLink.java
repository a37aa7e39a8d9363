package org.practicekb.outside;

import java.util.ArrayList;
import java.util.List;
import org.practicekb.content.Body;
import org.practicekb.content.Place;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Schemas;
import org.practicekb.link.LinkResolver;

/**
 * An address outside the site.
 *
 * @param url where it is asked for; of a DOI its address at doi.org
 * @param doi the DOI as written; empty for other addresses
 * @param owner the entry it stands in
 */
public record OutsideLink(String url, String doi, Entry owner, Place place) {

  private static final String DOI_HOST = "https://doi.org/";

  /** Whether it is a DOI. */
  public boolean isDoi() {
    return !doi.isEmpty();
  }

  /** As written. */
  public String written() {
    return isDoi() ? doi : url;
  }

  /** Every one of {@code entries}, mail addresses left out, in the order of entries and fields. */
  public static List<OutsideLink> in(List<Entry> entries, LinkResolver links, Schemas schemas) {
    List<OutsideLink> found = new ArrayList<>();
    for (Entry entry : entries) {
      EntryType type = entry.id().type();
      schemas
          .of(type)
          .visitFormats(
              entry.fields(),
              (pointer, format, value) -> {
                if (format.equals("web-address") && LinkResolver.isAddress(value)) {
                  found.add(new OutsideLink(value, "", entry, entry.file().place(pointer)));
                }
              });
      if (!entry.text("doi").isEmpty()) {
        found.add(doi(entry));
      }
      for (Body.Link link : entry.body().links()) {
        if (links.link(entry, link.destination()) instanceof LinkResolver.Outside outside
            && outside.url().startsWith("http")) {
          found.add(new OutsideLink(outside.url(), "", entry, link.place()));
        }
      }
    }
    return found;
  }

  private static OutsideLink doi(Entry entry) {
    String doi = entry.text("doi");
    String escaped =
        doi.replace("%", "%25").replace("<", "%3C").replace(">", "%3E").replace("#", "%23");
    return new OutsideLink(DOI_HOST + escaped, doi, entry, entry.file().place("/doi"));
  }
}
