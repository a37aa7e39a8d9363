package org.practicekb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;
import org.practicekb.search.IndexCheck;

/** Whatever is damaged in a built site, its verification names the file. */
class DamagedSiteTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @TempDir static Path folder;
  private static Path site;
  private static final List<String> files = new ArrayList<>();

  @BeforeAll
  static void build() throws IOException {
    Path content = TestSite.of("pages-of-every-kind", folder.resolve("base")).content();
    site = folder.resolve("site");
    Workspace workspace = new Workspace(PROJECT, content, PROJECT.resolve("templates"), site);
    assertTrue(
        new SiteBuilder(workspace, "https://kb.test/", false, Progress.NONE).build().published());
    for (String name : FileTree.files(site)) {
      if (Files.size(site.resolve(name)) > 0) {
        files.add(name);
      }
    }
    assertEquals(Set.of(), named());
  }

  private static Set<String> named() throws IOException {
    return SiteVerifier.verify(site, Optional.empty(), IndexCheck::problems).stream()
        .map(Finding::file)
        .collect(Collectors.toSet());
  }

  /** What can happen to a file. */
  private enum Damage {
    BYTE,
    CUT,
    LONGER,
    GONE;

    void to(Path file, Random random) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      switch (this) {
        case BYTE -> {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
          Files.write(file, bytes);
        }
        case CUT -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        case LONGER -> Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
        default -> Files.delete(file);
      }
    }
  }

  @Test
  void fiftyRandomDamagesAreNamed() throws IOException {
    damageEach(50, new Random(1));
  }

  @Test
  @Tag("full")
  void twoThousandRandomDamagesAreNamed() throws IOException {
    damageEach(2_000, new Random(2));
  }

  private static void damageEach(int count, Random random) throws IOException {
    for (int i = 0; i < count; i++) {
      String name = files.get(random.nextInt(files.size()));
      Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
      boolean mayBeAbsent = name.equals(Staging.GITIGNORE) && damage == Damage.GONE;
      assertNamed(name, damage, random.nextLong(), !mayBeAbsent);
    }
  }

  /** A site that was in a zip has no .gitignore: alone its absence is no damage. */
  private static void assertNamed(String name, Damage damage, long seed, boolean expected)
      throws IOException {
    Path file = site.resolve(name);
    byte[] whole = Files.readAllBytes(file);
    damage.to(file, new Random(seed));
    assertEquals(expected, named().contains(name), name + " " + damage + " " + seed);
    Files.write(file, whole);
  }

  @Test
  void everyByteOfTheManifestCounts() throws IOException {
    Path manifest = site.resolve(Manifest.PATH);
    byte[] whole = Files.readAllBytes(manifest);
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(manifest, changed);
      List<String> files = manifestFindings();
      assertTrue(files.contains(Manifest.PATH), new String(changed, 0, 200) + files);
    }
    Files.write(manifest, whole);
    assertEquals(List.of(), manifestFindings());
  }

  private static List<String> manifestFindings() throws IOException {
    try {
      return Manifest.read(site).compare(site).stream().map(Finding::file).toList();
    } catch (SiteException damaged) {
      return List.of(Manifest.PATH);
    }
  }

  @Test
  void twoShardsThatWereSwappedAreBothNamed() throws IOException {
    List<String> shards = files.stream().filter(name -> name.contains("/entries/")).toList();
    Path one = site.resolve(shards.get(0));
    Path other = site.resolve(shards.get(1));
    swap(one, other);
    assertEquals(Set.of(shards.get(0), shards.get(1)), named());
    swap(one, other);
  }

  private static void swap(Path one, Path other) throws IOException {
    byte[] content = Files.readAllBytes(one);
    Files.write(one, Files.readAllBytes(other));
    Files.write(other, content);
  }

  @Test
  void anIndexForBrowsersUnderAStaleHashIsNamed() throws IOException {
    List<String> index = files.stream().filter(name -> name.matches("search/\\w{12}/.*")).toList();
    Path now = site.resolve(index.get(0).replaceFirst("(search/\\w{12})/.*", "$1"));
    Path stale = now.resolveSibling("0123456789ab");
    Files.move(now, stale);
    List<String> expected = new ArrayList<>(index);
    index.forEach(name -> expected.add(name.replaceFirst("search/\\w{12}", "search/0123456789ab")));
    assertEquals(Set.copyOf(expected), named());
    Files.move(stale, now);
  }

  @Test
  void theHomePageIsMissedWhereTheRestOfASiteIs() throws IOException {
    Path home = site.resolve("index.html");
    Path elsewhere = folder.resolve("home.html");
    Files.move(home, elsewhere);
    assertTrue(named().contains("index.html"));
    Files.move(elsewhere, home);
    assertFalse(named().contains("index.html"));
  }
}
