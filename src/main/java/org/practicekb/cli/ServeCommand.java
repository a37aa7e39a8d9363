package org.practicekb.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.practicekb.preview.Preview;
import org.practicekb.search.SearchApi;
import org.practicekb.site.DevServer;
import org.practicekb.site.SiteBuilder;
import org.practicekb.site.Staging;
import org.practicekb.site.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kb serve}. */
@Command(
    name = "serve",
    description = {
      "Shows the site on this machine as it would be built now, until Ctrl-C.",
      "",
      "When a file of the content, a template or an asset is saved, the pages in the browser follow. What is wrong is shown over the page, and the last good pages stay. Drafts are shown too, and marked. Nothing is written to the built site."
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = DevServer.LOOPBACK,
      description =
          "The address to listen on. Default: ${DEFAULT-VALUE}, which only this machine reaches.")
  private String host;

  @Option(
      names = "--built",
      description = "Serve what 'kb build' has written, as it is, and watch nothing.")
  private boolean built;

  @Mixin private Folders folders;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > 65535) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--port " + port + " is not between 0 and 65535");
    }
    return built ? serveBuilt(folders.workspace().out()) : preview(folders.workspace());
  }

  private int preview(Workspace workspace) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Preview preview = new Preview(workspace, out);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(preview)));
    try (preview;
        DevServer server = DevServer.start(preview, host, port, preview.handlers())) {
      Report.print(preview.begin(server.url().toString()), spec.commandLine().getErr());
      return await("Showing " + Workspace.label(workspace.content()), server);
    }
  }

  /** Ctrl-C ends the process without leaving the blocks it is in. */
  private static void close(Preview preview) {
    try {
      preview.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int serveBuilt(Path site) throws IOException, InterruptedException {
    Staging.recover(site);
    if (!Files.isRegularFile(site.resolve("index.html"))) {
      throw new Refused("there is no built site in '" + site + "'; build it first: kb build");
    }
    SearchApi api = new SearchApi(site.resolve(SiteBuilder.INDEX));
    try (DevServer server = DevServer.start(site, host, port, Map.of("/api/search", api))) {
      return await("Serving " + site, server);
    }
  }

  private int await(String what, DevServer server) throws InterruptedException {
    spec.commandLine().getOut().println(what + " at " + server.url() + " (Ctrl-C ends)");
    spec.commandLine().getOut().flush();
    new CountDownLatch(1).await();
    return 0;
  }
}
