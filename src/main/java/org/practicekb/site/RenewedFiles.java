package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.practicekb.content.Parallel;
import org.practicekb.page.Output;
import org.practicekb.search.BrowserIndex;
import org.practicekb.site.Manifest.FileSum;

/**
 * The files of a new site most of which are links to those of the last one: they are the same files
 * on the disk, so none is ever written to; another takes its place. Thread-safe.
 */
final class RenewedFiles implements Output {

  /** How files begin that are written in other ways. */
  private static final List<String> OTHERWISE =
      List.of("data/", SiteBuilder.INDEX + "/", SiteBuilder.BROWSER_INDEX + "/meta.json");

  private final Path site;
  private final Map<String, FileSum> before = new HashMap<>();
  private final Map<String, FileSum> sums;
  private final Set<String> pages = ConcurrentHashMap.newKeySet();

  /** How the files of the browser index of the last site begin. */
  private final String browserIndex;

  private RenewedFiles(Path site, Manifest manifest, String browserIndex) {
    this.site = site;
    this.browserIndex = SiteBuilder.BROWSER_INDEX + "/" + browserIndex + "/";
    manifest.files().forEach(file -> before.put(file.path(), file));
    this.sums = new ConcurrentHashMap<>(before);
  }

  /**
   * Links all files but those of the index.
   *
   * @param last the root of the last site
   * @param site that of the new one; empty
   */
  static RenewedFiles link(Path last, Path site) throws IOException {
    String browserIndex = BrowserIndex.folder(last.resolve(SiteBuilder.BROWSER_INDEX));
    RenewedFiles files = new RenewedFiles(site, Manifest.read(last), browserIndex);
    List<String> names =
        files.before.keySet().stream()
            .filter(name -> !name.startsWith(SiteBuilder.INDEX + "/"))
            .sorted()
            .toList();
    FileTree.createFolders(site, names);
    Parallel.mapFiles(names, name -> Files.createLink(site.resolve(name), last.resolve(name)));
    return files;
  }

  /** Writes a file that the last site has too, unless it is the same. */
  @Override
  public void write(String file, byte[] content) throws IOException {
    FileSum sum = FileSum.of(file, content);
    if (!sum.equals(before.get(file))) {
      Files.delete(site.resolve(file));
      Files.write(site.resolve(file), content);
      sums.put(file, sum);
      if (file.endsWith(".html")) {
        pages.add(file);
      }
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

  /** Lists the files. */
  Manifest manifest(List<String> names, BrowserIndex.Renewed renewed) throws IOException {
    Map<String, FileSum> known = new HashMap<>(sums);
    OTHERWISE.forEach(start -> known.keySet().removeIf(name -> name.startsWith(start)));
    for (FileSum file : ofBrowserIndex()) {
      String name = file.path().substring(browserIndex.length());
      known.remove(file.path());
      if (!renewed.written().contains(name)) {
        String now = SiteBuilder.BROWSER_INDEX + "/" + renewed.folder() + "/" + name;
        known.put(now, new FileSum(now, file.size(), file.crc32()));
      }
    }
    return Manifest.of(site, names, known);
  }

  /** The pages that were written. */
  Set<String> pages() {
    return pages;
  }
}
