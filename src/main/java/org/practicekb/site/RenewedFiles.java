package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.practicekb.page.Output;
import org.practicekb.search.BrowserIndex;
import org.practicekb.search.RenewedIndex;
import org.practicekb.site.Manifest.FileSum;

/**
 * The files of a new site most of which are links to those of the last one: they are the same files
 * on the disk, so none is ever written to; another takes its place. Thread-safe.
 */
final class RenewedFiles implements Output {

  /** What is written in other ways, and in new files. */
  private static final Set<String> LEFT_OUT = Set.of(SiteBuilder.INDEX, Manifest.PATH);

  /** How files begin that are written in other ways. */
  private static final List<String> OTHERWISE =
      List.of("data/", SiteBuilder.INDEX + "/", SiteBuilder.BROWSER_INDEX + "/meta.json");

  /** Folders in which files come and go that {@link Next#own} does not tell. */
  private static final Set<String> RESTLESS = Set.of("data", SiteBuilder.BROWSER_INDEX);

  private final Snapshot last;
  private final Path site;
  private final boolean linked;
  private final Map<String, FileSum> before = new HashMap<>();
  private final Map<String, FileSum> written = new ConcurrentHashMap<>();

  /** How the files of the browser index of the last site begin. */
  private final String browserIndex;

  /**
   * What is known of the folder in which the next site will be made, so that it need not be looked
   * through.
   *
   * @param times of its folders, see {@link Snapshot#times}
   * @param own the files that are no links to those of the last site, and those that only one of
   *     the two has
   */
  record Next(String times, Set<String> own) {

    /** Whether nothing came there or went since. */
    boolean holds(Snapshot last, Path folder) throws IOException {
      return last.folders(folder).times(still(last)).equals(times);
    }
  }

  /**
   * Links all files but those of the index.
   *
   * @param last the last site
   * @param site the root of the new one: a folder of {@link Staging#again}
   * @param known of that folder
   */
  RenewedFiles(Snapshot last, Path site, Optional<Next> known) throws IOException {
    this.last = last;
    this.site = site;
    Path search = last.root().resolve(SiteBuilder.BROWSER_INDEX);
    this.browserIndex = SiteBuilder.BROWSER_INDEX + "/" + BrowserIndex.folder(search) + "/";
    renameBrowserIndex();
    this.linked = link(last, site, known);
    Manifest.read(last.root()).files().forEach(file -> before.put(file.path(), file));
  }

  /**
   * Links all files of a site that was built whole for the next build: that takes longer than
   * anything else after a change.
   *
   * @param out where the site is
   */
  static Optional<Next> prepare(Path out, Snapshot site) {
    try (Staging next = Staging.again(out)) {
      boolean linked = link(site, next.folder(), Optional.empty());
      return linked ? Optional.of(next(site.folders(next.folder()), Set.of())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // The next build does it.
    }
  }

  private static Next next(Snapshot next, Set<String> own) {
    return new Next(next.times(still(next)), own);
  }

  private static Set<String> still(Snapshot site) {
    Set<String> still = new HashSet<>(site.folders().keySet());
    still.removeAll(RESTLESS);
    still.remove(SiteBuilder.INDEX);
    return still;
  }

  private static boolean link(Snapshot last, Path site, Optional<Next> known) throws IOException {
    if (known.isPresent() && known.get().holds(last, site)) {
      Set<String> unsure = unsure(last, site, known.get());
      if (unsure.stream().noneMatch(name -> FileTree.isFolder(site.resolve(name)))) {
        return last.mirrorOnly(unsure, site);
      }
    }
    return last.mirror(site, LEFT_OUT);
  }

  private static Set<String> unsure(Snapshot last, Path site, Next known) throws IOException {
    Set<String> unsure = new HashSet<>(known.own);
    for (String folder : RESTLESS) {
      for (Path root : List.of(last.root(), site)) {
        for (Path name : FileTree.children(root.resolve(folder))) {
          unsure.add(folder + "/" + name);
        }
      }
    }
    unsure.removeAll(last.folders().keySet());
    unsure.removeIf(name -> name.startsWith(SiteBuilder.INDEX + "/") || LEFT_OUT.contains(name));
    return unsure;
  }

  /** Most of its files are those of the last site, but in a folder of another name. */
  private void renameBrowserIndex() throws IOException {
    Path search = site.resolve(SiteBuilder.BROWSER_INDEX);
    if (!FileTree.isFolder(search) || FileTree.exists(site.resolve(browserIndex))) {
      return;
    }
    for (Path name : FileTree.children(search)) {
      boolean isWanted = last.folders().containsKey(SiteBuilder.BROWSER_INDEX + "/" + name);
      if (!isWanted && FileTree.isFolder(search.resolve(name))) {
        Files.move(search.resolve(name), site.resolve(browserIndex));
        return;
      }
    }
  }

  /** Writes a file that the last site has too, unless it is the same. */
  @Override
  public void write(String file, byte[] content) throws IOException {
    FileSum sum = FileSum.of(file, content);
    if (!sum.equals(before.get(file))) {
      Files.delete(site.resolve(file));
      Files.write(site.resolve(file), content);
      written.put(file, sum);
    }
  }

  /** Makes the browser index that of the new index. */
  BrowserIndex.Renewed browserIndex(RenewedIndex index) throws IOException {
    Map<String, BrowserIndex.Sum> known = new HashMap<>();
    for (FileSum file : ofBrowserIndex()) {
      BrowserIndex.Sum sum = new BrowserIndex.Sum(file.size(), Long.parseLong(file.crc32(), 16));
      known.put(file.path().substring(browserIndex.length()), sum);
    }
    return BrowserIndex.renew(index, site.resolve(SiteBuilder.BROWSER_INDEX), known);
  }

  private List<FileSum> ofBrowserIndex() {
    return before.values().stream().filter(file -> file.path().startsWith(browserIndex)).toList();
  }

  /**
   * A site that is complete.
   *
   * @param names of its files
   * @param own those that are no links, and the list of all
   * @param index what became of the browser index
   */
  record Complete(List<String> names, List<String> own, BrowserIndex.Renewed index) {}

  /** Writes the list of all files, and gives those that are no links their permissions. */
  Complete complete(BrowserIndex.Renewed renewed) throws IOException {
    Map<String, FileSum> known = known(renewed);
    List<String> own = others(renewed);
    List<String> names =
        Stream.concat(known.keySet().stream(), own.stream())
            .distinct()
            .parallel()
            .sorted()
            .toList();
    Manifest.of(site, names, known).write(site);
    own.addAll(written.keySet());
    own.add(Manifest.PATH);
    FileTree.setPermissions(site, own);
    FileTree.setPermissions(site, List.of("", SiteBuilder.BROWSER_INDEX, SiteBuilder.INDEX));
    return new Complete(names, own, renewed);
  }

  /**
   * What is below the site's root; of links it is known, and folders have their times in the last
   * site.
   *
   * @param root where that is now
   */
  Snapshot look(Complete complete, Path root) throws IOException {
    Map<String, BasicFileAttributes> files = new HashMap<>();
    last.files().forEach((name, file) -> files.put(now(name, complete.index), file));
    files.keySet().removeIf(name -> name.startsWith(SiteBuilder.INDEX + "/"));
    complete.index.gone().forEach(name -> files.remove(folder(complete.index) + name));
    for (String name : complete.own) {
      files.put(name, Files.readAttributes(root.resolve(name), BasicFileAttributes.class));
    }
    Map<String, FileTime> folders = new HashMap<>();
    last.folders().forEach((name, time) -> folders.put(now(name, complete.index), time));
    return new Snapshot(root, files, folders);
  }

  /**
   * What will be known of the next folder, in which the last site is now.
   *
   * @param look what {@link #look} tells
   */
  Optional<Next> next(Complete complete, Snapshot look) {
    if (!linked) {
      return Optional.empty();
    }
    Set<String> own = new HashSet<>(complete.own);
    complete.index.gone().forEach(name -> own.add(folder(complete.index) + name));
    return Optional.of(next(look, own));
  }

  private String now(String name, BrowserIndex.Renewed renewed) {
    String folder = browserIndex.substring(0, browserIndex.length() - 1);
    return name.equals(folder) || name.startsWith(browserIndex)
        ? SiteBuilder.BROWSER_INDEX + "/" + renewed.folder() + name.substring(folder.length())
        : name;
  }

  /** The files of which everything is known. */
  private Map<String, FileSum> known(BrowserIndex.Renewed renewed) {
    Map<String, FileSum> known = new HashMap<>(before);
    known.putAll(written);
    OTHERWISE.forEach(start -> known.keySet().removeIf(name -> name.startsWith(start)));
    for (FileSum file : ofBrowserIndex()) {
      String name = file.path().substring(browserIndex.length());
      known.remove(file.path());
      if (!renewed.written().contains(name) && !renewed.gone().contains(name)) {
        String now = folder(renewed) + name;
        known.put(now, new FileSum(now, file.size(), file.crc32()));
      }
    }
    return known;
  }

  private static String folder(BrowserIndex.Renewed renewed) {
    return SiteBuilder.BROWSER_INDEX + "/" + renewed.folder() + "/";
  }

  /** The other files. */
  private List<String> others(BrowserIndex.Renewed renewed) throws IOException {
    List<String> others = new ArrayList<>();
    for (String folder : List.of("data", SiteBuilder.INDEX)) {
      FileTree.files(site.resolve(folder)).forEach(name -> others.add(folder + "/" + name));
    }
    others.add(SiteBuilder.BROWSER_INDEX + "/meta.json");
    renewed.written().forEach(name -> others.add(folder(renewed) + name));
    return others;
  }

  /** What was written of the files that go this way. */
  Set<String> written() {
    return written.keySet();
  }
}
