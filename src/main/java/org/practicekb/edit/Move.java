package org.practicekb.edit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.practicekb.content.ContentFolder;
import org.practicekb.content.ContentReader;
import org.practicekb.content.HeadingIds;
import org.practicekb.content.Problem;
import org.practicekb.content.Yaml;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Taxonomy;
import org.practicekb.link.Address;
import org.practicekb.link.PermalinkLock;
import org.practicekb.link.Permalinks;
import org.practicekb.site.Loaded;

/** What the renaming of an entry changes in the content. Nothing is written here. */
public final class Move {

  private final Loaded loaded;
  private final KnowledgeBase kb;
  private final EntryId from;
  private final EntryId to;
  private final Path content;
  private final Map<Path, Optional<String>> files = new LinkedHashMap<>();
  private final List<String> aliases = new ArrayList<>();
  private String refusal = "";
  private int mended;
  private int mendedFiles;

  private Move(Loaded loaded, EntryId from, EntryId to, Path content) {
    this.loaded = loaded;
    this.kb = loaded.kb();
    this.from = from;
    this.to = to;
    this.content = content;
  }

  /**
   * Plans the renaming of {@code from} to {@code to}.
   *
   * @param loaded the content, without errors
   * @param content its folder
   */
  public static Move of(Loaded loaded, EntryId from, EntryId to, Path content) throws IOException {
    Move move = new Move(loaded, from, to, content);
    move.refusal = move.refused();
    if (move.refusal.isEmpty()) {
      try {
        move.plan();
      } catch (Unmendable e) {
        move.refusal = e.getMessage();
      }
    }
    return move;
  }

  /** Why it cannot be done, and what to do instead; empty when it can. */
  public String refusal() {
    return refusal;
  }

  /** The new texts of the files; nothing for the one that is renamed away. */
  public Map<Path, Optional<String>> files() {
    return files;
  }

  /** How many links, relations and citations are mended. */
  public int mended() {
    return mended;
  }

  /** In how many files. */
  public int mendedFiles() {
    return mendedFiles;
  }

  /** The addresses that lead on. */
  public List<String> aliases() {
    return aliases;
  }

  private String refused() {
    if (kb.entry(from).isEmpty()) {
      List<String> ids = kb.all().stream().map(entry -> entry.id().toString()).toList();
      return ("there is no entry " + from + ". " + Problem.didYouMean(from.toString(), ids))
          .strip();
    }
    String slug = HeadingIds.slug(to.slug());
    if (!slug.equals(to.slug())) {
      return String.format(
          "'%s' is not a slug: lower-case letters, digits and single hyphens. Write '%s'.",
          to.slug(), new EntryId(to.type(), slug));
    }
    if (from.type() != to.type()) {
      return String.format(
          "%s cannot become %s: the fields of the two types differ. Write the new entry with 'kb new %s', delete the old one, and give the new one 'aliases: [%s]'.",
          from, to, to.type().id(), Address.of(from).permalink());
    }
    if (!from.type().hasPage()) {
      return from + " has no page of its own, so that no former address could lead on. Keep it.";
    }
    boolean citable = isCitable() && kb.citable(to.slug()).isPresent();
    if (kb.entry(to).isPresent() || citable || Files.exists(target())) {
      return "'" + to.slug() + "' is taken. Choose another name, or merge the two by hand.";
    }
    return "";
  }

  private boolean isCitable() {
    return from.type() == EntryType.REFERENCE || from.type() == EntryType.SOURCE;
  }

  private Entry entry() {
    return kb.entry(from).orElseThrow();
  }

  private Path target() {
    return entry().file().path().resolveSibling(to.slug() + ".md");
  }

  private void plan() throws IOException {
    Renamer renamer = new Renamer(loaded.links(), from, to);
    aliases.addAll(lost());
    for (Entry entry : kb.all()) {
      TextEdits edits = new TextEdits(read(entry.file().path()));
      renamer.entry(entry, loaded.schemas().of(entry.id().type()), edits);
      count(edits);
      if (entry.id().equals(from)) {
        if (!aliases.isEmpty()) {
          Aliases.add(entry, aliases, Address.of(to).permalink(), edits);
        }
        files.put(target(), Optional.of(edits.result()));
        files.put(entry.file().path(), Optional.empty());
      } else if (edits.count() > 0) {
        files.put(entry.file().path(), Optional.of(edits.result()));
      }
    }
    taxonomies(renamer);
    lock();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private void count(TextEdits edits) {
    mended += edits.count();
    mendedFiles += edits.count() > 0 ? 1 : 0;
  }

  private void taxonomies(Renamer renamer) throws IOException {
    ContentReader reader = new ContentReader(content, content.toString());
    for (Taxonomy.Id id : Taxonomy.Id.values()) {
      Path file = content.resolve(ContentFolder.TAXONOMIES).resolve(id.folder() + ".yml");
      if (Files.exists(file)) {
        Yaml yaml = reader.yaml(file, new ArrayList<>()).orElseThrow();
        TextEdits edits = new TextEdits(read(file));
        renamer.fields(yaml, loaded.schemas().taxonomy(), edits);
        count(edits);
        if (edits.count() > 0) {
          files.put(file, Optional.of(edits.result()));
        }
      }
    }
  }

  /**
   * The addresses of pages that are lost with the old name: its own, and of a scale its levels'.
   */
  private Set<String> lost() {
    String old = Address.of(from).permalink();
    Set<String> lost = new TreeSet<>();
    Permalinks.pages(kb).stream().filter(page -> page.startsWith(old)).forEach(lost::add);
    loaded.lock().lines().keySet().stream()
        .map(permalink -> permalink.replaceFirst("#.*", ""))
        .filter(page -> page.startsWith(old))
        .forEach(lost::add);
    lost.removeAll(entry().aliases());
    return lost;
  }

  /** Each address that is listed under the old name is also listed under the new one, short too. */
  private void lock() {
    String old = Address.of(from).permalink();
    Set<String> listed = loaded.lock().lines().keySet();
    Set<String> added = new TreeSet<>();
    for (String permalink : Permalinks.all(kb)) {
      if (permalink.startsWith(old) && listed.contains(permalink)) {
        String now = Address.of(to).permalink() + permalink.substring(old.length());
        added.add(now);
        if (listed.contains(shortLink(permalink))) {
          added.add(shortLink(now));
        }
      }
    }
    if (!added.isEmpty()) {
      Path file = content.resolve(ContentFolder.LOCK);
      files.put(file, Optional.of(PermalinkLock.text(listed, added)));
    }
  }

  private static String shortLink(String permalink) {
    return Address.page(permalink.substring(1)).shortLink().permalink();
  }
}
