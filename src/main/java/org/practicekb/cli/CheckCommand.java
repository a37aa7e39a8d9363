package org.practicekb.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.practicekb.site.Loaded;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kb check}. */
@Command(
    name = "check",
    description = "Checks every entry as 'kb build' does, and writes nothing.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Mixin private Folders folders;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Loaded loaded = Loaded.load(folders.workspace(), Loaded.today());
    if (Report.print(loaded.problems(), spec.commandLine().getErr())) {
      return Kb.PROBLEMS;
    }
    spec.commandLine()
        .getOut()
        .println(
            Report.counted(loaded.kb().all().size(), "entry").replace("entrys", "entries")
                + ", no errors.");
    return 0;
  }
}
