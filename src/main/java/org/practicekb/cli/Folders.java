package org.practicekb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.practicekb.site.Workspace;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say which folders a command works on. */
final class Folders {

  @Option(
      names = "--content",
      paramLabel = "DIR",
      converter = Folder.class,
      description = "The entries. Default: content/ of the project.")
  private Path content;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      converter = Folder.class,
      description = "The templates. Default: templates/ of the project.")
  private Path templates;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      converter = Folder.class,
      description = "The built site. Default: site/ of the project.")
  private Path out;

  /**
   * The folders as given, or those of the project that the launcher belongs to. Of a symbolic link
   * it is the folder it leads to.
   *
   * @throws IOException when a link leads nowhere, or the templates are not there
   */
  Workspace workspace() throws IOException {
    Path project = Path.of(System.getProperty("kb.home", ""));
    Path used = templates == null ? project.resolve("templates") : templates;
    if (!Files.isDirectory(used)) {
      throw new NoSuchFileException(used.toString());
    }
    return new Workspace(
        project.toAbsolutePath(),
        followed(content == null ? project.resolve("content") : content),
        followed(used),
        followed(out == null ? project.resolve("site") : out));
  }

  private static Path followed(Path folder) throws IOException {
    return Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
  }

  /** Refuses an empty name, as of a variable that is not set: it would be the working folder. */
  static final class Folder implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
      if (value.isBlank()) {
        throw new TypeConversionException("it is empty; write '.' for this folder");
      }
      return Path.of(value);
    }
  }
}
