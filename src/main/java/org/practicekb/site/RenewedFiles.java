package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.practicekb.page.Output;
import org.practicekb.search.BrowserIndex;
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

  private final Path site;
  private final Map<String, FileSum> before = new HashMap<>();
  private final Map<String, FileSum> written = new ConcurrentHashMap<>();

  /** How the files of the browser index of the last site begin. */
  private final String browserIndex;

  /**
   * Links all files but those of the index.
   *
   * @param last the last site
   * @param site the root of the new one: a folder of {@link Staging#again}
   */
  RenewedFiles(Snapshot last, Path site) throws IOException {
    this.site = site;
    FileTree.setPermissions(site, last.mirror(site, LEFT_OUT));
    Path search = last.root().resolve(SiteBuilder.BROWSER_INDEX);
    this.browserIndex = SiteBuilder.BROWSER_INDEX + "/" + BrowserIndex.folder(search) + "/";
    Manifest.read(last.root()).files().forEach(file -> before.put(file.path(), file));
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

  /** Makes the browser index that of the new index, in which these documents are others. */
  BrowserIndex.Renewed browserIndex(BitSet documents) throws IOException {
    Map<String, BrowserIndex.Sum> known = new HashMap<>();
    for (FileSum file : ofBrowserIndex()) {
      BrowserIndex.Sum sum = new BrowserIndex.Sum(file.size(), Long.parseLong(file.crc32(), 16));
      known.put(file.path().substring(browserIndex.length()), sum);
    }
    return BrowserIndex.renew(
        site.resolve(SiteBuilder.INDEX), site.resolve(SiteBuilder.BROWSER_INDEX), known, documents);
  }

  private List<FileSum> ofBrowserIndex() {
    return before.values().stream().filter(file -> file.path().startsWith(browserIndex)).toList();
  }

  /**
   * Writes the list of all files, and gives those that are no links their permissions.
   *
   * @return the files
   */
  List<String> complete(BrowserIndex.Renewed renewed) throws IOException {
    Map<String, FileSum> known = known(renewed);
    Set<String> names = new TreeSet<>(known.keySet());
    List<String> others = others(renewed);
    names.addAll(others);
    Manifest.of(site, List.copyOf(names), known).write(site);
    List<String> own = new ArrayList<>(others);
    own.addAll(written.keySet());
    own.addAll(List.of("", SiteBuilder.BROWSER_INDEX, SiteBuilder.INDEX, Manifest.PATH));
    FileTree.setPermissions(site, own);
    return List.copyOf(names);
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
