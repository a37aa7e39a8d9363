package org.practicekb.content;

import java.util.List;

/** A {@link Body} in bytes, without its headings. */
final class BodyBytes {

  private final String path;
  private final BytesReader in;

  private BodyBytes(String path, BytesReader in) {
    this.path = path;
    this.in = in;
  }

  static BytesWriter write(Body body) {
    BytesWriter out = new BytesWriter();
    out.text(body.html());
    out.list(body.links(), link -> write(link, out));
    out.list(body.images(), image -> write(image, out));
    out.list(body.citations(), citation -> write(citation, out));
    out.list(body.blocks(), block -> write(block, out));
    return out;
  }

  /**
   * Reads what was written.
   *
   * @param path the file of all places
   * @param headings of the body
   */
  static Body read(String path, List<Body.Heading> headings, BytesReader in) {
    BodyBytes body = new BodyBytes(path, in);
    return new Body(
        in.text(),
        headings,
        in.list(body::link),
        in.list(body::image),
        in.list(body::citation),
        in.list(body::block));
  }

  private static void write(Body.Link link, BytesWriter out) {
    out.text(link.destination());
    out.text(link.text());
    out.text(link.sentence());
    out.text(link.section());
    write(link.place(), out);
  }

  private Body.Link link() {
    return new Body.Link(in.text(), in.text(), in.text(), in.text(), place());
  }

  private static void write(Body.Image image, BytesWriter out) {
    out.text(image.destination());
    out.text(image.alt());
    write(image.place(), out);
  }

  private Body.Image image() {
    return new Body.Image(in.text(), in.text(), place());
  }

  private static void write(Body.Citation citation, BytesWriter out) {
    out.text(citation.key());
    out.text(citation.locator());
    out.text(citation.sentence());
    out.text(citation.section());
    write(citation.place(), out);
  }

  private Body.Citation citation() {
    return new Body.Citation(in.text(), in.text(), in.text(), in.text(), place());
  }

  private static void write(Body.Block block, BytesWriter out) {
    out.text(block.section());
    out.text(block.text());
    out.number(block.cited() ? 1 : 0);
    write(block.place(), out);
  }

  private Body.Block block() {
    return new Body.Block(in.text(), in.text(), in.number() == 1, place());
  }

  private static void write(Place place, BytesWriter out) {
    out.number(place.line());
    out.number(place.column());
  }

  private Place place() {
    return new Place(path, in.number(), in.number());
  }
}
