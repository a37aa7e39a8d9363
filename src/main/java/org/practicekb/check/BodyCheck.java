package org.practicekb.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.practicekb.content.Body;
import org.practicekb.content.HeadingIds;
import org.practicekb.content.Problem;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;
import org.practicekb.entry.TypeSchema;
import org.practicekb.link.Images;
import org.practicekb.link.LinkResolver;

/** Checks a body: its sections, headings, links, images and citations. Thread-safe. */
final class BodyCheck {

  private static final Set<String> CITED_SECTIONS = Set.of("evidence", "cautions");

  private final LinkResolver links;

  /** In bytes. */
  private static final int MAX_IMAGE = 300 * 1024;

  private final Images images;
  private final ValueCheck values;

  BodyCheck(LinkResolver links, Images images, ValueCheck values) {
    this.links = links;
    this.images = images;
    this.values = values;
  }

  void check(Entry entry, TypeSchema schema, List<Problem> problems) {
    Body body = entry.body();
    if (body.html().isBlank()) {
      if (!schema.bodyOptional()) {
        problems.add(
            Problem.error(
                entry.file().place(),
                "the entry has no text",
                "Write it below the second '---'.",
                ""));
      }
      return;
    }
    headings(body, problems);
    parts(entry, problems);
    sections(entry, schema, problems);
    citedSections(body, problems);
    for (Body.Link link : body.links()) {
      link(entry, link, problems);
    }
    for (Body.Image image : body.images()) {
      image(entry, image, problems);
    }
    for (Body.Citation cited : body.citations()) {
      values
          .citation(new Citation(cited.key(), cited.locator()), cited::place, entry.draft())
          .ifPresent(problems::add);
    }
  }

  private void link(Entry entry, Body.Link link, List<Problem> problems) {
    if (link.destination().isBlank()) {
      problems.add(
          Problem.error(
              link.place(),
              "the link " + Problem.quoted(link.text()) + " has no address",
              "Write it between the parentheses.",
              ""));
    } else if (links.link(entry, link.destination()) instanceof LinkResolver.Broken broken) {
      problems.add(
          Problem.error(link.place(), broken.what(), broken.suggestion(), broken.expected()));
    }
    if (link.text().isBlank()) {
      problems.add(
          Problem.error(
              link.place(),
              "the link " + Problem.quoted(link.destination()) + " has no words",
              "Write what it leads to between the brackets.",
              ""));
    }
  }

  private static void headings(Body body, List<Problem> problems) {
    int above = 1;
    for (Body.Heading heading : body.headings()) {
      if (heading.level() == 1) {
        problems.add(
            Problem.error(
                heading.place(),
                Problem.quoted(heading.text()) + " is a heading of level 1",
                "Begin it with '##'.",
                "the title is the page's only heading of level 1"));
      } else if (heading.level() > above + 1) {
        problems.add(
            Problem.error(
                heading.place(),
                "the heading '"
                    + heading.text()
                    + "' of level "
                    + heading.level()
                    + (above == 1 ? " follows the title" : " follows one of level " + above),
                "Begin it with '" + "#".repeat(above + 1) + "'.",
                "levels are not skipped"));
      }
      if (heading.text().isBlank()) {
        problems.add(Problem.error(heading.place(), "an empty heading", "Delete it.", ""));
      }
      above = Math.max(heading.level(), 1);
    }
  }

  /** The elements of a framework and the sections of a source are anchors beside the headings. */
  private static void parts(Entry entry, List<Problem> problems) {
    Set<String> seen = new TreeSet<>();
    int i = 0;
    String list = entry.fields().has("elements") ? "elements" : "sections";
    for (var part : entry.fields().path(list)) {
      String id = part.path("id").asText();
      String pointer = "/" + list + "/" + i++ + "/id";
      if (HeadingIds.isReserved(id)) {
        problems.add(
            Problem.error(
                entry.file().place(pointer),
                "the id '" + id + "' is the page's own",
                "Choose another.",
                ""));
      } else if (!id.isEmpty() && !seen.add(id)) {
        problems.add(
            Problem.error(
                entry.file().place(pointer),
                "the id '" + id + "' stands here a second time",
                "Give each its own.",
                ""));
      }
    }
    for (Body.Heading heading : entry.body().headings()) {
      if (seen.contains(heading.id())) {
        problems.add(
            Problem.error(
                heading.place(),
                "the heading's id '" + heading.id() + "' is also the id of one of the " + list,
                "Give the heading another {#id}.",
                ""));
      }
    }
  }

  private static void sections(Entry entry, TypeSchema schema, List<Problem> problems) {
    List<String> order = List.copyOf(schema.sections().keySet());
    Set<String> seen = new TreeSet<>();
    int last = -1;
    for (Body.Heading heading : entry.body().headings()) {
      int at = order.indexOf(heading.id());
      if (at < 0 || heading.level() != 2 || !seen.add(heading.id())) {
        continue;
      }
      if (at < last) {
        problems.add(
            Problem.error(
                heading.place(),
                "the section '" + heading.text() + "' stands too late",
                "Move it before '" + schema.sections().get(order.get(last)).title() + "'.",
                "order: " + titles(schema)));
      }
      last = Math.max(last, at);
    }
    for (TypeSchema.Section section : schema.sections().values()) {
      if (section.required()) {
        required(entry, section, schema, problems);
      }
    }
  }

  /** At the line that is meant to be its heading, where there is one in bold or without a space. */
  private static Problem missing(Entry entry, TypeSchema.Section section, String titles) {
    String title = section.title();
    Optional<Body.Block> meant =
        entry.body().blocks().stream()
            .filter(block -> block.text().replaceAll("^#+|:$", "").equalsIgnoreCase(title))
            .findFirst();
    List<String> headings = entry.body().headings().stream().map(Body.Heading::text).toList();
    String near =
        Problem.nearest(title, headings)
            .map(heading -> "Is '" + heading + "' meant to be it?")
            .orElse("Add it.");
    return Problem.error(
        meant.map(Body.Block::place).orElse(entry.file().place()),
        "the section '## " + title + "' is missing",
        meant.isPresent() ? "Write '## " + title + "' here, with the space." : near,
        "sections: " + titles);
  }

  private static void required(
      Entry entry, TypeSchema.Section section, TypeSchema schema, List<Problem> problems) {
    List<Body.Heading> headings = entry.body().headings();
    List<Body.Heading> found =
        headings.stream().filter(heading -> heading.id().equals(section.id())).toList();
    if (found.isEmpty()) {
      problems.add(missing(entry, section, titles(schema)));
    } else if (found.get(0).level() != 2) {
      problems.add(
          Problem.error(
              found.get(0).place(),
              "the section '" + section.title() + "' is a heading of level " + found.get(0).level(),
              "Begin it with '##'.",
              "sections: " + titles(schema)));
    } else if (isEmpty(entry.body(), section.id())) {
      problems.add(
          Problem.error(
              found.get(0).place(),
              "the section '" + section.title() + "' is empty",
              "Write what is known, or that nothing is.",
              ""));
    }
  }

  private static boolean isEmpty(Body body, String section) {
    Set<String> below = below(body, Set.of(section));
    return body.blocks().stream().noneMatch(block -> below.contains(block.section()));
  }

  /** The ids of the headings of {@code sections} and of those below them. */
  private static Set<String> below(Body body, Set<String> sections) {
    Set<String> below = new TreeSet<>();
    String standard = "";
    for (Body.Heading heading : body.headings()) {
      standard = heading.level() <= 2 ? heading.id() : standard;
      if (sections.contains(standard)) {
        below.add(heading.id());
      }
    }
    return below;
  }

  private static String titles(TypeSchema schema) {
    return String.join(
        ", ", schema.sections().values().stream().map(TypeSchema.Section::title).toList());
  }

  private static void citedSections(Body body, List<Problem> problems) {
    Set<String> cited = below(body, CITED_SECTIONS);
    for (Body.Block block : body.blocks()) {
      if (cited.contains(block.section()) && !block.cited()) {
        String text = block.text();
        String start = text.length() > 50 ? text.substring(0, 47) + "..." : text;
        problems.add(
            Problem.error(
                block.place(),
                "'" + start + "' has no citation",
                "Add one, as [@key, locator]: the key is the name of a file in references or sources.",
                "every paragraph on evidence and cautions cites its source"));
      }
    }
  }

  private void image(Entry entry, Body.Image image, List<Problem> problems) {
    String shown = Problem.quoted(image.destination());
    if (image.alt().isBlank()) {
      problems.add(
          Problem.error(
              image.place(),
              "the image " + shown + " has no alternative text",
              "Say between the brackets what it shows.",
              ""));
    }
    if (images.resolve(entry, image.destination()).isEmpty()) {
      String near = Problem.didYouMean(image.destination(), images.destinations(entry));
      problems.add(
          Problem.error(
              image.place(),
              shown + " is no image of this knowledge base",
              near.isEmpty()
                  ? "Put the file into content/images and link it as '../images/name.png'."
                  : near,
              "png, jpg, gif, webp, avif or svg"));
    } else if (images.size(image.destination()) > MAX_IMAGE) {
      problems.add(
          Problem.error(
              image.place(),
              String.format(
                  Locale.ROOT, "%s has %,d KB", shown, images.size(image.destination()) / 1024),
              "Save it smaller: 1,400 pixels wide are enough.",
              "at most " + MAX_IMAGE / 1024 + " KB, for readers on a phone"));
    }
  }
}
