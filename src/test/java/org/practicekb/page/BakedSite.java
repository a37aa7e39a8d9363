package org.practicekb.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Assertions;
import org.practicekb.TestSite;
import org.practicekb.content.Problem;
import org.practicekb.link.CrossLinks;
import org.practicekb.site.Loaded;

/**
 * The pages of a tiny site, as the build makes them.
 *
 * @param out the site's root
 */
record BakedSite(Path out) {

  /**
   * Bakes {@code site} into {@code out}.
   *
   * @param baseUrl empty for the placeholder in {@code jbake.properties}
   */
  static BakedSite of(TestSite site, String baseUrl, Path out) throws IOException {
    Loaded loaded = site.load();
    Assertions.assertEquals(
        List.of(), loaded.problems().stream().filter(Problem::isError).toList());
    SitePages.Folders folders =
        new SitePages.Folders(
            Path.of("").toAbsolutePath(), site.content(), Path.of("templates"), out);
    new SitePages(
            folders,
            baseUrl,
            loaded.kb(),
            loaded.schemas(),
            loaded.links(),
            new CrossLinks(loaded.kb(), loaded.links(), loaded.schemas()),
            loaded.images(),
            loaded.history())
        .bake((file, content) -> write(out.resolve(file), content), () -> {});
    return new BakedSite(out);
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page in a folder, or an HTML file by its name. */
  Document page(String path) throws IOException {
    return Jsoup.parse(text(path.endsWith("/") ? path + "index.html" : path));
  }

  /** A file. */
  String text(String file) throws IOException {
    return Files.readString(out.resolve(file));
  }
}
