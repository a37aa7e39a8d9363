package org.practicekb.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.practicekb.link.DiskLinks;
import org.practicekb.page.Output;

/**
 * Takes the pages of a site that is read from disk: spells their links out, and lets their forms
 * lead to files. Thread-safe.
 */
final class DiskFiles implements Output {

  /** Files are 'self' to every browser, but not as the target of a form in Firefox. */
  private static final String POLICY = "form-action 'self'";

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
      output.write(file, file.endsWith(".html") ? forDisk(content) : content);
    }
  }

  /** Byte for byte: what changes is ASCII. */
  private static byte[] forDisk(byte[] content) {
    String page = DiskLinks.spellOut(new String(content, StandardCharsets.ISO_8859_1));
    return page.replaceFirst(POLICY, POLICY + " file:").getBytes(StandardCharsets.ISO_8859_1);
  }
}
