package org.practicekb.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.practicekb.search.ContentDigest;

/**
 * A command, as a {@link Standby} is asked for it.
 *
 * @param surroundings what else decides what a command does, as {@link #surroundings} tells
 * @param args without NUL, which no process can be given
 */
record Request(String surroundings, Terminal terminal, List<String> args) {

  /**
   * Variables that differ from shell to shell and window to window, and on macOS from process to
   * process, and are nothing to Java.
   */
  private static final Pattern OF_SHELLS =
      Pattern.compile(
          "_|SHLVL|OLDPWD|PWD|TERM_SESSION_ID|ITERM_SESSION_ID|WINDOWID|GNOME_TERMINAL_SCREEN"
              + "|TMUX_PANE|(JAVA_MAIN_CLASS|APP_NAME|APP_ICON)_\\d+");

  /** The folder that this works in, also where another has its name by now. */
  private static final Path HERE = Path.of("");

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern OF_USER =
      Pattern.compile("^([UG]id|Groups|Umask|Cap[A-Z][a-z]+|NoNewPrivs|Seccomp):");

  /** Options for Java, put first, of one that stays: a larger young generation pays there. */
  private static final List<String> OF_STANDBY = List.of("-XX:-UseAdaptiveSizePolicy");

  /**
   * How this process was started, but for its arguments: another that was started so does the same
   * on the same request. A digest.
   *
   * @param args those of the program
   * @return nothing where the system does not tell
   */
  static Optional<String> surroundings(String... args) throws IOException {
    Optional<List<String>> java = java(args);
    if (java.isEmpty()) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>(java.get());
    texts.add(System.getProperty("user.dir"));
    texts.add(String.valueOf(Files.readAttributes(HERE, BasicFileAttributes.class).fileKey()));
    for (String program : System.getProperty("java.class.path").split(File.pathSeparator)) {
      texts.add(Files.getLastModifiedTime(Path.of(program)).toString());
    }
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeIf(OF_SHELLS.asMatchPredicate());
    texts.add(environment.toString());
    texts.addAll(user());
    byte[] all = String.join("\0", texts).getBytes(StandardCharsets.UTF_8);
    return Optional.of(ContentDigest.of(all));
  }

  /** Who this is, what it may do, and which permissions new files get: Linux tells. */
  private static List<String> user() throws IOException {
    return Files.exists(STATUS)
        ? Files.readAllLines(STATUS).stream().filter(OF_USER.asPredicate()).toList()
        : List.of(System.getProperty("user.name"));
  }

  /** The command that starts a Java that stays, like the one that started this. */
  static List<String> standby(String... args) {
    List<String> command = new ArrayList<>(java(args).orElseThrow());
    command.addAll(1, OF_STANDBY);
    command.add(Standby.STAY);
    return command;
  }

  /** The command that started this Java, without what it gave the program. */
  private static Optional<List<String>> java(String... args) {
    ProcessHandle.Info process = ProcessHandle.current().info();
    if (process.command().isEmpty() || process.arguments().isEmpty()) {
      return Optional.empty();
    }
    List<String> all = Arrays.asList(process.arguments().get());
    int own = all.size() - args.length;
    if (own < 0 || !all.subList(own, all.size()).equals(Arrays.asList(args))) {
      return Optional.empty(); // Linux tells the first 4,096 bytes
    }
    List<String> java = new ArrayList<>(List.of(process.command().get()));
    java.addAll(all.subList(0, own));
    java.removeAll(OF_STANDBY);
    return Optional.of(java);
  }

  void write(DataOutputStream out) throws IOException {
    write(out, surroundings);
    out.writeBoolean(terminal.colors());
    out.writeBoolean(terminal.shown());
    write(out, String.join("\0", args));
    out.flush();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static Request read(DataInputStream in) throws IOException {
    String surroundings = text(in);
    Terminal terminal = new Terminal(in.readBoolean(), in.readBoolean());
    return new Request(surroundings, terminal, List.of(text(in).split("\0", -1)));
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
