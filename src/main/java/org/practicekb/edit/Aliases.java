package org.practicekb.edit;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.practicekb.entry.Entry;

/** Adds former addresses to an entry's front matter. */
final class Aliases {

  private static final Pattern END = Pattern.compile("^---[ \\t]*\\r?$", Pattern.MULTILINE);

  private Aliases() {}

  /**
   * Adds {@code addresses}.
   *
   * @param now the entry's new address: when it was a former one, those added take its place
   */
  static void add(Entry entry, List<String> addresses, String now, TextEdits edits) {
    int back = entry.aliases().indexOf(now);
    if (back >= 0) {
      int at = edits.text().indexOf(now, offset(entry, back, edits));
      edits.replace(at, now.length(), String.join(between(at, edits), addresses));
    } else if (entry.aliases().isEmpty()) {
      newField(addresses, edits);
    } else {
      int last = offset(entry, entry.aliases().size() - 1, edits);
      String between = between(last, edits);
      edits.replace(last, 0, String.join(between, addresses) + between);
    }
  }

  private static int offset(Entry entry, int alias, TextEdits edits) {
    return edits.offset(entry.file().place("/aliases/" + alias));
  }

  private static void newField(List<String> added, TextEdits edits) {
    Matcher end = END.matcher(edits.text());
    end.find(edits.text().indexOf('\n'));
    edits.replace(end.start(), 0, "aliases: [" + String.join(", ", added) + "]" + lineEnd(edits));
  }

  /** What stands between two items: a comma, or the lead-in of an item on a line of its own. */
  private static String between(int item, TextEdits edits) {
    String lead = edits.text().substring(edits.text().lastIndexOf('\n', item) + 1, item);
    return lead.strip().equals("-") ? lineEnd(edits) + lead : ", ";
  }

  private static String lineEnd(TextEdits edits) {
    return edits.text().contains("\r\n") ? "\r\n" : "\n";
  }
}
