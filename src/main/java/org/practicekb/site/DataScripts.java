package org.practicekb.site;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.practicekb.content.Parallel;

/**
 * The data of a site that is read from disk, where browsers let no script fetch a file. Beside each
 * {@code entries.json} stands {@code entries.json.js}, a script that hands the same value to the
 * script element which loads it. Pages ask for either in one way, with {@code KbSite.load} of
 * {@code templates/assets/site.js}.
 */
final class DataScripts {

  private static final String JSON = ".json";
  private static final byte[] BEFORE = ascii("document.currentScript.json=");
  private static final byte[] AFTER = ascii(";\n");

  private DataScripts() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes one beside each JSON file of a site. */
  static void write(Path site) throws IOException {
    List<String> data = FileTree.files(site).stream().filter(name -> name.endsWith(JSON)).toList();
    Parallel.mapFiles(data, name -> write(site.resolve(name), site.resolve(scriptOf(name))));
  }

  private static Path write(Path data, Path script) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(script))) {
      out.write(BEFORE);
      Files.copy(data, out);
      out.write(AFTER);
    }
    return script;
  }

  private static String scriptOf(String data) {
    return data + ".js";
  }

  /** Whether a site has them, and so is one to read from disk. */
  static boolean areIn(Collection<String> files) {
    return files.contains(scriptOf(PublishedEntry.LIST));
  }
}
