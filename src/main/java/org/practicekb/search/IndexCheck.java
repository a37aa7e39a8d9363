package org.practicekb.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.store.Directory;

/** Reads an index back. */
public final class IndexCheck {

  private IndexCheck() {}

  /**
   * Checks that an index is whole, has one segment, and has exactly the documents it should.
   *
   * @param folder the index; nothing is written there
   * @param ids of the entries and elements of frameworks it should have, each once
   * @return what is wrong, one sentence each; empty when all is well
   */
  public static List<String> problems(Path folder, Set<String> ids) {
    List<String> problems = new ArrayList<>();
    try (Directory directory = IndexFolder.open(folder)) {
      files(directory, problems);
      if (problems.isEmpty()) {
        entries(directory, ids, problems);
      }
    } catch (IOException | RuntimeException e) {
      problems.add("the search index cannot be read: " + e.getMessage());
    }
    return problems;
  }

  private static void files(Directory directory, List<String> problems) throws IOException {
    try (CheckIndex check = new CheckIndex(directory)) {
      check.setThreadCount(1);
      CheckIndex.Status status = check.checkIndex();
      if (!status.clean) {
        problems.add("the search index is damaged: CheckIndex says so");
      } else if (status.numSegments > 1) {
        problems.add("the search index has " + status.numSegments + " segments, not one");
      }
    }
  }

  private static void entries(Directory directory, Set<String> ids, List<String> problems)
      throws IOException {
    Set<String> missing = new TreeSet<>(ids);
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      Set<String> seen = new TreeSet<>();
      StoredFields stored = reader.storedFields();
      for (int number = 0; number < reader.maxDoc(); number++) {
        String id = stored.document(number, Set.of(SearchFields.ID)).get(SearchFields.ID);
        if (!seen.add(id)) {
          problems.add("the search index has '" + id + "' twice");
        } else if (!missing.remove(id)) {
          problems.add("the search index has '" + id + "', which is not published");
        }
      }
    }
    missing.forEach(id -> problems.add("the search index lacks '" + id + "'"));
  }
}
