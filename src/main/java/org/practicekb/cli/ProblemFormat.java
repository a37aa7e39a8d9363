package org.practicekb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Collectors;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;

/** The forms in which {@code kb check} gives problems to a person or a program. */
enum ProblemFormat {
  /** One problem a line, and a line that counts them. */
  TEXT {
    @Override
    String of(List<Problem> problems) {
      return problems.stream().map(problem -> problem + "\n").collect(Collectors.joining());
    }
  },

  /** An object with counts and a list. */
  JSON {
    @Override
    String of(List<Problem> problems) {
      ObjectNode report = JsonNodeFactory.instance.objectNode();
      report.put("errors", problems.stream().filter(Problem::isError).count());
      report.put("warnings", problems.stream().filter(problem -> !problem.isError()).count());
      ArrayNode list = report.putArray("problems");
      for (Problem problem : problems) {
        list.addObject()
            .put("severity", level(problem))
            .put("file", problem.place().path())
            .put("line", problem.place().line())
            .put("column", problem.place().column())
            .put("what", problem.what())
            .put("suggestion", problem.suggestion())
            .put("expected", problem.expected());
      }
      return report.toPrettyString() + "\n";
    }
  },

  /**
   * Workflow commands, which GitHub shows at the lines of a pull request. (docs.github.com:
   * "Workflow commands", setting an error message.)
   */
  GITHUB {
    @Override
    String of(List<Problem> problems) {
      return problems.stream().map(ProblemFormat::command).collect(Collectors.joining());
    }
  },

  /** The Static Analysis Results Interchange Format, version 2.1.0 (OASIS). */
  SARIF {
    @Override
    String of(List<Problem> problems) {
      ObjectNode log = JsonNodeFactory.instance.objectNode();
      log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
      ObjectNode run = log.putArray("runs").addObject();
      ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "kb check");
      driver
          .putArray("rules")
          .addObject()
          .put("id", RULE)
          .putObject("shortDescription")
          .put("text", "What content must be");
      run.put("columnKind", "utf16CodeUnits");
      ArrayNode results = run.putArray("results");
      problems.forEach(problem -> result(problem, results.addObject()));
      return log.toPrettyString() + "\n";
    }
  };

  private static final String RULE = "content";

  /** All of {@code problems}; ends with a line end, or is empty. */
  abstract String of(List<Problem> problems);

  private static String level(Problem problem) {
    return problem.isError() ? "error" : "warning";
  }

  /** What is wrong and what to do, without the place. */
  private static String message(Problem problem) {
    return problem.what()
        + "."
        + (problem.suggestion().isEmpty() ? "" : " " + problem.suggestion())
        + (problem.expected().isEmpty() ? "" : " (" + problem.expected() + ")");
  }

  private static String command(Problem problem) {
    Place place = problem.place();
    return "::"
        + level(problem)
        + " file="
        + property(place.path())
        + (place.line() > 0 ? ",line=" + place.line() : "")
        + (place.column() > 0 ? ",col=" + place.column() : "")
        + "::"
        + data(message(problem))
        + "\n";
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  private static void result(Problem problem, ObjectNode result) {
    result.put("ruleId", RULE).put("level", level(problem));
    result.putObject("message").put("text", message(problem));
    ObjectNode location = result.putArray("locations").addObject().putObject("physicalLocation");
    location.putObject("artifactLocation").put("uri", uri(problem.place().path()));
    if (problem.place().line() > 0) {
      ObjectNode region = location.putObject("region").put("startLine", problem.place().line());
      if (problem.place().column() > 0) {
        region.put("startColumn", problem.place().column());
      }
    }
  }

  private static String uri(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(path, e);
    }
  }
}
