package org.practicekb.site;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.practicekb.content.Problem;

/**
 * The folders a command works on.
 *
 * @param project the folder of {@code jbake.properties}
 * @param content the Markdown files
 * @param templates the FreeMarker templates and {@code assets/}
 * @param out the built site
 */
public record Workspace(Path project, Path content, Path templates, Path out) {

  /**
   * How problems name a file or folder: relative to the folder the command runs in where it is
   * below it.
   */
  public static String label(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path there = path.toAbsolutePath().normalize();
    Path shown = there.startsWith(here) ? here.relativize(there) : there;
    return Problem.visible(shown.toString().replace('\\', '/'));
  }

  /**
   * Where the site is read, by {@code site.host} of its {@code jbake.properties}; empty when that
   * does not say.
   */
  public String host() throws IOException {
    Properties properties = new Properties();
    Path file = project.resolve("jbake.properties");
    if (Files.isRegularFile(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
    }
    return properties.getProperty("site.host", "").strip();
  }
}
