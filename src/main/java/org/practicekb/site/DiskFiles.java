package org.practicekb.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.practicekb.link.DiskLinks;
import org.practicekb.page.Output;

/** Takes the pages of a site that is read from disk, and spells their links out. Thread-safe. */
final class DiskFiles implements Output {

  private final Output output;

  /**
   * @param output takes the files as they are to be
   */
  DiskFiles(Output output) {
    this.output = output;
  }

  /** The page for addresses that do not exist is left out: only servers show it. */
  @Override
  public void write(String file, byte[] content) throws IOException {
    if (!file.equals(SiteLinks.NOT_FOUND_PAGE)) {
      output.write(file, file.endsWith(".html") ? spelledOut(content) : content);
    }
  }

  /** Byte for byte: the links are ASCII. */
  private static byte[] spelledOut(byte[] page) {
    return DiskLinks.spellOut(new String(page, StandardCharsets.ISO_8859_1))
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
