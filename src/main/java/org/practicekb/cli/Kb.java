package org.practicekb.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.practicekb.content.Problem;
import org.practicekb.site.Loaded;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The entry point. Exit codes: 0 done, 1 problems in the content or the site, 2 wrong usage, 70 a
 * defect of this program.
 */
@Command(
    name = "kb",
    description = "Builds and serves the knowledge base on secondary traumatic stress.",
    mixinStandardHelpOptions = true,
    versionProvider = Kb.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "'kb COMMAND --help' explains a command. Start with 'kb build', then 'kb serve'."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:problems in the content or the site",
      "2:wrong usage",
      "70:a defect of this program; the trace is in a log file"
    })
public final class Kb implements Runnable {

  /** Problems in the content or the site. */
  static final int PROBLEMS = 1;

  /** A defect of this program. */
  static final int CRASHED = 70;

  private static final Map<String, Class<?>> COMMANDS = commands();

  // Otherwise picocli looks for Groovy in every jar, and loads types that no option has.
  static {
    System.setProperty("picocli.disable.closures", "true");
    System.setProperty("picocli.converters.excludes", "java\\.(sql|time)\\..*");
  }

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("build", BuildCommand.class);
    commands.put("check", CheckCommand.class);
    commands.put("serve", ServeCommand.class);
    commands.put("search", SearchCommand.class);
    commands.put("verify", VerifyCommand.class);
    commands.put("lock", LockCommand.class);
    commands.put("new", NewCommand.class);
    commands.put("move", MoveCommand.class);
    commands.put("diff", DiffCommand.class);
    return commands;
  }

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @throws IOException when this is to stand by, and cannot
   */
  public static void main(String[] args) throws IOException {
    String standby = System.getProperty("kb.standby");
    if (standby == null) {
      System.exit(run(args));
    }
    Path socket = Path.of(standby);
    if (args.length == 1 && args[0].equals(Standby.STAY)) {
      StandbyServer.serve(socket, args);
      System.exit(0);
    }
    System.exit(Standby.run(socket, args));
  }

  /** Runs a command that prints to the terminal; returns its exit code. */
  static int run(String... args) {
    if (args.length > 0 && args[0].equals("check")) {
      Loaded.prepare();
    }
    Terminal terminal = Terminal.here();
    return run(terminal.writer(System.out), terminal.writer(System.err), args);
  }

  /**
   * Reads commands.
   *
   * @param asked the one there will be, where it is known: reading what all can do takes a tenth of
   *     a second
   */
  static CommandLine commandLine(String asked) {
    CommandLine line = new CommandLine(new Kb());
    COMMANDS.forEach(
        (name, command) -> {
          if (name.equals(asked) || !COMMANDS.containsKey(asked)) {
            line.addSubcommand(command);
          }
        });
    return line.setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpWidth(100);
  }

  /** Runs a command; returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = commandLine(args.length == 0 ? "" : args[0]);
    line.setOut(out).setErr(err);
    line.setParameterExceptionHandler(new Misused());
    line.setExecutionExceptionHandler(new Failed());
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      err.println("kb: the memory is too small: KB_JAVA_OPTS=-Xmx4g gives four gigabytes");
      return CRASHED;
    } catch (Error e) {
      return crashed(e, home(), err);
    }
  }

  /** What is wrong comes first; all options of a command would hide it. */
  private static final class Misused implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(CommandLine.ParameterException e, String[] args) {
      CommandLine command = e.getCommandLine();
      PrintWriter err = command.getErr();
      err.println("kb: " + visible(e.getMessage()));
      if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
        String name = command.getCommandSpec().qualifiedName();
        err.println("'" + name + " --help' explains it.");
      }
      return command.getCommandSpec().exitCodeOnInvalidInput();
    }
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Which command? 'kb build' builds the site.");
  }

  /** No lambda, and so for {@link Misused}: Java would not keep an interface as old as this. */
  private static final class Failed implements CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(
        Exception e, CommandLine line, CommandLine.ParseResult result) {
      PrintWriter err = line.getErr();
      if (e instanceof Refused || e instanceof IOException) {
        err.println("kb: " + visible(String.valueOf(Refused.message(e))));
        return PROBLEMS;
      }
      return crashed(e, home(), err);
    }
  }

  private static Path home() {
    return Path.of(System.getProperty("kb.home", "")).toAbsolutePath();
  }

  /**
   * Says in one line that this is a defect of kb, and keeps the trace.
   *
   * @param home the project, whose {@code .kb} takes it; the folder for temporary files does where
   *     that cannot be written
   */
  static int crashed(Throwable e, Path home, PrintWriter err) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    String what = e.toString().lines().findFirst().orElse("");
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    String kept =
        written(trace, home.resolve(".kb"))
            .or(() -> written(trace, temporary.resolve("kb")))
            .map(log -> "trace: " + log)
            .orElse("its trace could not be written");
    err.println("kb: this is a defect of kb, not of your content: " + what + " (" + kept + ")");
    return CRASHED;
  }

  private static String visible(String message) {
    return message.lines().map(Problem::visible).collect(Collectors.joining("\n"));
  }

  private static Optional<Path> written(StringWriter trace, Path folder) {
    Path log = folder.resolve("crash.log");
    try {
      Files.createDirectories(folder);
      Files.writeString(log, trace.toString(), StandardCharsets.UTF_8);
      return Optional.of(log);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The jar's version. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Kb.class.getPackage().getImplementationVersion();
      return new String[] {"practice-kb " + (version == null ? "from sources" : version)};
    }
  }
}
