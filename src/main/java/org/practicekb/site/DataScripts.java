package org.practicekb.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.practicekb.content.Parallel;

/**
 * The pages and data of a site that is read from disk, where browsers let no script fetch a file.
 * Beside each {@code entries.json} stands {@code entries.json.js}, a script that hands the same
 * value to the script element which loads it; beside each {@code index.html} one that hands over
 * its text. Scripts ask for either in one way, with {@code KbSite.load} of {@code
 * templates/assets/site.js}.
 */
final class DataScripts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private DataScripts() {}

  /** Writes one beside each JSON file and each page of a site. */
  static void write(Path site) throws IOException {
    List<String> files =
        FileTree.files(site).stream()
            .filter(name -> name.endsWith(".json") || name.endsWith(".html"))
            .toList();
    Parallel.mapFiles(files, name -> write(site, name));
  }

  private static Path write(Path site, String name) throws IOException {
    String content = Files.readString(site.resolve(name));
    String value = name.endsWith(".json") ? content : JSON.writeValueAsString(content);
    return Files.writeString(
        site.resolve(scriptOf(name)), "document.currentScript.content=" + value + ";\n");
  }

  private static String scriptOf(String file) {
    return file + ".js";
  }

  /** Whether a site has them, and so is one to read from disk. */
  static boolean areIn(Collection<String> files) {
    return files.contains(scriptOf(PublishedEntry.LIST));
  }
}
