package org.practicekb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * Does what people do, once, so that Java can keep the classes that this takes. Run when the
 * program is built.
 */
final class ClassData {

  private ClassData() {}

  /**
   * Builds a site, and again after an entry was changed; checks and searches.
   *
   * @param args a content folder, which is changed, and a folder for a site, which is not there
   */
  public static void main(String[] args) throws IOException {
    run("build", "--content", args[0], "--out", args[1]);
    Files.writeString(term(Path.of(args[0])), "\nMore.\n", StandardOpenOption.APPEND);
    run("build", "--content", args[0], "--out", args[1]);
    run("check", "--content=" + args[0]);
    run("search", "--out", args[1], "stress");
    System.exit(0);
  }

  private static void run(String... command) {
    if (Kb.run(command) != 0) {
      throw new IllegalStateException(String.join(" ", command));
    }
  }

  private static Path term(Path content) throws IOException {
    try (Stream<Path> terms = Files.list(content.resolve("terms"))) {
      return terms
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }
}
