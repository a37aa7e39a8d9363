package org.practicekb.outside;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.practicekb.content.Problem;

/** What was asked of other hosts, and what came of it. */
public final class LinkReport {

  private LinkReport() {}

  /** What an editor has to mend: links that are gone are errors, moved and silent ones warnings. */
  public static List<Problem> problems(List<OutsideLink> links, LinkProbe.Result result) {
    List<Problem> problems = new ArrayList<>();
    for (OutsideLink link : links) {
      Answer answer = result.answers().get(LinkProbe.withoutFragment(link.url()));
      if (answer != null) {
        problem(link, answer).ifPresent(problems::add);
      }
    }
    return problems;
  }

  private static Optional<Problem> problem(OutsideLink link, Answer answer) {
    String shown = Problem.quoted(link.written());
    return switch (answer.meaning()) {
      case GONE ->
          Optional.of(
              Problem.error(
                  link.place(),
                  shown + (link.isDoi() ? " is no registered DOI" : " is gone"),
                  link.isDoi()
                      ? "Compare it with the source; a wrongly printed one goes into 'printed-doi'."
                      : "Find its new address, or link a copy at web.archive.org.",
                  answer.shown()));
      case MOVED ->
          Optional.of(
              Problem.warning(
                  link.place(),
                  shown + " has moved for good",
                  "Write '" + answer.movedTo() + "' when that is the same page."));
      case SILENT ->
          Optional.of(
              Problem.warning(
                  link.place(),
                  shown + " did not answer (" + answer.shown() + ")",
                  "Open it in a browser; ask again another day."));
      default -> Optional.empty();
    };
  }

  /** One paragraph on a run. */
  public static String summary(LinkProbe.Result result) {
    Map<Answer.Meaning, Long> counts =
        result.answers().values().stream()
            .collect(Collectors.groupingBy(Answer::meaning, Collectors.counting()));
    return String.format(
        Locale.ROOT,
        "Links: %d asked now, %d known from the last 7 days; %d answer, %d moved, %d gone, %d silent, %d turn programs away, %d left alone.",
        result.answers().size() - result.cached(),
        result.cached(),
        counts.getOrDefault(Answer.Meaning.ANSWERS, 0L),
        counts.getOrDefault(Answer.Meaning.MOVED, 0L),
        counts.getOrDefault(Answer.Meaning.GONE, 0L),
        counts.getOrDefault(Answer.Meaning.SILENT, 0L),
        counts.getOrDefault(Answer.Meaning.REFUSED, 0L),
        result.unasked().size());
  }

  /** What a run without questions leaves open. */
  public static String notAsked(List<OutsideLink> links) {
    long dois = links.stream().filter(OutsideLink::isDoi).map(OutsideLink::doi).distinct().count();
    List<String> urls =
        links.stream()
            .filter(link -> !link.isDoi())
            .map(link -> LinkProbe.withoutFragment(link.url()))
            .distinct()
            .toList();
    long hosts = urls.stream().map(url -> URI.create(url).getHost()).distinct().count();
    return String.format(
        Locale.ROOT,
        "Links: only their form was checked. Not checked: whether %d addresses on %d hosts answer, and whether %d DOIs are registered; --online asks.",
        urls.size(),
        hosts,
        dois);
  }

  /** Every address with its answer and where it stands, as Markdown; what needs a person first. */
  public static String markdown(List<OutsideLink> links, LinkProbe.Result result) {
    StringBuilder text = new StringBuilder("# Outside links\n\n" + summary(result) + "\n");
    List<Answer.Meaning> order =
        List.of(
            Answer.Meaning.GONE,
            Answer.Meaning.MOVED,
            Answer.Meaning.SILENT,
            Answer.Meaning.REFUSED,
            Answer.Meaning.ANSWERS);
    for (Answer.Meaning meaning : order) {
      List<String> lines =
          result.answers().entrySet().stream()
              .filter(one -> one.getValue().meaning() == meaning)
              .map(one -> line(one.getKey(), one.getValue(), links))
              .toList();
      section(
          text,
          meaning.name().charAt(0) + meaning.name().substring(1).toLowerCase(Locale.ROOT),
          lines);
    }
    section(text, "Left alone", result.unasked().stream().map(url -> "- " + url).toList());
    return text.toString();
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append("\n## ")
          .append(title)
          .append("\n\n")
          .append(String.join("\n", lines))
          .append("\n");
    }
  }

  private static String line(String url, Answer answer, List<OutsideLink> links) {
    String places =
        links.stream()
            .filter(link -> LinkProbe.withoutFragment(link.url()).equals(url))
            .map(link -> link.place().toString())
            .distinct()
            .collect(Collectors.joining(", "));
    return "- "
        + url
        + " ("
        + answer.shown()
        + (answer.movedTo().isEmpty() ? "" : ", now " + answer.movedTo())
        + "): "
        + places;
  }
}
