package org.practicekb.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a small project, with a search path that has what the test puts there. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a bash script")
class LauncherTest {

  private static final Path REAL_JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** What else of the system the launcher uses. */
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "basename",
          "cat",
          "dirname",
          "env",
          "find",
          "flock",
          "mkdir",
          "readlink",
          "rm",
          "touch",
          "cp");

  @TempDir Path folder;
  private Path project;
  private Path bin;
  private Path jar;
  private final Map<String, String> environment = new HashMap<>();

  /** The tool that the launcher starts: it shows what it was given. */
  static final class Tool {

    public static void main(String[] arguments) throws IOException {
      String input = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      System.out.println("tool " + String.join("|", arguments) + " in " + input);
      System.exit(arguments.length);
    }
  }

  private record Result(int exit, String output, String errors) {}

  @BeforeEach
  void makeProject() throws IOException {
    project = folder.resolve("a project");
    bin = Files.createDirectory(folder.resolve("bin"));
    jar = project.resolve("target/kb.jar");
    Files.createDirectories(project.resolve("src/main/java"));
    Files.createDirectory(project.resolve("target"));
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    Files.copy(Path.of("kb"), project.resolve("kb"));
    executable(project.resolve("kb"));
    for (String tool : TOOLS) {
      for (Path place : List.of(Path.of("/bin", tool), Path.of("/usr/bin", tool))) {
        if (Files.exists(place) && !Files.exists(bin.resolve(tool))) {
          Files.createSymbolicLink(bin.resolve(tool), place);
        }
      }
    }
    environment.put("PATH", bin.toString());
    environment.put("LC_ALL", "C.UTF-8");
  }

  /** JUnit would warn of each link out of its folder. */
  @AfterEach
  void deleteLinks() throws IOException {
    try (Stream<Path> files = Files.list(bin)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void program(String name, String script) throws IOException {
    Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
    executable(bin.resolve(name));
  }

  private void realJava() throws IOException {
    Files.createSymbolicLink(bin.resolve("java"), REAL_JAVA);
  }

  private void jarOfTool(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Tool.class.getName());
    String name = Tool.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        InputStream tool = Tool.class.getClassLoader().getResourceAsStream(name)) {
      entries.putNextEntry(new JarEntry(name));
      tool.transferTo(entries);
    }
  }

  /** A Maven that notes its arguments and, as packaging does, puts the jar in its place. */
  private void fakeMaven(String version) throws IOException {
    Path built = folder.resolve("built.jar");
    jarOfTool(built);
    program(
        "mvn",
        "if [ \"$2\" = --version ]; then echo 'Apache Maven "
            + version
            + "'; exit; fi\necho noise\necho \"$PWD $*\" >>'"
            + folder
            + "/maven'\ncp '"
            + built
            + "' target/kb.jar");
  }

  private boolean mavenRan() {
    return Files.exists(folder.resolve("maven"));
  }

  private static void makeOld(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
  }

  private Result kb(String... arguments) throws IOException, InterruptedException {
    return run(project, project.resolve("kb"), arguments);
  }

  private Result run(Path from, Path kb, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(kb.toString());
    builder.command().addAll(List.of(arguments));
    builder.directory(from.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    Process process = builder.start();
    try (OutputStream input = process.getOutputStream()) {
      input.write("input".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The launcher ended without reading it, which its exit code will show.
    }
    return new Result(process.waitFor(), Files.readString(output), Files.readString(errors));
  }

  @Test
  void aCurrentToolIsStartedWithItsArgumentsInputAndExitCode() throws Exception {
    realJava();
    jarOfTool(jar);
    assertEquals(
        new Result(3, "tool search|secondary trauma|* $x in input\n", ""),
        kb("search", "secondary trauma", "* $x"));
    assertEquals(0, kb().exit);
  }

  @Test
  void lettersOutsideAsciiArriveInWhateverLocale() throws Exception {
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "cannot send them here");
    realJava();
    jarOfTool(jar);
    environment.put("LC_ALL", "C");
    assertEquals("tool naïve in input\n", kb("naïve").output);
  }

  @Test
  void itWorksFromElsewhereAndThroughLinks() throws Exception {
    realJava();
    jarOfTool(jar);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("direct"), project.resolve("kb"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("my kb"), Path.of("../direct"));
    assertEquals("tool x in input\n", run(elsewhere, link, "x").output);
    environment.put("CDPATH", folder.toString());
    assertEquals("tool x in input\n", run(elsewhere, Path.of("../a project/kb"), "x").output);
  }

  @Test
  void aMissingToolIsBuiltAndSaysSo() throws Exception {
    realJava();
    fakeMaven("3.8.7");
    assertEquals(
        new Result(
            1, "tool x in input\n", "Building the kb tool (first run takes about a minute)...\n"),
        kb("x"));
    assertEquals(
        project.toRealPath() + " -q -B -DskipTests package\n",
        Files.readString(folder.resolve("maven")));
  }

  @Test
  void aToolThatWasJustBuiltIsNotBuiltAgain() throws Exception {
    realJava();
    fakeMaven("3.6.3");
    kb();
    Files.delete(folder.resolve("maven"));
    kb();
    assertFalse(mavenRan());
  }

  @Test
  void aToolOlderThanItsSourcesIsBuiltAgain() throws Exception {
    realJava();
    fakeMaven("4.0.0-rc-4");
    for (String source : List.of("pom.xml", "src/main/java/Kb.java")) {
      jarOfTool(jar);
      Files.writeString(project.resolve(source), "changed");
      makeOld(jar);
      assertEquals(0, kb().exit);
      assertTrue(mavenRan(), source);
      Files.delete(folder.resolve("maven"));
      makeOld(project.resolve(source));
    }
  }

  @Test
  void aFailedBuildShowsWhatMavenSaid() throws Exception {
    realJava();
    program("mvn", "[ \"$2\" = --version ] && echo 'Apache Maven 3.9.9' && exit\necho why; exit 1");
    Result result = kb("x");
    assertEquals(70, result.exit);
    assertEquals("", result.output);
    assertTrue(result.errors.contains("why\nkb: The tool could not be built"), result.errors);
    assertFalse(Files.exists(jar));
  }

  @Test
  void withoutJavaItSaysHowToInstallIt() throws Exception {
    jarOfTool(jar);
    Result result = kb();
    assertEquals(70, result.exit);
    assertTrue(result.errors.startsWith("kb: Java is missing.\nkb: Install a JDK, 17 or newer"));
  }

  @Test
  void anOldJavaIsNamedWithItsVersion() throws Exception {
    jarOfTool(jar);
    assertJavaIsTooOld("java version \"1.8.0_392\"", "is Java 8, which is too old.");
    assertJavaIsTooOld("openjdk version \"11.0.2\" 2019-01-15", "is Java 11, which is too old.");
    assertJavaIsTooOld("openjdk version \"16-ea\" 2021-03-16", "is Java 16, which is too old.");
    assertJavaIsTooOld("a toaster", "tells no version: a toaster");
  }

  private void assertJavaIsTooOld(String says, String error) throws Exception {
    program("java", "echo 'Picked up JAVA_TOOL_OPTIONS: -Dx' >&2; echo '" + says + "' >&2");
    Result result = kb();
    assertEquals(70, result.exit);
    assertEquals("", result.output);
    String first = result.errors.replace("Picked up JAVA_TOOL_OPTIONS: -Dx\n", "");
    assertEquals("kb: " + bin.resolve("java") + " " + error, first.lines().findFirst().get());
  }

  @Test
  void aJavaThatWasNewEnoughIsNotAskedAgain() throws Exception {
    jarOfTool(jar);
    realJava();
    Path known = project.resolve("target/kb-java");
    assertEquals(1, kb("one").exit);
    assertEquals(REAL_JAVA.toRealPath() + "\n", Files.readString(known));
    Files.delete(bin.resolve("java"));
    Path silent = Path.of("/bin/true").toRealPath();
    Files.createSymbolicLink(bin.resolve("java"), silent);
    assertEquals(70, kb("one").exit);
    Files.writeString(known, silent + "\n");
    assertEquals(0, kb("one").exit);
  }

  @Test
  void aScriptThatStartsJavaIsAskedEachTime() throws Exception {
    jarOfTool(jar);
    program("java", "exec '" + REAL_JAVA + "' \"$@\"");
    assertEquals(1, kb("one").exit);
    program("java", "echo 'java version \"11.0.1\"' >&2");
    Result result = kb("one");
    assertEquals(70, result.exit);
    assertTrue(result.errors.contains("is Java 11, which is too old"), result.errors);
  }

  @Test
  void javaHomeComesBeforeTheSearchPath() throws Exception {
    jarOfTool(jar);
    program("java", "exit 1");
    environment.put("JAVA_HOME", REAL_JAVA.getParent().getParent().toString());
    assertEquals("tool x in input\n", kb("x").output);
  }

  @Test
  void aJavaHomeWithoutJavaIsNamed() throws Exception {
    jarOfTool(jar);
    realJava();
    environment.put("JAVA_HOME", "/nowhere");
    Result result = kb();
    assertEquals(70, result.exit);
    assertTrue(result.errors.startsWith("kb: JAVA_HOME is /nowhere, where there is no bin/java."));
  }

  @Test
  void aJavaWithoutCompilerCanRunTheToolButNotBuildIt() throws Exception {
    fakeMaven("3.8.7");
    program("java", "echo 'openjdk version \"17\"' >&2; [ \"$1\" = -version ] || echo started");
    Result result = kb();
    assertEquals(70, result.exit);
    assertTrue(result.errors.contains("has no compiler (javac)"), result.errors);
    jarOfTool(jar);
    assertEquals("started\n", kb().output);
  }

  @Test
  void aProjectThatCannotBeWrittenIsNamed() throws Exception {
    realJava();
    fakeMaven("3.8.7");
    Files.delete(project.resolve("target"));
    Files.writeString(project.resolve("target"), "no folder");
    Result result = kb();
    assertEquals(70, result.exit);
    assertEquals(
        "kb: The tool must be built, and "
            + project.toRealPath().resolve("target")
            + " cannot be written.\n",
        result.errors);
  }

  @Test
  void withoutMavenItSaysHowToInstallIt() throws Exception {
    realJava();
    Result result = kb();
    assertEquals(70, result.exit);
    assertTrue(result.errors.startsWith("kb: Maven is missing; it builds the tool.\nkb: Install"));
  }

  @Test
  void anOldMavenIsNamedWithItsVersion() throws Exception {
    realJava();
    for (String version : List.of("3.6.2", "3.0.10", "2.99.99")) {
      fakeMaven(version);
      Result result = kb();
      assertEquals(70, result.exit);
      assertTrue(result.errors.startsWith("kb: Maven " + version + " is too old."), result.errors);
      assertFalse(mavenRan());
    }
  }

  /** The other launcher cannot run here. */
  @Test
  void everyJumpOfTheWindowsLauncherHasItsLabel() throws Exception {
    String script = Files.readString(Path.of("kb.cmd"));
    assertEquals(List.of(), Pattern.compile("(?<!\r)\n").matcher(script).results().toList());
    List<String> labels = script.lines().filter(line -> line.startsWith(":")).toList();
    List<String> jumps =
        Pattern.compile("goto (\\w+)")
            .matcher(script)
            .results()
            .map(jump -> ":" + jump.group(1))
            .distinct()
            .toList();
    assertTrue(jumps.size() > 5, jumps.toString());
    assertEquals(List.of(), jumps.stream().filter(jump -> !labels.contains(jump)).toList());
  }

  @Test
  void moreOptionsForJavaComeFromTheEnvironment() throws Exception {
    jarOfTool(jar);
    program(
        "java", "[ \"$1\" = -version ] && echo 'openjdk version \"21\"' >&2 && exit\necho \"$*\"");
    environment.put("KB_JAVA_OPTS", "-Xmx4g -Da=b");
    String output = kb("check").output;
    assertTrue(output.contains("-Xmx760m "), output);
    assertTrue(output.endsWith(" -Xmx4g -Da=b -jar " + jar.toRealPath() + " check\n"), output);
  }

  @Test
  void javaStandsByUnlessToldNotToOrInContinuousIntegration() throws Exception {
    jarOfTool(jar);
    program(
        "java", "[ \"$1\" = -version ] && echo 'openjdk version \"21\"' >&2 && exit\necho \"$*\"");
    String option = " -Dkb.standby=" + project.toRealPath().resolve(".kb/standby") + " ";
    assertTrue(kb("check").output.contains(option));
    environment.put("KB_STANDBY", "no");
    assertFalse(kb("check").output.contains("kb.standby"));
    environment.remove("KB_STANDBY");
    environment.put("CI", "true");
    assertFalse(kb("check").output.contains("kb.standby"));
  }
}
