package org.practicekb.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.practicekb.diff.Comparison;
import org.practicekb.diff.DiffReport;
import org.practicekb.diff.PageTexts;
import org.practicekb.diff.Revision;
import org.practicekb.diff.SiteDiff;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kb diff}. */
@Command(
    name = "diff",
    description = {
      "Says what changes on the site since a commit, for whoever reviews it.",
      "",
      "Compared are the content of that commit and the files as they are, committed or not: entries, grades, fields, texts, links, addresses, and the text of every page, made with the templates of today."
    },
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

  /** How a diff is printed. */
  enum Format {
    TEXT,
    JSON,
    MARKDOWN
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "REV",
      defaultValue = "",
      description =
          "The commit, as git names it. Default: where the branch left main; on main itself its last commit, so that only what is not committed is shown.")
  private String revision;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json, or markdown for a comment. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Mixin private Folders folders;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Workspace workspace = folders.workspace();
    try (Revision base = Revision.open(workspace.content(), revision)) {
      DiffReport report = new DiffReport(diff(workspace, base));
      String text =
          switch (format) {
            case TEXT -> report.text();
            case JSON -> report.json();
            case MARKDOWN -> report.markdown();
          };
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  private static SiteDiff diff(Workspace workspace, Revision base) throws IOException {
    Path old = base.content();
    Workspace former =
        new Workspace(workspace.project(), old, workspace.templates(), workspace.out());
    Loaded before = Loaded.load(former, Loaded.today());
    Loaded after = Loaded.load(workspace, Loaded.today());
    Comparison comparison = new Comparison(before, after);
    Optional<List<SiteDiff.ChangedPage>> pages =
        comparison.isSound()
            ? Optional.of(PageTexts.compare(workspace, before, after))
            : Optional.empty();
    return comparison.diff(base.name(), pages);
  }
}
