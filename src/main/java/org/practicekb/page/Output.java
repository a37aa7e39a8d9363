package org.practicekb.page;

import java.io.IOException;

/** Takes the files of a site as they are made. Called from several threads at once. */
@FunctionalInterface
public interface Output {

  /**
   * Writes a file that is not there yet, with the folders it is in.
   *
   * @param file from the site's root, with slashes: {@code programs/ce-cert/index.html}
   * @param content all of it
   * @throws IOException when it cannot be written
   */
  void write(String file, byte[] content) throws IOException;
}
