package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.practicekb.content.Problem;
import org.practicekb.content.SettingsFile;
import org.practicekb.link.Address;

/**
 * The folders a command works on.
 *
 * @param project the folder of {@code jbake.properties}
 * @param content the Markdown files
 * @param templates the FreeMarker templates and {@code assets/}
 * @param out the built site
 * @param baseUrl where the site will be read; empty for what {@code jbake.properties} says
 */
public record Workspace(Path project, Path content, Path templates, Path out, String baseUrl) {

  /** The folders of a site that will be read where its {@code jbake.properties} says. */
  public Workspace(Path project, Path content, Path templates, Path out) {
    this(project, content, templates, out, "");
  }

  /** The same for a site that will be read at {@code url}, unless that is empty. */
  public Workspace at(String url) {
    return new Workspace(project, content, templates, out, url);
  }

  /**
   * How problems name a file or folder: relative to the folder the command runs in where it is
   * below it.
   */
  public static String label(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path there = path.toAbsolutePath().normalize();
    Path shown = there.startsWith(here) ? here.relativize(there) : there;
    return Problem.visible(shown.toString().replace('\\', '/'));
  }

  /**
   * Where the site is read: as told, else by {@code site.host} of its {@code jbake.properties};
   * empty when neither says.
   *
   * @throws IOException when that file cannot be read, or names no base URL
   */
  public String host() throws IOException {
    Path file = project.resolve("jbake.properties");
    String host = settings(file).getProperty("site.host", "").strip();
    if (!baseUrl.isEmpty()) {
      return baseUrl;
    }
    if (!host.isEmpty() && !Address.isBaseUrl(host)) {
      throw new SiteException("site.host in " + label(file) + ": " + Address.noBaseUrl(host));
    }
    return host;
  }

  private static Properties settings(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return new Properties();
    }
    List<Problem> problems = new ArrayList<>();
    Properties settings = SettingsFile.read(file, label(file), problems);
    if (!problems.isEmpty()) {
      throw new SiteException(
          problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    return settings;
  }
}
