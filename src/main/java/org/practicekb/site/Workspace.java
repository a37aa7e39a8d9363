package org.practicekb.site;

import java.nio.file.Path;

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
    return (there.startsWith(here) ? here.relativize(there) : there).toString().replace('\\', '/');
  }
}
