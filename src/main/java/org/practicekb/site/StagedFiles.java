package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.practicekb.page.Output;
import org.practicekb.site.Manifest.FileSum;

/**
 * Writes the files of a new site; keeps what its manifest says of each, and what they link to.
 * Thread-safe.
 */
final class StagedFiles implements Output {

  private final Path site;
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();
  private final Map<String, FileSum> sums = new ConcurrentHashMap<>();
  private final LinkGraph links = new LinkGraph();

  StagedFiles(Path site) {
    this.site = site;
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    Path path = site.resolve(file);
    if (!folders.contains(path.getParent())) {
      Files.createDirectories(path.getParent());
      folders.add(path.getParent());
    }
    Files.write(path, content);
    sums.put(file, FileSum.of(file, content));
    links.add(file, content);
  }

  /**
   * Every link within the site that leads nowhere.
   *
   * @param names the files of the site
   * @param onDisk whether it will be read from disk
   */
  List<Finding> verify(List<String> names, boolean onDisk) throws IOException {
    return links.verify(site, names, onDisk);
  }

  /** Lists the files of the site with these names; reads those that did not come this way. */
  Manifest manifest(List<String> names) throws IOException {
    return Manifest.of(site, names, sums);
  }
}
