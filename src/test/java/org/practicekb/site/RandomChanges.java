package org.practicekb.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** Changes content and templates as editors might; it stays free of errors. */
final class RandomChanges {

  private static final List<String> WITH_TEXT =
      List.of(
          "answers/what-helps.md",
          "conflicts/c-01.md",
          "frameworks/pillars.md",
          "pages/about.md",
          "pathways/first-hour.md",
          "principles/individual-1.md",
          "programs/bare-course.md",
          "programs/hidden-course.md",
          "programs/steady-teams.md",
          "references/doe-2019.md",
          "terms/burnout.md");

  private static final List<String> PLACES =
      List.of("report-2020, findings", "report-2020, introduction", "doe-2019", "doe-2019, p. 3");

  private static final List<String> LINKS =
      List.of("programs/bare-course.md", "answers/what-helps.md", "principles/individual-1.md");

  private static final String LINE = "Added in a change";
  private static final String EXTRA = "programs/extra-";

  private final Path content;
  private final Path templates;
  private final Git git;
  private final Random random;

  RandomChanges(Path content, Path templates, Git git, Random random) {
    this.content = content;
    this.templates = templates;
    this.git = git;
    this.random = random;
  }

  /** Makes one to three changes; tells what they were. */
  List<String> make() throws IOException, GitAPIException {
    List<String> done = new ArrayList<>();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      done.add(one());
    }
    return done;
  }

  private String one() throws IOException, GitAPIException {
    return switch (random.nextInt(20)) {
      case 0 ->
          edit("summary", text -> text.replaceFirst("summary: .*", "summary: " + words() + "."));
      case 1 ->
          edit(
              "day",
              text ->
                  text.replaceFirst(
                      "reviewed: .*", "reviewed: 2026-01-0" + (1 + random.nextInt(9))));
      case 2 -> edit("title", text -> text.replaceFirst("title: .*", "title: Title of " + words()));
      case 3 ->
          edit(
              "tags",
              text ->
                  text.replaceFirst(
                      "stated: \\[\\w+]\n  curated: \\[\\w+]",
                      random.nextBoolean()
                          ? "stated: [medical]\n  curated: [school]"
                          : "stated: [school]\n  curated: [medical]"));
      case 4 ->
          edit(
              "grade",
              text -> text.replaceFirst("level: [12]", "level: " + (1 + random.nextInt(2))));
      case 5 -> add();
      case 6 -> rename();
      case 7 -> delete();
      case 8 ->
          write(
              content.resolve("taxonomies/settings.yml"),
              text -> text.replaceFirst("label: Sch.*", "label: School of " + words()));
      case 9 -> write(templates.resolve("home.ftl"), text -> text + "<!-- " + words() + " -->\n");
      case 10 -> commit();
      case 11 -> "nothing";
      default -> edit("text", this::withOtherLine);
    };
  }

  private String words() {
    return List.of("rest", "teams", "burnout", "school", "STS", "peers").get(random.nextInt(6))
        + " "
        + random.nextInt(100);
  }

  private String edit(String what, UnaryOperator<String> edit) throws IOException {
    return what + " of " + write(content.resolve(anyWithText()), edit);
  }

  private String anyWithText() throws IOException {
    List<String> files = new ArrayList<>(WITH_TEXT);
    files.addAll(extras());
    return files.get(random.nextInt(files.size()));
  }

  private static String write(Path file, UnaryOperator<String> edit) throws IOException {
    Files.writeString(file, edit.apply(Files.readString(file)));
    return file.getFileName().toString();
  }

  /** The last line of a body is another one, or gone. */
  private String withOtherLine(String text) {
    int before = text.indexOf("\n" + LINE);
    String without = before < 0 ? text : text.substring(0, before);
    return random.nextInt(4) == 0
        ? without
        : "%s\n%s: %s, see [there](../%s) [@%s].\n"
            .formatted(without, LINE, words(), any(LINKS), any(PLACES));
  }

  private String any(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  private List<String> extras() throws IOException {
    try (Stream<Path> files = Files.list(content.resolve("programs"))) {
      return files
          .map(file -> FileTree.name(content, file))
          .filter(name -> name.startsWith(EXTRA))
          .sorted()
          .toList();
    }
  }

  private String newName() {
    return EXTRA + random.nextInt(1_000_000) + ".md";
  }

  private String add() throws IOException {
    String name = newName();
    Files.copy(content.resolve("programs/bare-course.md"), content.resolve(name));
    return "added " + name;
  }

  private String rename() throws IOException {
    List<String> extras = extras();
    if (extras.isEmpty()) {
      return add();
    }
    String name = newName();
    Files.move(content.resolve(any(extras)), content.resolve(name));
    return "renamed to " + name;
  }

  private String delete() throws IOException {
    List<String> extras = extras();
    if (extras.isEmpty()) {
      return "nothing";
    }
    String name = any(extras);
    Files.delete(content.resolve(name));
    return "deleted " + name;
  }

  private String commit() throws GitAPIException {
    Instant when = Instant.parse("2026-02-01T12:00:00Z").plusSeconds(86_400L * random.nextInt(60));
    PersonIdent editor = new PersonIdent("An Editor", "editor@example.org", when, ZoneOffset.UTC);
    git.add().addFilepattern("content").call();
    git.add().setUpdate(true).addFilepattern("content").call();
    git.commit().setAuthor(editor).setCommitter(editor).setMessage("Changes").setSign(false).call();
    return "committed";
  }
}
