package org.practicekb.content;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words why a text is not YAML. Immutable. */
final class YamlSyntax {

  private static final String QUOTE = "Put the value in 'single quotes'.";
  private static final Fault TAB =
      new Fault("has a tab", "Use spaces instead.", "YAML is indented by spaces");

  /** What word processors leave where a space should be. */
  static final String NO_BREAK_SPACE = "has a no-break space (U+00A0), which looks like a space";

  static final String PLAIN_SPACES = "Delete the spaces beside it and type them again.";
  private static final Pattern HIDDEN = Pattern.compile("^\\s*(\u00a0|[\\w-]+:\u00a0)");
  private static final Pattern DASH = Pattern.compile("^\\s*-[^\\s-]");
  private static final Pattern OPEN_QUOTE =
      Pattern.compile("(?:: |- |\\[|, )([\"'])(?:(?!\\1).)*$");
  private static final Fault UNCLOSED =
      new Fault(
          "has a quotation mark that is not closed",
          "Close it; an apostrophe inside 'single quotes' is doubled.",
          "");
  private static final Fault NO_SPACE =
      new Fault("has no space behind its '-'", "Write one there.", "");
  private static final Fault MARKED =
      new Fault(
          "has an '@' outside quotation marks",
          "A field names a work without it: 'key, section'. Put any other value in 'single quotes'.",
          "");
  private static final Fault INDENT =
      new Fault(
          "is not indented like its neighbors", "Begin it in the column where they begin.", "");
  private static final Fault NO_FIELD =
      new Fault(
          "is no field",
          "Write it as 'name: value', or indent it when it belongs to the value above.",
          "");

  /**
   * What is wrong with a line.
   *
   * @param what a clause whose subject is the line
   */
  private record Fault(String what, String suggestion, String expected) {}

  /**
   * What the parser says, and what to say instead.
   *
   * @param parser its words
   * @param begun whether to point to where the broken thing begins, not to where reading stopped
   */
  private record Rule(Pattern parser, boolean begun, Fault fault) {
    Rule(String parser, boolean begun, String what, String suggestion) {
      this(Pattern.compile(parser), begun, new Fault(what, suggestion, ""));
    }
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule("mapping values", false, "has a second ':' in a value without quotes", QUOTE),
          new Rule(
              "found ':'",
              false,
              "has a ':' without a name before it",
              "Write the field's name before it."),
          new Rule(
              "expected <block end>",
              false,
              "has text behind a closing quotation mark or bracket",
              "Put the whole value in 'single quotes', each apostrophe in it doubled."),
          new Rule(
              "unexpected end of stream|document separator",
              true,
              "has a quotation mark that is not closed",
              "Close it; an apostrophe inside 'single quotes' is doubled."),
          new Rule("',' or ']'", true, "has a '[' that is not closed", "Close it with ']'."),
          new Rule("',' or '}'", true, "has a '{' that is not closed", "Close it with '}'."),
          new Rule("could not find expected ':'", true, NO_FIELD.what, NO_FIELD.suggestion),
          new Rule(
              "cannot start any token|expected the node content|unexpected character found",
              true,
              "has a value that begins with a sign of YAML's own",
              QUOTE),
          new Rule(
              "(sequence entries|mapping keys) are not allowed",
              false,
              "begins a list behind the field's name",
              "Begin it on the next line, or put the value in 'single quotes'."),
          new Rule(
              "unknown escape character|expected escape sequence",
              false,
              "has a '\\' that means nothing in \"double quotes\"",
              "Put the value in 'single quotes' instead."),
          new Rule(
              "expected a comment or a line break",
              false,
              "has text behind '>' or '|'",
              "Begin the text on the next line, or put the value in 'single quotes'."),
          new Rule(
              "expected '<document start>'",
              false,
              "stands behind the end of the fields",
              "Write all fields one below the other, as 'name: value'."));

  private final String path;
  private final int firstLine;
  private final List<String> lines;

  /**
   * @param text the YAML, whose first line is line {@code firstLine} of the file {@code path}
   */
  YamlSyntax(String path, int firstLine, String text) {
    this.path = path;
    this.firstLine = firstLine;
    this.lines = text.lines().toList();
  }

  /** The problem that stopped the parser. */
  Problem problem(MarkedYamlEngineException e) {
    Mark stopped = e.getProblemMark().or(e::getContextMark).orElseThrow();
    String line = line(stopped.getLine());
    int tab = line.indexOf('\t');
    if (e.getProblem().contains("(TAB)") || tab >= 0 && line.substring(0, tab).isBlank()) {
      return at(stopped.getLine(), tab, TAB);
    }
    String before = line.substring(0, Math.min(stopped.getColumn(), line.length()));
    Optional<Problem> indent = indent(e.getProblem(), stopped.getLine(), before);
    return indent.orElseGet(() -> ruled(e, stopped));
  }

  /** A line that the parser takes for a part of what stands above it. */
  private Optional<Problem> indent(String parser, int line, String before) {
    if (parser.contains("mapping values") && !before.contains(": ")) {
      if (line > 0 && DASH.matcher(line(line - 1)).find()) {
        return Optional.of(at(line - 1, margin(line(line - 1)), NO_SPACE));
      }
      boolean alike = line > 0 && margin(line(line - 1)) == margin(line(line));
      return Optional.of(
          alike
              ? at(line - 1, margin(line(line)), NO_FIELD)
              : at(line, margin(line(line)), INDENT));
    }
    return parser.contains("expected <block end>")
            && before.isBlank()
            && !parser.contains("found ':'")
        ? Optional.of(at(line, before.length(), INDENT))
        : Optional.empty();
  }

  private Problem ruled(MarkedYamlEngineException e, Mark stopped) {
    Optional<Problem> quote = unclosed(stopped.getLine());
    if (e.getProblem().contains("expected <block end>") && quote.isPresent()) {
      return quote.get();
    }
    if (line(stopped.getLine()).startsWith("@", stopped.getColumn())) {
      return at(stopped.getLine(), stopped.getColumn(), MARKED);
    }
    for (Rule rule : RULES) {
      if (rule.parser.matcher(e.getProblem()).find()) {
        Mark mark = rule.begun ? e.getContextMark().orElse(stopped) : stopped;
        return at(mark.getLine(), mark.getColumn(), rule.fault);
      }
    }
    return at(stopped.getLine(), stopped.getColumn(), new Fault("is not YAML", "", e.getProblem()));
  }

  /** The nearest line above whose quotation mark was closed by one on line {@code stopped}. */
  private Optional<Problem> unclosed(int stopped) {
    for (int line = stopped - 1; line >= 0; line--) {
      Matcher open = OPEN_QUOTE.matcher(line(line));
      if (open.find() && line(stopped).contains(open.group(1))) {
        return Optional.of(at(line, open.start(1), UNCLOSED));
      }
    }
    return Optional.empty();
  }

  private Problem at(int line, int column, Fault found) {
    Fault fault =
        HIDDEN.matcher(line(line)).find() ? new Fault(NO_BREAK_SPACE, PLAIN_SPACES, "") : found;
    String text = line(line).strip().replace('\t', ' ');
    String shown = text.length() > 60 ? text.substring(0, 57) + "..." : text;
    return Problem.error(
        new Place(path, firstLine + line, column + 1),
        (shown.isEmpty() ? "this line " : "'" + shown + "' ") + fault.what,
        fault.suggestion,
        fault.expected);
  }

  private String line(int number) {
    return number < lines.size() ? lines.get(number) : "";
  }

  private static int margin(String line) {
    return line.length() - line.stripLeading().length();
  }
}
