package org.practicekb.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.practicekb.content.Problem;
import org.practicekb.search.Badge;
import org.practicekb.search.EntrySearch;
import org.practicekb.search.SearchFields;
import org.practicekb.search.SearchJson;
import org.practicekb.search.SearchRequest;
import org.practicekb.search.SearchResult;
import org.practicekb.site.SiteBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kb search}. */
@Command(
    name = "search",
    description = {
      "Searches the built site.",
      "",
      "All in one pair of 'single quotes', words in \"double quotes\" are looked for as a phrase, and -word leaves out entries that have it: kb search '\"peer support\" -child'. Without words, filters alone browse."
    },
    mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {

  @Parameters(arity = "0..*", paramLabel = "WORDS", description = "What to look for.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description =
          "Only entries of this type, for example program; 'element' for the elements of frameworks. May be repeated.")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--setting",
      paramLabel = "SETTING",
      description =
          "Only entries with this setting, for example child-welfare; 'not-stated' for those without. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--grade",
      paramLabel = "SCALE:LEVEL",
      description = "Only entries with this grade, for example cebc:3 or cebc:nr. May be repeated.")
  private List<String> grades = new ArrayList<>();

  @Option(
      names = "--like",
      paramLabel = "ID",
      description =
          "Entries most like this one, for example programs/ce-cert. Takes no words and no filters.")
  private String like;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many to show. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Mixin private Folders folders;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (limit < 1 || limit > 1000) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--limit " + limit + " is not between 1 and 1000");
    }
    if (like != null && !(words.isEmpty() && filters().isEmpty())) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--like takes no words and no filters");
    }
    Path index = folders.workspace().out().resolve(SiteBuilder.INDEX);
    if (!Files.isDirectory(index)) {
      throw new Refused("there is no index at '" + index + "'; build the site first: kb build");
    }
    try (EntrySearch search = EntrySearch.open(index)) {
      return like == null ? search(search) : similar(search);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private int search(EntrySearch search) throws IOException {
    SearchRequest request = SearchRequest.of(String.join(" ", words)).page(0, limit);
    for (Map.Entry<String, List<String>> filter : filters().entrySet()) {
      request = request.where(filter.getKey(), filter.getValue().toArray(String[]::new));
    }
    List<String> unknown = search.unknownLevels(request);
    if (!unknown.isEmpty()) {
      throw new CommandLine.ParameterException(spec.commandLine(), String.join(". ", unknown));
    }
    SearchResult result = search.search(request);
    known("type", types, result);
    known("setting", settings, result);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(SearchJson.of(result).toPrettyString());
      return 0;
    }
    result
        .corrections()
        .forEach(
            one ->
                out.println(
                    "No entry has '"
                        + one.typed()
                        + "': searched for '"
                        + one.corrected()
                        + "' instead."));
    result.notFound().forEach(word -> out.println("No entry has '" + word + "'."));
    result
        .otherNames()
        .forEach(
            one ->
                out.println(
                    "'"
                        + one.asked()
                        + "' is also called "
                        + String.join(", ", one.others())
                        + "."));
    String shown =
        result.total() > result.hits().size()
            ? ", the first " + result.hits().size() + " of them"
            : "";
    out.println(
        result.total() == 0
            ? "Nothing found. Try fewer words, or browse: kb search --type program"
            : Report.counted(result.total(), "result") + shown + ":");
    hits(result.hits(), out);
    return 0;
  }

  /** The result counts every value that an entry has, found or not. */
  private void known(String facet, List<String> values, SearchResult result) {
    Set<String> all = result.facets().get(facet).keySet();
    for (String value : values) {
      if (!all.contains(value)) {
        throw new CommandLine.ParameterException(
            spec.commandLine(),
            ("No entry has the %s '%s'. %s".formatted(facet, value, Problem.didYouMean(value, all)))
                    .strip()
                + " ("
                + facet
                + "s: "
                + String.join(", ", all)
                + ")");
      }
    }
  }

  private Map<String, List<String>> filters() {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    filters.put(SearchFields.TYPE_FACET, types);
    filters.put("setting", settings);
    filters.put(SearchFields.GRADE_FACET, grades);
    filters.values().removeIf(List::isEmpty);
    return filters;
  }

  private int similar(EntrySearch search) throws IOException {
    List<SearchResult.Hit> hits = search.like(like, limit);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(SearchJson.of(hits).toPrettyString());
    } else {
      out.println(hits.isEmpty() ? "Nothing is like " + like + "." : "Most like " + like + ":");
      hits(hits, out);
    }
    return 0;
  }

  private static void hits(List<SearchResult.Hit> hits, PrintWriter out) {
    int number = 0;
    for (SearchResult.Hit hit : hits) {
      String badges = hit.grades().stream().map(Badge::label).collect(Collectors.joining("; "));
      out.println();
      out.printf(
          "%2d. %s (%s)%s%n",
          ++number, hit.title(), kind(hit), badges.isEmpty() ? "" : "  " + badges);
      out.println("    " + hit.excerpt().text());
      out.println("    " + place(hit));
    }
  }

  private static String kind(SearchResult.Hit hit) {
    return hit.type() + (hit.within().isEmpty() ? "" : " of " + hit.within());
  }

  /** Some addresses are a place on a page already. */
  private static String place(SearchResult.Hit hit) {
    String anchor = hit.excerpt().anchor();
    return hit.url() + (anchor.isEmpty() || hit.url().contains("#") ? "" : "#" + anchor);
  }
}
