package org.practicekb.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.practicekb.entry.EntryType;
import org.practicekb.link.Address;
import org.practicekb.site.BuildReport;
import org.practicekb.site.LastBuild;
import org.practicekb.site.SiteBuilder;
import org.practicekb.site.SiteForm;
import org.practicekb.site.SiteZip;
import org.practicekb.site.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kb build}. */
@Command(
    name = "build",
    description = {
      "Builds the site from the entries, and puts it in place of the last one.",
      "",
      "When anything is wrong, all problems are listed and the last site stays as it is. When",
      "nothing has changed since the last build, the site is left alone; when the texts of few",
      "entries have, most of it is."
    },
    mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {

  @Mixin private Folders folders;

  @Mixin private BaseUrl baseUrl;

  @Option(
      names = "--force",
      description =
          "Keep files in the target that no build put there, or replace a zip that no build made, instead of refusing.")
  private boolean force;

  @Option(
      names = "--clean",
      description = "Make everything anew, also what is as the last build left it.")
  private boolean clean;

  @Option(
      names = "--offline",
      description =
          "Make a site that also works when its index.html is opened from a disk or a USB stick, search included.")
  private boolean offline;

  @Option(
      names = "--zip",
      description =
          "With --offline: make one file of it, beside the folder of --out and named after it (site.zip), and leave that folder as it is.")
  private boolean zip;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (zip && !offline) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--zip needs --offline: what is unpacked is read from disk. Write kb build --offline --zip");
    }
    PrintWriter err = spec.commandLine().getErr();
    Workspace workspace = folders.workspace();
    requireOutside(workspace);
    ShownProgress progress = new ShownProgress(err, Terminal.of(err).shown());
    SiteBuilder builder = new SiteBuilder(workspace, baseUrl.get(), force, form(), progress);
    Optional<LastBuild> last = lastBuild(workspace);
    BuildReport report = last.isPresent() ? builder.build(last.get()) : builder.build();
    progress.end();
    Report.print(report.problems(), err);
    report.findings().forEach(err::println);
    if (!report.published()) {
      err.println(
          "Nothing was published"
              + (published(workspace).toFile().exists()
                  ? ": the last site is still in place."
                  : "."));
      return Kb.PROBLEMS;
    }
    if (!report.undated().isEmpty()) {
      err.println("Warning: no page says when it last changed: " + report.undated() + ".");
    }
    if (Address.isPlaceholder(report.baseUrl())) {
      err.println(
          "Note: absolute addresses begin with the placeholder "
              + report.baseUrl()
              + ", and no QR codes are printed; set site.host in jbake.properties or give --base-url.");
    }
    spec.commandLine().getOut().println(did(report) + done(report, workspace));
    return 0;
  }

  private static String did(BuildReport report) {
    if (report.made() == report.pages()) {
      return "Built ";
    }
    return report.made() == 0
        ? "Nothing has changed since the last build: "
        : "Built " + Report.counted(report.made(), "page") + " anew, as few entries were changed: ";
  }

  /**
   * The last build, where this one may be left out: not when files are to be carried over, nor for
   * a zip. What cannot be read is for the build to report.
   */
  private Optional<LastBuild> lastBuild(Workspace workspace) {
    try {
      if (clean) {
        LastBuild.forget(workspace.out());
      }
      return force || zip
          ? Optional.empty()
          : Optional.of(LastBuild.of(workspace, baseUrl.get(), form()));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** A site within its own sources would be among them the next time. */
  private void requireOutside(Workspace workspace) {
    Path out = workspace.out().toAbsolutePath().normalize();
    for (Path sources : List.of(workspace.content(), workspace.templates())) {
      if (out.startsWith(sources.toAbsolutePath().normalize())) {
        throw new CommandLine.ParameterException(
            spec.commandLine(),
            "--out is in '" + Workspace.label(sources) + "', which the site is built from");
      }
    }
  }

  private SiteForm form() {
    return zip ? SiteForm.ZIP : offline ? SiteForm.DISK : SiteForm.WEB;
  }

  /** What is there when there is a site. */
  private Path published(Workspace workspace) throws IOException {
    return zip ? SiteZip.beside(workspace.out()).file() : workspace.out().resolve("index.html");
  }

  private String done(BuildReport report, Workspace workspace) throws IOException {
    String entries =
        report.entries().entrySet().stream()
            .filter(count -> count.getValue() > 0)
            .map(BuildCommand::counted)
            .collect(Collectors.joining(", "));
    String seconds = String.format(Locale.ROOT, "%.1f s", report.took().toMillis() / 1000.0);
    return Report.counted(report.pages(), "page")
        + " in "
        + (zip ? Workspace.label(published(workspace)) : Workspace.label(workspace.out()) + "/")
        + " from "
        + (entries.isEmpty() ? "no entries" : entries)
        + "; "
        + documents(report)
        + " in the index; "
        + seconds
        + ". To look at it: "
        + howToLook(workspace);
  }

  private String howToLook(Workspace workspace) throws IOException {
    if (zip) {
      return "unpack it and open " + SiteZip.beside(workspace.out()).folder() + "/index.html";
    }
    String out = Workspace.label(workspace.out());
    if (offline) {
      return "open " + out + "/index.html";
    }
    String argument = out.matches("[\\w./-]+") ? out : '"' + out + '"';
    return "./kb serve --built" + (out.equals("site") ? "" : " --out " + argument);
  }

  private static String documents(BuildReport report) {
    String elements =
        report.elements() == 0
            ? ""
            : " (%,d entries and %s of frameworks)"
                .formatted(
                    report.documents() - report.elements(),
                    Report.counted(report.elements(), "element"));
    return Report.counted(report.documents(), "document") + elements;
  }

  private static String counted(Map.Entry<EntryType, Integer> count) {
    String noun = count.getKey().id().replace('-', ' ');
    return Report.counted(count.getValue(), noun);
  }
}
