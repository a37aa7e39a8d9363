package org.practicekb.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Writes the files of a browser index, {@code kind/number.json}, into one folder that is named by a
 * digest of all of them: a browser never mixes files of two builds, and may keep them for good.
 * Each is an object of one key, its own name ({@code terms/3}), so that a browser never takes one
 * for another. Where the folder holds those of another build, the ones that stay are not written.
 * Thread-safe but for {@link #close}.
 */
final class BrowserFiles {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HASH_BYTES = 6;
  private static final String UNNAMED = "unnamed";

  private final Path folder;
  private final Map<String, BrowserIndex.Sum> before;
  private final Set<String> folders = ConcurrentHashMap.newKeySet();
  private final Set<String> written = ConcurrentHashMap.newKeySet();
  private final Set<String> gone;
  private final Map<String, BrowserIndex.Sum> files = new ConcurrentSkipListMap<>();

  /** Files for a new folder in {@code folder}, which is made when it is not there. */
  BrowserFiles(Path folder) {
    this(folder, Map.of());
  }

  private BrowserFiles(Path folder, Map<String, BrowserIndex.Sum> before) {
    this.folder = folder;
    this.before = before;
    this.gone = new ConcurrentSkipListSet<>(before.keySet());
  }

  /**
   * Files for a folder that has those of another build.
   *
   * @param folder in which that one is
   * @param name its name
   * @param before its files, named as {@code terms/3.json}
   */
  static BrowserFiles in(Path folder, String name, Map<String, BrowserIndex.Sum> before)
      throws IOException {
    Files.move(folder.resolve(name), folder.resolve(UNNAMED));
    return new BrowserFiles(folder, before);
  }

  void write(String kind, int number, Object content) throws IOException {
    String file = file(kind, number);
    byte[] bytes = JSON.writeValueAsBytes(Map.of(kind + "/" + number, content));
    BrowserIndex.Sum sum = BrowserIndex.Sum.of(bytes);
    add(file, sum);
    if (!sum.equals(before.get(file))) {
      Path path = folder.resolve(UNNAMED).resolve(file);
      if (!folders.contains(kind)) {
        Files.createDirectories(path.getParent());
        folders.add(kind);
      }
      Files.deleteIfExists(path);
      Files.write(path, bytes);
      written.add(file);
    }
  }

  /** Leaves a file as it was. */
  void keep(String kind, int number) {
    add(file(kind, number), before.get(file(kind, number)));
  }

  private static String file(String kind, int number) {
    return kind + "/" + number + ".json";
  }

  private void add(String file, BrowserIndex.Sum sum) {
    gone.remove(file);
    files.put(file, sum);
  }

  /** The files that are not as they were. */
  Set<String> written() {
    return written;
  }

  /** The files that are no more, once this is closed. */
  Set<String> gone() {
    return gone;
  }

  /** Gives the folder its name and returns that. */
  String close() throws IOException {
    for (String file : gone) {
      Files.delete(folder.resolve(UNNAMED).resolve(file));
    }
    ContentDigest digest = new ContentDigest();
    files.forEach((file, sum) -> digest.add((file + " " + sum).getBytes(StandardCharsets.UTF_8)));
    String name = HexFormat.of().formatHex(digest.bytes(HASH_BYTES));
    Files.move(folder.resolve(UNNAMED), folder.resolve(name));
    return name;
  }
}
