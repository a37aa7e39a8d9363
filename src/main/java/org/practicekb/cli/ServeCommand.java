package org.practicekb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.practicekb.search.SearchApi;
import org.practicekb.site.DevServer;
import org.practicekb.site.SiteBuilder;
import org.practicekb.site.Staging;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kb serve}. */
@Command(
    name = "serve",
    description = "Serves the built site on this machine, until Ctrl-C.",
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

  @Mixin private Folders folders;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > 65535) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--port " + port + " is not between 0 and 65535");
    }
    Path site = folders.workspace().out();
    Staging.recover(site);
    if (!Files.isRegularFile(site.resolve("index.html"))) {
      throw new Refused("there is no built site in '" + site + "'; build it first: kb build");
    }
    SearchApi api = new SearchApi(site.resolve(SiteBuilder.INDEX));
    try (DevServer server = DevServer.start(site, host, port, Map.of("/api/search", api))) {
      spec.commandLine()
          .getOut()
          .println("Serving " + site + " at " + server.url() + " (Ctrl-C ends)");
      spec.commandLine().getOut().flush();
      new CountDownLatch(1).await();
      return 0;
    }
  }
}
