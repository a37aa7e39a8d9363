package org.practicekb.link;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.entry.KnowledgeBase;

/**
 * The list of every published permalink, one on a line, sorted; lines that begin with {@code #} are
 * comments.
 *
 * @param label how problems name the file
 * @param lines each permalink with the line it stands on, from 1
 * @param isRead whether the file could be read, or is missing; if not, no one can say what is
 *     listed
 */
public record PermalinkLock(String label, Map<String, Integer> lines, boolean isRead) {

  private static final String HEAD =
      """
      # Every address this site has published. None may be lost: see 'aliases' and 'anchors' in the entries.
      # Written by 'kb lock' on the main branch; do not edit by hand.
      """;

  /**
   * Reads the list; a missing file is an empty list. Why it cannot be read is then among {@code
   * problems}.
   */
  public static PermalinkLock read(Path file, String label, List<Problem> problems) {
    Map<String, Integer> lines = new TreeMap<>();
    try {
      int number = 0;
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.put(line.strip(), number);
        }
      }
    } catch (NoSuchFileException e) {
      return new PermalinkLock(label, Map.of(), true);
    } catch (IOException e) {
      boolean noText = e instanceof CharacterCodingException;
      problems.add(
          Problem.error(
              Place.file(label),
              "the list of addresses " + (noText ? "is not UTF-8" : "cannot be read"),
              "Restore it from version control.",
              "'kb lock' writes it"));
      return new PermalinkLock(label, Map.of(), false);
    }
    return new PermalinkLock(label, Collections.unmodifiableMap(lines), true);
  }

  /**
   * Adds what is published now to the file.
   *
   * @return the permalinks that were added
   */
  public Set<String> add(KnowledgeBase kb, Path file) throws IOException {
    Set<String> added = new TreeSet<>(Permalinks.all(kb));
    added.removeAll(lines.keySet());
    Path next = file.resolveSibling("." + file.getFileName() + ".new");
    Files.writeString(next, text(lines.keySet(), added), StandardCharsets.UTF_8);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return added;
  }

  /** The list of what was listed before and what is added. */
  public static String text(Set<String> listed, Set<String> added) {
    Set<String> all = new TreeSet<>(listed);
    all.addAll(added);
    return HEAD + String.join("\n", all) + "\n";
  }
}
