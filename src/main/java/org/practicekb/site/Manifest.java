package org.practicekb.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.practicekb.content.Parallel;

/**
 * The list of a built site's files, which the site itself holds. By it a build tells its own files
 * from others, and a verification finds damage. It has a checksum of itself, so that this damage is
 * found as well.
 *
 * @param files in the order of their paths; neither the list itself nor {@code .gitignore}
 */
public record Manifest(List<FileSum> files) {

  /** Where a site holds its manifest. */
  public static final String PATH = "data/manifest.json";

  private static final Set<String> UNLISTED = Set.of(PATH, Staging.GITIGNORE);
  private static final String GENERATOR = "practice-kb";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One file.
   *
   * @param path from the site's root, with slashes
   * @param size in bytes
   * @param crc32 of its content, in lower-case hexadecimal: it tells of damage, not of malice
   */
  public record FileSum(String path, long size, String crc32) {

    static FileSum of(String path, byte[] content) {
      CRC32 checksum = new CRC32();
      checksum.update(content);
      return of(path, content.length, checksum);
    }

    private static FileSum of(String path, long size, CRC32 checksum) {
      return new FileSum(path, size, Long.toHexString(checksum.getValue()));
    }
  }

  /** The checksum is that of the files, as {@link #lines} writes them. */
  private record Document(String generator, String crc32, List<FileSum> files) {}

  /**
   * Lists the files of {@code site} as they are now. Reads them in parallel.
   *
   * @throws SiteException when something in it is neither a file nor a folder
   */
  public static Manifest of(Path site) throws IOException {
    return of(site, FileTree.files(site), Map.of());
  }

  /**
   * The same, where some files need not be read again.
   *
   * @param names the files, in order
   * @param known what is known of files, by path
   */
  static Manifest of(Path site, List<String> names, Map<String, FileSum> known) throws IOException {
    List<String> paths = names.stream().filter(Manifest::isListed).toList();
    return new Manifest(
        Parallel.mapFiles(
            paths, path -> known.containsKey(path) ? known.get(path) : sum(site, path)));
  }

  /**
   * Reads the manifest of a built site.
   *
   * @throws java.nio.file.NoSuchFileException when it has none
   * @throws SiteException when it is none of ours or damaged
   */
  public static Manifest read(Path site) throws IOException {
    try {
      Document document = JSON.readValue(FileTree.text(site, PATH), Document.class);
      if (document == null || !GENERATOR.equals(document.generator) || hasGap(document.files)) {
        throw damaged(site, "it is not one that kb wrote", null);
      }
      return new Manifest(document.files);
    } catch (JsonProcessingException e) {
      throw damaged(site, e.getOriginalMessage(), e);
    }
  }

  private static boolean hasGap(List<FileSum> files) {
    return files == null
        || files.stream().anyMatch(file -> file == null || file.path == null || file.crc32 == null);
  }

  private static SiteException damaged(Path site, String why, IOException cause) {
    return new SiteException(
        site.resolve(PATH)
            + " cannot be read as the list of the site's files: "
            + why
            + ". Without it kb cannot tell its own files from yours. Delete the folder "
            + site
            + " if nothing in it is yours, or build to another one with --out.",
        cause);
  }

  /** Writes this into {@code site}, one file a line. */
  public void write(Path site) throws IOException {
    Path file = site.resolve(PATH);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes());
  }

  private byte[] bytes() throws IOException {
    String lines = lines();
    String crc32 = FileSum.of(PATH, lines.getBytes(StandardCharsets.UTF_8)).crc32;
    return "{\"generator\":\"%s\",\"crc32\":\"%s\",\"files\":[%s\n]}\n"
        .formatted(GENERATOR, crc32, lines)
        .getBytes(StandardCharsets.UTF_8);
  }

  private String lines() throws IOException {
    return Parallel.mapFiles(files, JSON::writeValueAsString).stream()
        .collect(Collectors.joining(",\n", "\n", ""));
  }

  /**
   * The paths of the files that a build put into {@code site}. A {@code .gitignore} is one only
   * when it says what builds write.
   *
   * @throws SiteException when the site's manifest is damaged
   */
  static Set<String> ours(Path site) throws IOException {
    Set<String> ours = new HashSet<>();
    if (Files.exists(site.resolve(PATH))) {
      ours.add(PATH);
      read(site).files.forEach(file -> ours.add(file.path));
    }
    if (Staging.hasOwnGitignore(site)) {
      ours.add(Staging.GITIGNORE);
    }
    return ours;
  }

  /** Every file that is missing in {@code site}, changed or too much. Reads in parallel. */
  List<Finding> compare(Path site) throws IOException {
    Set<String> known = files.stream().map(FileSum::path).collect(Collectors.toSet());
    known.addAll(UNLISTED);
    Set<String> present = new HashSet<>(FileTree.files(site));
    List<Finding> findings = new ArrayList<>(compareUnlisted(site, present));
    present.stream()
        .filter(path -> !known.contains(path))
        .map(Manifest::extra)
        .forEach(findings::add);
    Parallel.mapFiles(files, file -> compare(site, file, present.contains(file.path)))
        .forEach(finding -> finding.ifPresent(findings::add));
    return findings;
  }

  /** A site that was in a zip has no {@code .gitignore}. */
  private List<Finding> compareUnlisted(Path site, Set<String> present) throws IOException {
    List<Finding> findings = new ArrayList<>();
    if (!Arrays.equals(bytes(), Files.readAllBytes(site.resolve(PATH)))) {
      findings.add(changed(PATH));
    }
    if (present.contains(Staging.GITIGNORE) && !Staging.hasOwnGitignore(site)) {
      findings.add(changed(Staging.GITIGNORE));
    }
    return findings;
  }

  private static Optional<Finding> compare(Path site, FileSum listed, boolean present)
      throws IOException {
    if (!present) {
      return Optional.of(
          new Finding(
              listed.path, "the manifest lists this file, which is missing", "Build again."));
    }
    Path file = site.resolve(listed.path);
    return isRegular(file) && sum(site, listed.path).equals(listed)
        ? Optional.empty()
        : Optional.of(changed(listed.path));
  }

  private static Finding changed(String path) {
    return new Finding(path, "the file is not as the build wrote it", "Build again.");
  }

  private static Finding extra(String path) {
    return new Finding(
        path, "the manifest does not list this file", "Move it elsewhere: no build wrote it.");
  }

  private static boolean isListed(String path) {
    return !UNLISTED.contains(path);
  }

  private static boolean isRegular(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static FileSum sum(Path site, String path) throws IOException {
    Path file = site.resolve(path);
    try (InputStream in = Files.newInputStream(file)) {
      if (!isRegular(file)) {
        throw new SiteException(file + " is a link or a device. Put the file itself there.");
      }
      CRC32 checksum = new CRC32();
      byte[] buffer = new byte[1 << 16];
      long size = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        checksum.update(buffer, 0, read);
        size += read;
      }
      return FileSum.of(path, size, checksum);
    }
  }
}
