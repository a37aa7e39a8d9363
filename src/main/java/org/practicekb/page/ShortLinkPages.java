package org.practicekb.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.practicekb.content.Parallel;
import org.practicekb.entry.Entry;
import org.practicekb.link.Address;
import org.practicekb.link.Permalinks;

/**
 * The pages behind the short links, which lead on to the entries. There are as many as entries, and
 * they differ in three places only: the template is filled in once, with marks in these places.
 */
final class ShortLinkPages {

  private static final String TITLE = "\uE000";
  private static final String TARGET = "\uE001";
  private static final String ABSOLUTE = "\uE002";

  private final PageContext context;
  private final FreeMarkerEngine templates;

  /** A short link, its entry, and the entry's address. */
  private record Link(Address from, Entry entry, Address to) {}

  ShortLinkPages(PageContext context, FreeMarkerEngine templates) {
    this.context = context;
    this.templates = templates;
  }

  /** Writes them. */
  void write(Output output) throws IOException {
    Address any = Address.HOME.shortLink();
    Head head = context.head(any, TITLE, "", false, false, List.of(), null);
    String form = templates.render("go.ftl", new Views.Redirect(head, TARGET, ABSOLUTE));
    Parallel.mapFiles(links(), link -> write(link, form, output));
  }

  private List<Link> links() {
    List<Link> links = new ArrayList<>();
    for (Entry entry : context.kb().published()) {
      Permalinks.everOf(entry)
          .forEach(page -> links.add(new Link(page.shortLink(), entry, Address.of(entry.id()))));
    }
    return links;
  }

  private Address write(Link link, String form, Output output) throws IOException {
    String page =
        form.replace(TITLE, Html.escape(PageContext.title(link.entry)))
            .replace(TARGET, link.to.from(link.from))
            .replace(ABSOLUTE, link.to.absolute(context.site().baseUrl()));
    output.write(link.from.file(), page.getBytes(StandardCharsets.UTF_8));
    return link.from;
  }
}
