package org.practicekb.cli;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.practicekb.content.ContentFolder;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kb lock}. */
@Command(
    name = "lock",
    description = {
      "Lists every new address in content/permalinks.lock, so that it can never be lost unnoticed.",
      "",
      "For the main branch: contributors leave the file alone."
    },
    mixinStandardHelpOptions = true)
final class LockCommand implements Callable<Integer> {

  @Mixin private Folders folders;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Workspace workspace = folders.workspace();
    Loaded loaded = Loaded.withoutHistory(workspace, Loaded.today());
    if (Report.print(
        loaded.problems().stream().filter(problem -> problem.isError()).toList(),
        spec.commandLine().getErr())) {
      return Kb.PROBLEMS;
    }
    Set<String> added =
        loaded.lock().add(loaded.kb(), workspace.content().resolve(ContentFolder.LOCK));
    spec.commandLine()
        .getOut()
        .println(
            added.isEmpty()
                ? "Every address is listed."
                : "Listed "
                    + Report.counted(added.size(), "new address").replace("addresss", "addresses")
                    + " in "
                    + loaded.lock().label()
                    + ".");
    return 0;
  }
}
