package org.practicekb.preview;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.practicekb.content.Problem;
import org.practicekb.site.ServedFiles;
import org.practicekb.site.SiteSource;

/** The part that runs in the browser: a script and a style that only {@code kb serve} adds. */
final class Client {

  /** Where they are served; no entry has such an address. */
  static final String FOLDER = "_kb/";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String END_OF_HEAD = "</head>";

  private Client() {}

  /**
   * Adds script and style to a page.
   *
   * @param stamp differs when the page is to be loaded again
   * @param styles differs when the style is
   */
  static String in(String html, String stamp, int styles) {
    String elements =
        "<link rel=\"stylesheet\" href=\"/%spreview.css\"><script src=\"/%spreview.js\" data-page=\"%s\" data-styles=\"%d\" defer></script>\n"
            .formatted(FOLDER, FOLDER, stamp, styles);
    int end = html.indexOf(END_OF_HEAD);
    return end < 0 ? html + elements : html.substring(0, end) + elements + html.substring(end);
  }

  /** The script or style with this name; empty when there is none. */
  static Optional<SiteSource.Found> file(String name) throws IOException {
    if (!List.of("preview.js", "preview.css").contains(name)) {
      return Optional.empty();
    }
    try (InputStream file = Client.class.getResourceAsStream(name)) {
      return Optional.of(new SiteSource.Made(file.readAllBytes(), ServedFiles.type(name)));
    }
  }

  /** What the script is told, on one line. */
  static String state(String stamp, int styles, List<Problem> problems, Collection<String> drafts) {
    ObjectNode state = JSON.createObjectNode().put("page", stamp).put("styles", "" + styles);
    ArrayNode list = state.putArray("problems");
    for (Problem problem : problems) {
      list.addObject()
          .put("file", problem.place().path())
          .put("line", problem.place().line())
          .put("column", problem.place().column())
          .put("what", problem.what())
          .put("suggestion", problem.suggestion())
          .put("expected", problem.expected());
    }
    drafts.forEach(state.putArray("drafts")::add);
    return state.toString();
  }
}
