package org.practicekb.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.NoLockFactory;

/**
 * Opens folders of indexes without a trace: Lucene would make the folder, and a lock file in it.
 * Nor is it waited until the disk has what is written, which no other file of a site is either.
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
    return new FilterDirectory(FSDirectory.open(folder, NoLockFactory.INSTANCE)) {
      @Override
      public void sync(Collection<String> names) {
        // As said above.
      }

      @Override
      public void syncMetaData() {
        // As said above.
      }
    };
  }
}
