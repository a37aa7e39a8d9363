package org.practicekb.content;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * A Markdown file as read. Treat as immutable.
 *
 * @param path the file on disk
 * @param name the file relative to the content folder, with forward slashes and without {@code
 *     .md}: {@code programs/ce-cert}
 * @param frontMatter the fields between the {@code ---} lines, a mapping
 * @param outline the headings of what follows, which others link to
 * @param text what follows
 */
public record ContentFile(
    Path path,
    String name,
    Yaml frontMatter,
    Supplier<List<Body.Heading>> outline,
    Supplier<Body> text) {

  ContentFile(Path path, String name, Yaml frontMatter, Body body) {
    this(path, name, frontMatter, body::headings, () -> body);
  }

  /** The headings of what follows the front matter. */
  public List<Body.Heading> headings() {
    return outline.get();
  }

  /** What follows the front matter. */
  public Body body() {
    return text.get();
  }

  /** The place of a front matter field by its JSON pointer. */
  public Place place(String pointer) {
    return frontMatter.place(pointer);
  }

  /** The whole file as a place. */
  public Place place() {
    return Place.file(frontMatter.path());
  }

  /** The last part of the name. */
  public String slug() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The folder the file is in, relative to the content folder; empty at its top. */
  public String folder() {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }
}
