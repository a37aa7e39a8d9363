package org.practicekb.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.practicekb.content.HeadingIds;
import org.practicekb.content.Problem;
import org.practicekb.edit.DraftText;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Placeholder;
import org.practicekb.entry.Schemas;
import org.practicekb.entry.TypeSchema;
import org.practicekb.site.Loaded;
import org.practicekb.site.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kb new}. */
@Command(
    name = "new",
    description = {
      "Writes a new entry as a draft: every field it must have, each explained above it.",
      "",
      "A draft is checked and not published."
    },
    mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {

  /** The names of the types, for the command's help. */
  static final class Types implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(EntryType.values()).map(EntryType::id).iterator();
    }
  }

  @Parameters(
      index = "0",
      paramLabel = "TYPE",
      completionCandidates = Types.class,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private String typeName;

  @Parameters(
      index = "1",
      paramLabel = "TITLE",
      description = "The entry's title, in quotation marks.")
  private String title;

  @Option(
      names = "--slug",
      paramLabel = "SLUG",
      description =
          "The file's name and the end of its address. Default: the title in lower case. For a reference it is what citations name, usually author and year: doe-2019.")
  private String slug;

  @Option(names = "--all", description = "Also the optional fields and sections, commented out.")
  private boolean all;

  @Mixin private Folders folders;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    EntryType type = EntryType.ofId(typeName).orElseThrow(this::noType);
    if (title.isBlank()) {
      throw new CommandLine.ParameterException(spec.commandLine(), "the title is empty");
    }
    Workspace workspace = folders.workspace();
    Path file =
        workspace
            .content()
            .resolve(type.folder())
            .resolve((slug == null ? HeadingIds.slug(title) : slug) + ".md")
            .normalize();
    if (!file.getParent().equals(workspace.content().resolve(type.folder()).normalize())) {
      throw new Refused("'" + slug + "' is not a slug: it has a slash");
    }
    write(file, type, workspace);
    refuseWhenWrong(file, workspace);
    next(type, file);
    return 0;
  }

  private CommandLine.ParameterException noType() {
    List<String> types = Arrays.stream(EntryType.values()).map(EntryType::id).toList();
    return new CommandLine.ParameterException(
        spec.commandLine(),
        "'"
            + typeName
            + "' is not a type. "
            + Problem.didYouMean(typeName, types)
            + " (types: "
            + String.join(", ", types)
            + ")");
  }

  private void write(Path file, EntryType type, Workspace workspace) throws IOException {
    Path schemas = workspace.project().resolve(TypeSchema.FOLDER);
    String schema =
        file.toAbsolutePath()
            .getParent()
            .relativize(schemas.resolve(type.id() + ".schema.json").toAbsolutePath().normalize())
            .toString()
            .replace('\\', '/');
    String text = DraftText.of(new Schemas().of(type), title.strip(), schema, all);
    Files.createDirectories(file.getParent());
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new Refused(
          "there is already " + Workspace.label(file) + ". Choose another title, or give --slug.");
    }
  }

  /** The checks know which slugs are free; a file that they refuse is not left behind. */
  private static void refuseWhenWrong(Path file, Workspace workspace) throws IOException {
    String label = Workspace.label(file);
    List<Problem> wrong =
        Loaded.withoutHistory(workspace, Loaded.today()).problems().stream()
            .filter(problem -> problem.isError() && problem.toString().contains(label))
            .toList();
    if (!wrong.isEmpty()) {
      Files.delete(file);
      throw new Refused(
          wrong.get(0).what() + ". Nothing was written. Choose another title, or give --slug.");
    }
  }

  private void next(EntryType type, Path file) {
    PrintWriter out = spec.commandLine().getOut();
    String slug = file.getFileName().toString().replaceFirst("\\.md$", "");
    out.println("Wrote " + Workspace.label(file) + ", a draft: it is checked, and not published.");
    if (type == EntryType.REFERENCE && this.slug == null) {
      out.println(
          "Citations name it '"
              + slug
              + "'. Usual are author and year: for that delete the file, and give --slug doe-2019.");
    }
    out.println("Next:");
    out.println(
        "1. Open it, and write over each "
            + Placeholder.WORD
            + ". The lines above it say what belongs there; delete them as you go.");
    out.println(
        type == EntryType.REFERENCE
            ? "2. Cite it in any entry as [@"
                + slug
                + "], or with the place: [@"
                + slug
                + ", p. 7]."
            : "2. Cite as [@key, section]. For a work that is not in content/references yet:"
                + " ./kb new reference \"Title of the work\" --slug author-2024, then [@author-2024, p. 7].");
    out.println("3. ./kb check says what is missing or wrong, with line and column.");
    out.println("4. When nothing is: delete the line 'status: draft', and open a pull request.");
  }
}
