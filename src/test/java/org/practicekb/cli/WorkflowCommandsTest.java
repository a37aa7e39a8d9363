package org.practicekb.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Workflows and guides call commands that there are, with options that there are. */
class WorkflowCommandsTest {

  private static final Pattern CALL =
      Pattern.compile("\\./kb ([a-z]+)((?: +(?:--?[a-z-]+|[\\w./:$-]+|\"[^\"\n]*\"))*)");

  @Test
  void everyCommandThatIsCalledCanBeParsed() throws IOException {
    List<String> calls = new ArrayList<>();
    List<Path> files = new ArrayList<>(List.of(Path.of("CONTRIBUTING.md"), Path.of("README.md")));
    try (Stream<Path> workflows = Files.list(Path.of(".github", "workflows"))) {
      workflows.forEach(files::add);
    }
    for (Path file : files) {
      Matcher call = CALL.matcher(Files.readString(file));
      while (call.find()) {
        calls.add(call.group().replaceAll(" {2,}.*", ""));
      }
    }
    assertTrue(calls.size() > 12, calls.toString());
    assertEquals(List.of(), calls.stream().filter(call -> !isParsed(call)).distinct().toList());
  }

  private static boolean isParsed(String call) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(call.substring("./kb ".length()));
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    CommandLine line = Kb.commandLine("");
    try {
      line.parseArgs(words.toArray(String[]::new));
      return true;
    } catch (CommandLine.ParameterException e) {
      return false;
    }
  }
}
