package org.practicekb.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.practicekb.search.IndexCheck;
import org.practicekb.site.Finding;
import org.practicekb.site.LastBuild;
import org.practicekb.site.SiteVerifier;
import org.practicekb.site.Staging;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kb verify}. */
@Command(
    name = "verify",
    description = {
      "Reads the built site back and says what is wrong with it.",
      "",
      "Every link, fragment, asset and redirect must lead somewhere; a page has one heading of level 1, a title and no id twice; sitemap and feed agree with the pages; the index is sound and has exactly the published entries and elements of frameworks; no file was changed."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  @Mixin private Folders folders;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path site = folders.workspace().out();
    Staging.recover(site);
    List<Finding> findings = SiteVerifier.verify(site, Optional.empty(), IndexCheck::problems);
    findings.forEach(spec.commandLine().getErr()::println);
    if (!findings.isEmpty()) {
      LastBuild.forget(site);
      spec.commandLine().getErr().println(Report.counted(findings.size(), "defect") + ".");
      return Kb.PROBLEMS;
    }
    spec.commandLine()
        .getOut()
        .println("The site in " + site + " is whole: every link, file and document was checked.");
    return 0;
  }
}
