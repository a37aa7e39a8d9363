package org.practicekb.cli;

import java.nio.file.Path;
import org.practicekb.site.Workspace;
import picocli.CommandLine.Option;

/** The options that say which folders a command works on. */
final class Folders {

  @Option(
      names = "--content",
      paramLabel = "DIR",
      description = "The entries. Default: content/ of the project.")
  private Path content;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description = "The templates. Default: templates/ of the project.")
  private Path templates;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The built site. Default: site/ of the project.")
  private Path out;

  /** The folders as given, or those of the project that the launcher belongs to. */
  Workspace workspace() {
    Path project = Path.of(System.getProperty("kb.home", ""));
    return new Workspace(
        project.toAbsolutePath(),
        content == null ? project.resolve("content") : content,
        templates == null ? project.resolve("templates") : templates,
        out == null ? project.resolve("site") : out);
  }
}
