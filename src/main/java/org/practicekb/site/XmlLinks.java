package org.practicekb.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the addresses in a sitemap or an Atom feed. Document types and entities are not read.
 *
 * @param root the name of the outermost element with its namespace: {@code {namespace}name}
 * @param own what a feed says of itself: its own address and its site's
 * @param places each entry of a feed or address of a sitemap
 */
record XmlLinks(String root, List<String> own, List<Place> places) {

  static final String SITEMAP_ROOT = "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset";
  static final String FEED_ROOT = "{http://www.w3.org/2005/Atom}feed";

  /**
   * A {@code url} or an {@code entry}.
   *
   * @param line where it begins
   * @param addresses its {@code loc} or the {@code href} of its links
   */
  record Place(int line, List<String> addresses) {

    /** How a finding names one of its addresses. */
    String show(String address) {
      return "line " + line + ": " + address;
    }
  }

  /**
   * Reads a file of a site.
   *
   * @param root the outermost element it must have
   * @param findings takes the reason when it is missing or no such file
   */
  static Optional<XmlLinks> read(Path site, String file, String root, List<Finding> findings)
      throws IOException {
    try {
      XmlLinks links = read(site.resolve(file));
      if (links.root.equals(root)) {
        return Optional.of(links);
      }
      findings.add(
          new Finding(file, "the outermost element is " + links.root, "It must be " + root + "."));
    } catch (NoSuchFileException e) {
      findings.add(new Finding(file, "the file is missing", "Build again."));
    } catch (XMLStreamException e) {
      String line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber() + " ";
      findings.add(new Finding(file, line + "is not XML", "Correct what writes it."));
    }
    return Optional.empty();
  }

  private static XmlLinks read(Path file) throws IOException, XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      reader.nextTag();
      XmlLinks links =
          new XmlLinks(reader.getName().toString(), new ArrayList<>(), new ArrayList<>());
      links.collect(reader);
      return links;
    }
  }

  private void collect(XMLStreamReader reader) throws XMLStreamException {
    List<String> addresses = own;
    while (reader.next() != XMLStreamConstants.END_DOCUMENT) {
      if (!reader.isStartElement()) {
        continue;
      }
      switch (reader.getLocalName()) {
        case "url", "entry" -> {
          addresses = new ArrayList<>();
          places.add(new Place(reader.getLocation().getLineNumber(), addresses));
        }
        case "loc" -> addresses.add(reader.getElementText().strip());
        case "link" -> addresses.add(String.valueOf(reader.getAttributeValue(null, "href")));
        default -> {}
      }
    }
  }
}
