package org.practicekb.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.practicekb.check.StaleCheck;
import org.practicekb.content.Problem;
import org.practicekb.outside.LinkForm;
import org.practicekb.outside.LinkProbe;
import org.practicekb.outside.LinkReport;
import org.practicekb.outside.OutsideLink;
import org.practicekb.preview.FileWatch;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kb check}. */
@Command(
    name = "check",
    description = {
      "Checks every entry as 'kb build' does, and changes nothing.",
      "",
      "Problems are written to the error stream as text, and to the output in the other formats; github is both."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String GUEST = "practice-kb link check (one request a second)";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text, json, github (annotations at the lines of a pull request) or sarif. Default: ${DEFAULT-VALUE}.")
  private ProblemFormat format;

  @Option(names = "--watch", description = "Check again whenever a file changes, until Ctrl-C.")
  private boolean watch;

  @Option(names = "--stale", description = "Also name the entries whose review is overdue today.")
  private boolean stale;

  @Option(
      names = "--links",
      description = "Also check how links to other sites and DOIs are written.")
  private boolean links;

  @Option(
      names = "--online",
      description =
          "With --links: also ask the other sites whether they answer, one request a second, each address once a week. The answers are listed in .kb/links.md.")
  private boolean online;

  @Mixin private Folders folders;
  @Mixin private BaseUrl baseUrl;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (online && !links) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--online goes with --links");
    }
    Workspace workspace = folders.workspace().at(baseUrl.get());
    return watch ? watch(workspace) : check(workspace);
  }

  @SuppressWarnings("try")
  private int watch(Workspace workspace) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    BlockingQueue<Set<Path>> saves = new LinkedBlockingQueue<>();
    try (FileWatch watching = FileWatch.start(List.of(workspace.content()), saves::add)) {
      check(workspace);
      while (!Thread.currentThread().isInterrupted()) {
        Set<Path> changed = saves.take();
        out.println(
            "\n"
                + LocalTime.now().truncatedTo(ChronoUnit.SECONDS)
                + " "
                + changed.stream().map(Workspace::label).limit(3).collect(Collectors.joining(", "))
                + (changed.size() > 3 ? " and " + (changed.size() - 3) + " more" : "")
                + " changed:");
        check(workspace);
      }
      return 0;
    }
  }

  private int check(Workspace workspace) throws IOException, InterruptedException {
    Loaded loaded = Loaded.withoutHistory(workspace, Loaded.today());
    List<Problem> problems = new ArrayList<>(loaded.problems());
    List<String> notes = new ArrayList<>();
    if (stale) {
      List<Problem> overdue =
          StaleCheck.check(
              loaded.kb().published(), loaded.schemas(), LocalDate.now(ZoneOffset.UTC));
      problems.addAll(overdue);
      notes.add("Reviews: " + (overdue.isEmpty() ? "none" : overdue.size()) + " overdue today.");
    }
    if (links) {
      outside(loaded, workspace, problems, notes);
    }
    return report(problems.stream().distinct().sorted().toList(), notes, loaded);
  }

  private void outside(
      Loaded loaded, Workspace workspace, List<Problem> problems, List<String> notes)
      throws IOException, InterruptedException {
    List<OutsideLink> found = OutsideLink.in(loaded.kb().all(), loaded.links(), loaded.schemas());
    problems.addAll(LinkForm.check(found));
    if (!online) {
      notes.add(LinkReport.notAsked(found));
      return;
    }
    Path report = workspace.project().resolve(".kb").resolve("links.md");
    PrintWriter err = spec.commandLine().getErr();
    LinkProbe.Result result =
        new LinkProbe(PAUSE, report.resolveSibling("links.json"), GUEST)
            .probe(found, host -> err.println("Asking " + host + " ..."));
    problems.addAll(LinkReport.problems(found, result));
    Files.createDirectories(report.getParent());
    Files.writeString(report, LinkReport.markdown(found, result), StandardCharsets.UTF_8);
    notes.add(LinkReport.summary(result) + " All answers: " + Workspace.label(report));
  }

  /** GitHub shows ten annotations of a step, and in its log no places: so the text goes along. */
  private int report(List<Problem> problems, List<String> notes, Loaded loaded) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (format != ProblemFormat.TEXT) {
      out.print(format.of(problems));
      out.flush();
      if (format == ProblemFormat.GITHUB) {
        Report.print(problems, err);
      }
      notes.forEach(err::println);
      return Problem.anyError(problems) ? Kb.PROBLEMS : 0;
    }
    boolean failed = Report.print(problems, err);
    notes.forEach(out::println);
    if (!failed) {
      out.println(
          Report.counted(loaded.kb().all().size(), "entry").replace("entrys", "entries")
              + ", no errors.");
    }
    return failed ? Kb.PROBLEMS : 0;
  }
}
