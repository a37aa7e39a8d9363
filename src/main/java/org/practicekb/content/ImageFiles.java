package org.practicekb.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of {@code images/}. All are published as they are, so that they are nothing but
 * pictures.
 */
public final class ImageFiles {

  /** The name of an image, as a regular expression. */
  public static final String NAME = "[A-Za-z0-9_-]+\\.(?:png|jpe?g|gif|webp|avif|svg)";

  private static final Pattern IMAGE = Pattern.compile(NAME);
  private static final long MAX_BYTES = 5_000_000;

  private ImageFiles() {}

  /**
   * Everything in {@code folder} that may not be published; nothing when there is no such folder.
   *
   * @param label how problems name it
   */
  static List<Problem> problems(Path folder, String label) throws IOException {
    List<Problem> problems = new ArrayList<>();
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Map<String, String> names = new HashMap<>();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString();
          Place place = Place.file(Problem.visible(label + "/" + name));
          String same = names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
          problem(file, name, Optional.ofNullable(same), place).ifPresent(problems::add);
          if (name.endsWith(".svg") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            Svg.check(file, place.path(), problems);
          }
        }
      }
    }
    return problems;
  }

  private static Optional<Problem> problem(
      Path file, String name, Optional<String> same, Place place) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(
          Problem.error(
              place,
              Problem.quoted(name) + " is no file",
              "Put the pictures themselves here, side by side.",
              ""));
    }
    if (!IMAGE.matcher(name).matches() && !name.startsWith(".")) {
      return Optional.of(
          Problem.error(
              place,
              Problem.quoted(name) + " is not the name of an image",
              "Rename it, or move it out of the content folder.",
              "letters, digits, '-' and '_', then .png, .jpg, .jpeg, .gif, .webp, .avif or .svg"));
    }
    if (same.isPresent()) {
      return Optional.of(
          Problem.error(
              place,
              Problem.quoted(name) + " differs from '" + same.get() + "' in case only",
              "Rename one of the two.",
              "they are one file on Windows and macOS"));
    }
    return Files.size(file) > MAX_BYTES
        ? Optional.of(
            Problem.error(
                place,
                String.format(Locale.ROOT, "the image has %,d bytes", Files.size(file)),
                "Make it smaller.",
                String.format(Locale.ROOT, "at most %,d", MAX_BYTES)))
        : Optional.empty();
  }
}
