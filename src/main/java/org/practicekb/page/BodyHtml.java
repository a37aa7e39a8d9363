package org.practicekb.page;

import java.util.Map;
import org.practicekb.content.Body;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;
import org.practicekb.link.Address;
import org.practicekb.link.Images;
import org.practicekb.link.LinkResolver;

/**
 * Fills in what a body left open: the addresses of links and images, and the numbers of citations;
 * and links terms.
 */
final class BodyHtml {

  private static final char NO_BREAK = '\u00a0';

  private final LinkResolver links;
  private final Images images;
  private final TermLinks terms;

  BodyHtml(LinkResolver links, Images images, TermLinks terms) {
    this.links = links;
    this.images = images;
    this.terms = terms;
  }

  /** The body of {@code entry} as markup for the page at {@code here}. */
  String of(Entry entry, Address here, Citations citations) {
    String open = terms.in(entry, here);
    StringBuilder html = new StringBuilder(open.length() + 512);
    int done = 0;
    for (int i = 0; i < open.length(); i++) {
      char kind = open.charAt(i);
      if (kind > Body.END) {
        continue;
      }
      int end = open.indexOf(Body.END, i);
      int index = Integer.parseInt(open, i + 1, end, 10);
      html.append(open, done, i);
      if (kind == Body.CITATION) {
        bindToTheWordBefore(html);
      }
      html.append(filled(kind, index, entry, here, citations));
      done = end + 1;
      i = end;
    }
    String filled = html.append(open, done, open.length()).toString();
    return withFormerAnchors(BodyTables.in(filled), entry.anchors());
  }

  /** A mark does not begin a line. */
  private static void bindToTheWordBefore(StringBuilder html) {
    int last = html.length() - 1;
    if (last >= 0 && Character.isWhitespace(html.charAt(last))) {
      html.setCharAt(last, NO_BREAK);
    }
  }

  private String filled(char kind, int index, Entry entry, Address here, Citations citations) {
    Body body = entry.body();
    if (kind == Body.CITATION) {
      Body.Citation cited = body.citations().get(index);
      return citations.mark(new Citation(cited.key(), cited.locator()));
    }
    return Html.escape(
        kind == Body.IMAGE
            ? image(entry, index, here)
            : href(links.link(entry, body.links().get(index).destination()), here));
  }

  private String image(Entry entry, int index, Address here) {
    return images
        .resolve(entry, entry.body().images().get(index).destination())
        .orElseThrow()
        .from(here);
  }

  /** Where a target is read, as a link from {@code here}. */
  static String href(LinkResolver.Target target, Address here) {
    if (target instanceof LinkResolver.ToEntry entry) {
      return entry.address().from(here);
    }
    if (target instanceof LinkResolver.ToValue value) {
      return Address.of(value.taxonomy(), value.value()).from(here);
    }
    if (target instanceof LinkResolver.Outside outside) {
      return outside.url();
    }
    throw new IllegalStateException("the checks let through " + target);
  }

  /** Former heading ids stay reachable: each is put before the heading that took its place. */
  private static String withFormerAnchors(String html, Map<String, String> anchors) {
    String kept = html;
    for (Map.Entry<String, String> anchor : anchors.entrySet()) {
      kept =
          kept.replaceFirst(
              "(<h[1-6] id=\"" + anchor.getValue() + "\">)",
              "<span id=\"" + anchor.getKey() + "\"></span>$1");
    }
    return kept;
  }
}
