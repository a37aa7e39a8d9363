package org.practicekb.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.practicekb.TestSite;

/** Runs commands in processes of their own, as the launcher does. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere Java does not tell how all were started")
class StandbyTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Path program;
  private Path socket;
  private Path from = PROJECT;
  private String content;
  private final Map<String, String> environment = new HashMap<>();

  private record Result(int exit, String output, String errors) {}

  private record Running(Process process, Path output, Path errors) {

    Result result() throws Exception {
      assertTrue(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS));
      return new Result(process.exitValue(), Files.readString(output), Files.readString(errors));
    }
  }

  @BeforeEach
  void layOut() throws IOException {
    program = folder.resolve("kb.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Kb.class.getName());
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
    new JarOutputStream(Files.newOutputStream(program), manifest).close();
    socket = folder.resolve("kb/standby");
    content = TestSite.of("several-problems", folder.resolve("base")).content().toString();
  }

  @AfterEach
  void end() throws Exception {
    standing().forEach(ProcessHandle::destroyForcibly);
    await(() -> standing().isEmpty());
  }

  /** That of this test, which is too long for an argument of those that stand by. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(path -> Path.of(path).toUri().toString())
        .collect(Collectors.joining(" "));
  }

  private Running start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dkb.standby=" + socket, "-Dkb.home=" + PROJECT));
    command.addAll(List.of("-jar", program.toString()));
    command.addAll(List.of(args));
    Path output = Files.createTempFile(folder, "output", "");
    Path errors = Files.createTempFile(folder, "errors", "");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.directory(from.toFile());
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    return new Running(builder.start(), output, errors);
  }

  private Result kb(String... args) throws Exception {
    return start(args).result();
  }

  /** The same in this process, which asks nobody. */
  private static Result here(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Kb.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Result(exit, out.toString(), err.toString());
  }

  private List<ProcessHandle> standing() {
    return ProcessHandle.allProcesses().filter(this::isStanding).toList();
  }

  private boolean isStanding(ProcessHandle process) {
    List<String> args = List.of(process.info().arguments().orElse(new String[0]));
    return args.contains("-Dkb.standby=" + socket) && args.contains(Standby.STAY);
  }

  private static void await(Callable<Boolean> what) throws Exception {
    for (long end = System.nanoTime() + LONG.toNanos(); !what.call(); Thread.sleep(20)) {
      assertTrue(System.nanoTime() < end, "waited in vain");
    }
  }

  @Test
  void theSecondCommandIsRunByTheJavaThatRanTheFirst() throws Exception {
    Result check = here("check", "--content", content);
    assertEquals(Kb.PROBLEMS, check.exit);
    assertEquals(check, kb("check", "--content", content));
    List<ProcessHandle> standing = standing();
    assertEquals(1, standing.size());
    assertEquals(check, kb("check", "--content", content));
    assertEquals(standing, standing());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
  }

  @Test
  void argumentsArriveAsTheyAreAndMisuseIsTold() throws Exception {
    for (List<String> args :
        List.of(
            List.of("check", "--content", folder + "/na\u00efve and \u96f6"),
            List.of("check", "", "two\nlines"),
            List.of("chek"))) {
      String[] all = args.toArray(String[]::new);
      Result result = here(all);
      assertNotEquals(0, result.exit);
      assertEquals(result, kb(all));
    }
    assertEquals(1, standing().size());
  }

  @Test
  void whatOnlyExplainsAsksNobody() throws Exception {
    assertEquals(0, kb("--version").exit);
    assertEquals(0, kb("check", "--help").exit);
    assertEquals(List.of(), standing());
  }

  @Test
  void inOtherSurroundingsItEndsAndAnotherStandsByForTheNext() throws Exception {
    kb("check", "--content", content);
    List<ProcessHandle> first = standing();
    environment.put("SOURCE_DATE_EPOCH", "1");
    Result check = here("check", "--content", content);
    assertEquals(check, kb("check", "--content", content));
    await(() -> standing().isEmpty());
    assertEquals(check, kb("check", "--content", content));
    assertEquals(1, standing().size());
    assertNotEquals(first, standing());
  }

  @Test
  void aFolderThatTookTheNameOfAnotherIsAnother() throws Exception {
    from = folder.resolve("base");
    Result check = kb("check", "--content", "content");
    assertEquals(Kb.PROBLEMS, check.exit);
    Files.move(from, folder.resolve("renamed"));
    Files.createDirectory(from);
    Result other = kb("check", "--content", "content");
    assertTrue(other.errors.contains("there is no"), other.errors);
  }

  @Test
  void oneThatIsStoppedIsNotWaitedFor() throws Exception {
    kb("check", "--content", content);
    String id = Long.toString(standing().get(0).pid());
    assertEquals(0, new ProcessBuilder("kill", "-STOP", id).start().waitFor());
    assertEquals(here("check", "--content", content), kb("check", "--content", content));
  }

  @Test
  void whileItIsBusyCommandsRunInTheirOwnProcess() throws Exception {
    kb("check", "--content", content);
    try (SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      assertTrue(silent.isConnected());
      assertEquals(here("check", "--content", content), kb("check", "--content", content));
    }
    assertEquals(1, standing().size());
  }

  @Test
  void twoCommandsAtOnceStartOneAndBothAreRun() throws Exception {
    Running one = start("check", "--content", content);
    Running other = start("check", "--content", content);
    assertEquals(here("check", "--content", content), one.result());
    assertEquals(one.result(), other.result());
    await(() -> standing().size() == 1);
  }

  @Test
  void whereNoneCanStandByCommandsRunInTheirOwnProcess() throws Exception {
    Result check = here("check", "--content", content);
    Path good = socket;
    socket = folder.resolve("long".repeat(30)).resolve("standby");
    assertEquals(check, kb("check", "--content", content));
    socket = Files.writeString(folder.resolve("file"), "").resolve("standby");
    assertEquals(check, kb("check", "--content", content));
    assertEquals(List.of(), standing());
    socket = good;
  }

  @Test
  void oneThatWasKilledIsReplaced() throws Exception {
    kb("check", "--content", content);
    standing().get(0).destroyForcibly();
    await(() -> standing().isEmpty());
    assertTrue(Files.exists(socket));
    assertEquals(here("check", "--content", content), kb("check", "--content", content));
    assertEquals(1, standing().size());
  }

  @Test
  void whenWhoAskedIsKilledTheCommandEndsToo() throws Exception {
    Path site = folder.resolve("site");
    Running build = begunBuild(site);
    build.process.destroyForcibly();
    await(() -> standing().isEmpty());
    assertFalse(Files.exists(site));
    assertEquals(0, kb(build(site)).exit);
    assertTrue(Files.exists(site.resolve("index.html")));
  }

  @Test
  void aCommandWhoseJavaIsKilledSaysSo() throws Exception {
    Running build = begunBuild(folder.resolve("site"));
    standing().get(0).destroyForcibly();
    Result result = build.result();
    assertEquals(Kb.CRASHED, result.exit);
    assertTrue(result.errors.endsWith("ended before it was done. Run it again.\n"), result.errors);
  }

  private static String[] build(Path site) {
    return new String[] {"build", "--out", site.toString()};
  }

  /** A build of the real content that has begun to write. */
  private Running begunBuild(Path site) throws Exception {
    Running build = start(build(site));
    await(
        () -> {
          try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(
                file -> file.getFileName().toString().startsWith(".site.staging-"));
          }
        });
    assertTrue(build.process.isAlive());
    return build;
  }
}
