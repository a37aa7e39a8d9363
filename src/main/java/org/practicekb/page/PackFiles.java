package org.practicekb.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.practicekb.content.Parallel;
import org.practicekb.entry.Entry;
import org.practicekb.link.Address;

/**
 * Writes the one file of each pack, to be sent to phones: all readings and their style are in it,
 * nothing is fetched, and it needs no script.
 */
final class PackFiles {

  private final PageContext context;
  private final PackPages packs;
  private final FreeMarkerEngine templates;
  private final String style;

  /**
   * @param folder of the templates, where the style sheet is
   */
  PackFiles(PageContext context, PackPages packs, FreeMarkerEngine templates, Path folder)
      throws IOException {
    this.context = context;
    this.packs = packs;
    this.templates = templates;
    this.style = Files.readString(folder.resolve("pack-file.css"));
  }

  /** Writes those of {@code pathways} beside the pages of the packs. */
  void write(List<Entry> pathways, Output output) throws IOException {
    Parallel.mapFiles(
        pathways,
        pathway -> {
          Address here = PackPages.file(pathway);
          output.write(here.file(), text(pathway, here).getBytes(StandardCharsets.UTF_8));
          return here;
        });
  }

  private String text(Entry pathway, Address here) throws IOException {
    String baseUrl = context.site().isPlaced() ? context.site().baseUrl() : "";
    PackView.File view =
        new PackView.File(
            packs.view(pathway, here),
            Html.of("default-src 'none'; style-src 'sha256-" + hash(style) + "'"),
            Html.of(style),
            baseUrl.isEmpty() ? "" : here.absolute(baseUrl),
            packs.readings(pathway, here));
    String page = templates.render("pack-file.ftl", view);
    return new StandAlone(Jsoup.parse(page), here, packs.addresses(pathway), baseUrl).html();
  }

  private static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
