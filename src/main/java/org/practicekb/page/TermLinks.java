package org.practicekb.page;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.practicekb.content.Body;
import org.practicekb.content.Sentences;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.link.Address;
import org.practicekb.link.LinkResolver;

/**
 * Makes the first occurrence of each glossary term in a body a link that carries the term's
 * definition; {@code terms.js} shows it. These links are the site's and not the author's: they
 * count as no backlinks. Thread-safe.
 */
final class TermLinks {

  private static final String MARK = "<a class=\"term\"";
  private static final String AUTHORS_LINK = "<a href=\"" + Body.LINK;
  private static final String QUOTE = "&quot;";

  /** About three lines on a phone: a definition is a help in passing. */
  private static final int LONGEST_DEFINITION = 220;

  private static final Set<String> LEFT_ALONE =
      Set.of(
          "a",
          "blockquote",
          "cite",
          "code",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "kbd",
          "pre",
          "q",
          "th",
          "var");
  private static final Set<String> BLOCKS = Set.of("p", "li", "td");

  private final LinkResolver links;
  private final TermNames names;

  /** Of the terms met so far. */
  private final Map<EntryId, String> definitions = new ConcurrentHashMap<>();

  /**
   * @param terms the published terms
   */
  TermLinks(List<Entry> terms, LinkResolver links) {
    this.links = links;
    this.names = new TermNames(terms);
  }

  private String definition(Entry term) {
    return definitions.computeIfAbsent(term.id(), id -> attributes(term));
  }

  private static String attributes(Entry term) {
    return " data-term=\""
        + Html.escape(PageContext.title(term))
        + "\" data-definition=\""
        + Html.escape(new Sentences(term.summary()).leading(LONGEST_DEFINITION))
        + "\"";
  }

  /** The body of {@code entry} for the page at {@code here}; its marks stay open. */
  String in(Entry entry, Address here) {
    return new Pass(entry, here).run();
  }

  /** Whether a body shows terms. */
  static boolean areIn(String body) {
    return body.contains(MARK);
  }

  /** One walk through one body. */
  private final class Pass {
    private final Entry entry;
    private final Address here;
    private final String html;
    private final StringBuilder out;
    private final Set<EntryId> seen = new HashSet<>();
    private int done;
    private int leftAlone;
    private boolean quoted;

    Pass(Entry entry, Address here) {
      this.entry = entry;
      this.here = here;
      this.html = entry.body().html();
      this.out = new StringBuilder(html.length() + 512);
      seen.add(entry.id());
    }

    String run() {
      int at = 0;
      while (at < html.length()) {
        at = next(at);
      }
      return out.append(html, done, html.length()).toString();
    }

    private int next(int at) {
      char c = html.charAt(at);
      if (c == '<') {
        return tag(at);
      }
      if (c == Body.CITATION) {
        return html.indexOf(Body.END, at) + 1;
      }
      if (Character.isLetterOrDigit(c)) {
        return word(at);
      }
      return c == '"' || c == '“' || c == '”' || c == '&' ? sign(at, c) : at + 1;
    }

    /** A quotation has someone else's words, which lead nowhere. It ends with its paragraph. */
    private int sign(int at, char c) {
      boolean entity = c == '&';
      if (entity && !html.startsWith(QUOTE, at)) {
        return at + 1;
      }
      quoted = c == '“' || c != '”' && !quoted;
      return at + (entity ? QUOTE.length() : 1);
    }

    private int tag(int at) {
      boolean closes = html.charAt(at + 1) == '/';
      int begin = closes ? at + 2 : at + 1;
      String name = html.substring(begin, TermNames.wordEnd(html, begin));
      if (LEFT_ALONE.contains(name)) {
        leftAlone += closes ? -1 : 1;
      }
      quoted &= !BLOCKS.contains(name);
      if (html.startsWith(AUTHORS_LINK, at)) {
        authorsLink(at);
      }
      return tagEnd(at);
    }

    private int tagEnd(int at) {
      boolean inValue = false;
      int i = at;
      while (inValue || html.charAt(i) != '>') {
        inValue ^= html.charAt(i) == '"';
        i++;
      }
      return i + 1;
    }

    /** An author's link to a term is its first occurrence when it comes first. */
    private void authorsLink(int at) {
      int mark = at + AUTHORS_LINK.length();
      int index = Integer.parseInt(html, mark, html.indexOf(Body.END, mark), 10);
      String destination = entry.body().links().get(index).destination();
      if (links.link(entry, destination) instanceof LinkResolver.ToEntry to
          && to.anchor().isEmpty()
          && to.entry().id().type() == EntryType.TERM
          && seen.add(to.entry().id())) {
        out.append(html, done, at).append(MARK).append(definition(to.entry()));
        done = at + "<a".length();
      }
    }

    private int word(int at) {
      int end = TermNames.wordEnd(html, at);
      boolean hyphened = at > 0 && html.charAt(at - 1) == '-';
      if (leftAlone > 0 || quoted || hyphened) {
        return end;
      }
      Optional<TermNames.Found> found = names.at(html, at, end);
      if (found.isEmpty()) {
        return end;
      }
      if (seen.add(found.get().term().id())) {
        link(at, found.get());
      }
      return found.get().end();
    }

    private void link(int at, TermNames.Found name) {
      out.append(html, done, at)
          .append(MARK)
          .append(definition(name.term()))
          .append(" href=\"")
          .append(Html.escape(Address.of(name.term().id()).from(here)))
          .append("\">")
          .append(html, at, name.end())
          .append("</a>");
      done = name.end();
    }
  }
}
