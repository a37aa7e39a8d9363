package org.practicekb.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * Writes the files of a browser index, {@code kind/number.json}, into one folder that is named by
 * the hash of all of them: a browser never mixes files of two builds, and may keep them for good.
 * Each is an object of one key, its own name ({@code terms/3}), so that a browser never takes one
 * for another.
 */
final class BrowserFiles {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HASH_BYTES = 6;
  private static final String UNNAMED = "unnamed";

  private final Path folder;
  private final Set<String> kinds = new HashSet<>();
  private final ContentDigest digest = new ContentDigest();

  /**
   * @param folder for the folder; made when it is not there
   */
  BrowserFiles(Path folder) {
    this.folder = folder;
  }

  void write(String kind, int number, Object content) throws IOException {
    Path ofKind = folder.resolve(UNNAMED).resolve(kind);
    if (kinds.add(kind)) {
      Files.createDirectories(ofKind);
      digest.add(kind.getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = JSON.writeValueAsBytes(Map.of(kind + "/" + number, content));
    digest.add(bytes);
    Files.write(ofKind.resolve(number + ".json"), bytes);
  }

  /** Gives the folder its name and returns that. */
  String close() throws IOException {
    String name = HexFormat.of().formatHex(digest.bytes(HASH_BYTES));
    Files.move(folder.resolve(UNNAMED), folder.resolve(name));
    return name;
  }
}
