package org.practicekb.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.practicekb.content.Problem;
import org.practicekb.edit.FileChanges;
import org.practicekb.edit.Move;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kb move}. */
@Command(
    name = "move",
    description = {
      "Renames an entry: its file, every link, relation and citation that names it.",
      "",
      "The former address stays as an alias, and the new one is listed in permalinks.lock. When anything is in the way, nothing changes."
    },
    mixinStandardHelpOptions = true)
final class MoveCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "OLD", description = "For example programs/ce-cert.")
  private String from;

  @Parameters(index = "1", paramLabel = "NEW", description = "Its new name in the same folder.")
  private String to;

  @Mixin private Folders folders;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Workspace workspace = folders.workspace();
    EntryId old = id(from, workspace);
    EntryId renamed = id(to, workspace);
    Path journal = workspace.project().resolve(".kb").resolve("move");
    if (FileChanges.recover(journal)) {
      spec.commandLine().getErr().println("Put back what an interrupted move had begun.");
    }
    Loaded before = Loaded.withoutHistory(workspace, Loaded.today());
    refuse(before.problems(), "mend this first, so that every link can be found:");
    Move move = Move.of(before, old, renamed, workspace.content());
    if (!move.refusal().isEmpty()) {
      throw new Refused(move.refusal());
    }
    try (FileChanges changes = FileChanges.begin(journal)) {
      changes.apply(move.files());
      Loaded after = Loaded.withoutHistory(workspace, Loaded.today());
      refuse(after.problems(), "nothing was changed; the move would have led to:");
      changes.keep();
    }
    report(old, renamed, move);
    return 0;
  }

  /** {@code programs/ce-cert}, also as a file's path or an address. */
  private EntryId id(String written, Workspace workspace) {
    String content = Workspace.label(workspace.content()) + "/";
    String name = written.replace('\\', '/').replaceFirst("^\\./", "");
    name = name.startsWith(content) ? name.substring(content.length()) : name;
    name = name.replaceFirst("^/", "").replaceFirst("(\\.md|/)$", "");
    Optional<EntryId> id = EntryId.parse(name).filter(one -> !one.slug().contains("/"));
    String shown = name;
    return id.orElseThrow(
        () ->
            new CommandLine.ParameterException(
                spec.commandLine(),
                "'"
                    + written
                    + "' names no entry; write it as 'programs/ce-cert'. "
                    + Problem.didYouMean(shown.split("/")[0], EntryType.folders())
                    + " (folders: "
                    + String.join(", ", EntryType.folders())
                    + ")"));
  }

  private static void refuse(List<Problem> problems, String why) {
    problems.stream()
        .filter(Problem::isError)
        .findFirst()
        .ifPresent(
            problem -> {
              throw new Refused(why + "\n" + problem);
            });
  }

  private void report(EntryId old, EntryId renamed, Move move) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Moved " + old + " to " + renamed + ".");
    out.println(
        move.mended() == 0
            ? "Nothing else named it."
            : "Mended "
                + Report.counted(move.mended(), "place")
                + " in "
                + Report.counted(move.mendedFiles(), "file")
                + ".");
    if (!move.aliases().isEmpty()) {
      out.println(
          "Former addresses lead on: "
              + String.join(", ", move.aliases())
              + ". New addresses are listed in permalinks.lock.");
    }
    out.println("Look at the change with 'git diff', then commit it.");
  }
}
