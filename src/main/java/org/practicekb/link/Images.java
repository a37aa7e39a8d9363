package org.practicekb.link;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.practicekb.content.ImageFiles;
import org.practicekb.entry.Entry;

/**
 * The images that bodies show: files in {@code content/images}, published at {@code
 * /assets/images/}. Thread-safe.
 *
 * @param folder the folder of the images
 */
public record Images(Path folder) {

  private static final Pattern WRITTEN =
      Pattern.compile("(?:\\.\\./)+images/(" + ImageFiles.NAME + ")");

  /**
   * Where the image that {@code entry} writes so is published; empty when there is no such file.
   */
  public Optional<Address> resolve(Entry entry, String destination) {
    Matcher name = WRITTEN.matcher(destination);
    int depth = entry.file().name().split("/").length - 1;
    return name.matches()
            && destination.startsWith("../".repeat(depth) + "images/")
            && Files.isRegularFile(folder.resolve(name.group(1)), LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Address.page("assets/images/" + name.group(1)))
        : Optional.empty();
  }

  /** The number of bytes of an image that {@link #resolve} finds. */
  public long size(String destination) {
    return folder
        .resolve(destination.substring(destination.lastIndexOf('/') + 1))
        .toFile()
        .length();
  }

  /** What {@code entry} may write for an image, sorted. */
  public List<String> destinations(Entry entry) {
    String up = "../".repeat(entry.file().name().split("/").length - 1);
    return sizes().keySet().stream()
        .map(name -> up + "images/" + name)
        .filter(destination -> resolve(entry, destination).isPresent())
        .toList();
  }

  /** What is in the folder, sorted by name, with the number of bytes of each. */
  public Map<String, Long> sizes() {
    Map<String, Long> sizes = new TreeMap<>();
    File[] files = folder.toFile().listFiles();
    for (File file : files == null ? new File[0] : files) {
      sizes.put(file.getName(), file.length());
    }
    return sizes;
  }
}
