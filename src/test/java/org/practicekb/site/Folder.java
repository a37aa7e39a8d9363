package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes and reads the small folders of the tests. */
final class Folder {

  private Folder() {}

  static void write(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static String read(Path root, String name) throws IOException {
    return Files.readString(root.resolve(name));
  }

  /** Builds a site of one page and publishes it. */
  static void publish(Path out, String home, boolean force) throws IOException {
    try (Staging staging = Staging.open(out, force)) {
      build(staging.folder(), home);
      staging.commit();
    }
  }

  static void build(Path folder, String home) throws IOException {
    write(folder, "index.html", home);
    Manifest.of(folder).write(folder);
  }
}
