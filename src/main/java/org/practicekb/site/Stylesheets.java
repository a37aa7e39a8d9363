package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.practicekb.content.Parallel;

/** Checks the files that a built site's stylesheets name. */
final class Stylesheets {

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?i)url\\(\\s*(['\"]?)(?<url>[^'\")]*)\\1\\s*\\)|@import\\s+(['\"])(?<import>.*?)\\3");

  private Stylesheets() {}

  static List<Finding> check(Path site, SiteLinks links) throws IOException {
    List<String> files = links.files().stream().filter(file -> file.endsWith(".css")).toList();
    return Parallel.mapFiles(files, file -> check(site, file, links)).stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<Finding> check(Path site, String file, SiteLinks links) throws IOException {
    List<Finding> findings = new ArrayList<>();
    String text = COMMENT.matcher(FileTree.text(site, file)).replaceAll("");
    Matcher matcher = REFERENCE.matcher(text);
    while (matcher.find()) {
      String address =
          matcher.group("url") == null ? matcher.group("import") : matcher.group("url");
      SiteLinks.Target target = links.follow(file, address.strip());
      if (target instanceof SiteLinks.Nowhere nowhere) {
        findings.add(new Finding(file, matcher.group() + " " + nowhere.why(), nowhere.remedy()));
      } else if (target instanceof SiteLinks.Elsewhere) {
        findings.add(
            new Finding(
                file,
                matcher.group() + " makes a request to another host",
                "Keep a copy in templates/assets."));
      }
    }
    return findings;
  }
}
