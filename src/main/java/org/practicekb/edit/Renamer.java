package org.practicekb.edit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.practicekb.content.Body;
import org.practicekb.content.Place;
import org.practicekb.content.Yaml;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.TypeSchema;
import org.practicekb.link.LinkResolver;

/** Finds everything in a file that names an entry, and writes its new name there. */
final class Renamer {

  private final LinkResolver links;
  private final EntryId from;
  private final EntryId to;
  private final boolean citable;

  Renamer(LinkResolver links, EntryId from, EntryId to) {
    this.links = links;
    this.from = from;
    this.to = to;
    this.citable = from.type() == EntryType.REFERENCE || from.type() == EntryType.SOURCE;
  }

  /** Fields, links and citations of an entry. */
  void entry(Entry entry, TypeSchema schema, TextEdits edits) {
    fields(entry.file().frontMatter(), schema, edits);
    for (Body.Link link : entry.body().links()) {
      if (isToMoved(entry, link.destination())) {
        link(link, edits);
      }
    }
    for (Body.Citation cited : entry.body().citations()) {
      if (citable && cited.key().equals(from.slug())) {
        citation(cited.place(), edits);
      }
    }
  }

  private boolean isToMoved(Entry entry, String destination) {
    return !destination.startsWith("#")
        && links.link(entry, destination) instanceof LinkResolver.ToEntry target
        && target.entry().id().equals(from);
  }

  /** The values of front matter or of a taxonomy. */
  void fields(Yaml yaml, TypeSchema schema, TextEdits edits) {
    schema.visitFormats(
        yaml.data(),
        (pointer, format, value) -> {
          if (names(format, value)) {
            String old = format.equals("entry-link") ? from.toString() : from.slug();
            String now = format.equals("entry-link") ? to.toString() : to.slug();
            value(yaml.place(pointer), old, now, edits);
          }
        });
  }

  private boolean names(String format, String value) {
    return switch (format) {
      case "entry-link" -> value.replaceFirst("#.*", "").equals(from.toString());
      case "citation" -> citable && Citation.parse(value).key().equals(from.slug());
      case "reference-key" -> citable && value.equals(from.slug());
      case "scale" -> from.type() == EntryType.SCALE && value.equals(from.slug());
      default -> false;
    };
  }

  /** A value begins at its place, or behind its quotation mark. */
  private static void value(Place place, String old, String now, TextEdits edits) {
    Matcher written =
        Pattern.compile("[\"']?\\s*(" + Pattern.quote(old) + ")(?![a-z0-9-])")
            .matcher(edits.text());
    if (!written.region(edits.offset(place), edits.text().length()).lookingAt()) {
      throw new Unmendable(place, old);
    }
    edits.replace(written.start(1), old.length(), now);
  }

  private void link(Body.Link link, TextEdits edits) {
    String path = link.destination().replaceFirst("#.*", "");
    Matcher written =
        Pattern.compile(
                "]\\(\\s*<?"
                    + Pattern.quote(path.substring(0, path.length() - name(from).length()))
                    + "("
                    + Pattern.quote(name(from))
                    + ")")
            .matcher(edits.text());
    if (!written.find(edits.offset(link.place()))) {
      throw new Unmendable(link.place(), path);
    }
    edits.replace(written.start(1), name(from).length(), name(to));
  }

  private static String name(EntryId id) {
    return id.slug() + ".md";
  }

  /** One mark may cite a work several times. */
  private void citation(Place place, TextEdits edits) {
    int start = edits.offset(place);
    int end = edits.text().indexOf(']', start);
    Matcher key =
        Pattern.compile("@(" + Pattern.quote(from.slug()) + ")(?=[\\s,;\\]])")
            .matcher(edits.text());
    for (key.region(start, end + 1); key.find(); ) {
      edits.replace(key.start(1), from.slug().length(), to.slug());
    }
  }
}
