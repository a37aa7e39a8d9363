package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Path;

/** What a {@link DevServer} shows. Thread-safe. */
public interface SiteSource {

  /** What a path leads to. */
  sealed interface Found {}

  /** A file. */
  record Stored(Path file, String type) implements Found {}

  /** Something made in memory. */
  record Made(byte[] bytes, String type) implements Found {}

  /** A folder without its final slash; relative links on its page would miss. */
  record Folder(String location) implements Found {}

  /** Nothing. */
  record Nothing() implements Found {}

  /**
   * Finds what is at a path.
   *
   * @param rawPath as in the request line, with its percent signs; null when that has none
   */
  Found find(String rawPath) throws IOException;

  /** The page for all that is not there. */
  Found notFoundPage() throws IOException;
}
