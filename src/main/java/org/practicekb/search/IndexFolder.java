package org.practicekb.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;

/**
 * Opens folders of indexes without a trace: Lucene would make the folder, and a lock file in it.
 */
final class IndexFolder {

  private IndexFolder() {}

  /**
   * @throws NoSuchFileException when there is no such folder
   */
  static Directory open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    return FSDirectory.open(folder, NoLockFactory.INSTANCE);
  }
}
