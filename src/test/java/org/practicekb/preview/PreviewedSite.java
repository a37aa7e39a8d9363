package org.practicekb.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.apache.commons.io.FileUtils;
import org.practicekb.site.DevServer;
import org.practicekb.site.Workspace;

/**
 * A site as {@code kb serve} shows it: its own copy of the templates, a real server, real files.
 */
public final class PreviewedSite implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Workspace workspace;
  private final Preview preview;
  private final DevServer server;
  private final StringWriter log = new StringWriter();
  private final HttpClient client = HttpClient.newHttpClient();

  private PreviewedSite(Workspace workspace) throws IOException {
    this.workspace = workspace;
    this.preview = new Preview(workspace, new PrintWriter(log, true));
    this.server = DevServer.start(preview, DevServer.LOOPBACK, 0, preview.handlers());
    preview.begin(server.url().toString());
  }

  /**
   * Shows a content folder.
   *
   * @param folder where the templates are copied to
   */
  public static PreviewedSite of(Path content, Path folder) throws IOException {
    Path project = Path.of("").toAbsolutePath();
    Path templates = folder.resolve("templates");
    FileUtils.copyDirectory(project.resolve("templates").toFile(), templates.toFile());
    return new PreviewedSite(new Workspace(project, content, templates, folder.resolve("site")));
  }

  /** The address of a page. */
  public URI url(String path) {
    return server.url().resolve(path);
  }

  /** What the terminal says so far. */
  public String log() {
    return log.toString();
  }

  /** Saves a file, named from the content folder. */
  public void save(String file, String text) throws IOException {
    Files.writeString(workspace.content().resolve(file), text);
  }

  /** Changes a file, named from the content folder. */
  public void change(String file, String before, String after) throws IOException {
    change(workspace.content().resolve(file), before, after);
  }

  /** Changes a template or an asset. */
  public void changeTemplate(String file, String before, String after) throws IOException {
    change(workspace.templates().resolve(file), before, after);
  }

  private static void change(Path file, String before, String after) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(before)) {
      throw new IllegalArgumentException(file + " has no '" + before + "'");
    }
    Files.writeString(file, text.replace(before, after));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(url(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** A browser's view of the state of one page. */
  Followed follow(String page) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url("/_kb/events?page=" + page)).build();
    return new Followed(client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body());
  }

  /** The events of one page. */
  static final class Followed implements AutoCloseable {
    private static final String DATA = "data: ";
    private final BufferedReader lines;

    private Followed(InputStream in) {
      this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** Waits for a state that is so; a save may be told in more than one. */
    JsonNode until(Predicate<JsonNode> isSo) throws IOException {
      JsonNode state = next();
      while (!isSo.test(state)) {
        state = next();
      }
      return state;
    }

    /** Waits for the next state. */
    JsonNode next() throws IOException {
      String line = lines.readLine();
      while (!line.startsWith(DATA)) {
        line = lines.readLine();
      }
      return JSON.readTree(line.substring(DATA.length()));
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    preview.close();
  }
}
