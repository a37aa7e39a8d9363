package org.practicekb.page;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Scale;
import org.practicekb.entry.Tag;
import org.practicekb.entry.Taxonomy;
import org.practicekb.link.Address;
import org.practicekb.link.Permalinks;

/**
 * Makes the search page. It lists all entries from A to Z, on a page for each letter when there are
 * more than {@value #ON_ONE_PAGE}. Thread-safe.
 */
final class SearchPages {

  private static final int ON_ONE_PAGE = 500;
  private static final String NO_LETTER = "0-9";
  private static final Pattern FIRST = Pattern.compile("[\\p{L}\\p{N}]");
  private static final Pattern LETTER = Pattern.compile("[A-Z]");
  private static final String NOT_STATED = "not-stated";

  /** The taxonomies that are facets, in the order to show. */
  private static final List<Taxonomy.Id> FACETS =
      List.of(
          Taxonomy.Id.STARTER,
          Taxonomy.Id.MOMENT,
          Taxonomy.Id.SCOPE,
          Taxonomy.Id.SETTING,
          Taxonomy.Id.PROVIDER,
          Taxonomy.Id.CLIENT,
          Taxonomy.Id.FORMAT);

  private final PageContext context;
  private final KnowledgeBase kb;
  private final List<Entry> entries;
  private final Map<String, List<Entry>> byLetter;

  SearchPages(PageContext context) {
    this.context = context;
    this.kb = context.kb();
    this.entries = kb.published();
    this.byLetter =
        entries.stream()
            .collect(Collectors.groupingBy(SearchPages::letter, TreeMap::new, Collectors.toList()));
  }

  /**
   * The first letter of the title without its accent, signs before it left out; the same for
   * everything that does not begin with a letter from A to Z.
   */
  private static String letter(Entry entry) {
    Matcher first = FIRST.matcher(Normalizer.normalize(entry.title(), Normalizer.Form.NFD));
    String letter = first.find() ? first.group().toUpperCase(Locale.ROOT) : "";
    return LETTER.matcher(letter).matches() ? letter : NO_LETTER;
  }

  /** The search page, and the letters' pages when it has any. */
  Map<Address, Supplier<Page>> all() {
    Map<Address, Supplier<Page>> pages = new LinkedHashMap<>();
    pages.put(Address.SEARCH, this::search);
    if (hasLetterPages()) {
      for (String letter : byLetter.keySet()) {
        pages.put(Address.ofLetter(id(letter)), () -> letterPage(letter));
      }
    }
    return pages;
  }

  private boolean hasLetterPages() {
    return entries.size() > ON_ONE_PAGE;
  }

  private Page search() {
    Address here = Address.SEARCH;
    Head head =
        context.head(
            here,
            "Search",
            "Search all entries by words, grade, setting and more, or browse them from A to Z.",
            true,
            false,
            List.of(),
            null);
    return new Page(
        here, "search", new SearchView(head, facets(), browse(here), letters(here), groups(here)));
  }

  private List<SearchView.Facet> facets() {
    Stream<SearchView.Facet> grades =
        Permalinks.publishedScales(kb).stream().map(this::facet).filter(SearchPages::tells);
    Stream<SearchView.Facet> taxonomies =
        FACETS.stream().map(kb::taxonomy).map(this::facet).filter(SearchPages::tells);
    return Stream.of(Stream.of(types()), grades, taxonomies).flatMap(Function.identity()).toList();
  }

  /** Whether any entry has a value. */
  private static boolean tells(SearchView.Facet facet) {
    return facet.values().stream().anyMatch(value -> !value.name().equals(NOT_STATED));
  }

  private SearchView.Facet types() {
    List<SearchView.Value> values = new ArrayList<>();
    for (EntryType type : EntryType.values()) {
      if (!kb.published(type).isEmpty()) {
        values.add(new SearchView.Value(type.id(), type.label()));
      }
      if (type == EntryType.FRAMEWORK && !kb.published(type).isEmpty()) {
        values.add(new SearchView.Value("element", "Elements of frameworks"));
      }
    }
    return new SearchView.Facet("type", "Type of entry", values);
  }

  private SearchView.Facet facet(Scale scale) {
    Map<String, String> labels = new LinkedHashMap<>();
    scale.levels().forEach(level -> labels.put(level.level(), level.badge()));
    return facet(
        "grade:" + scale.slug(),
        "Grade: " + scale.title(),
        labels,
        "Not stated: no grade on this scale",
        entry ->
            entry.currentGrades().stream()
                .filter(grade -> grade.scale().equals(scale.slug()))
                .map(grade -> grade.level())
                .toList());
  }

  private SearchView.Facet facet(Taxonomy taxonomy) {
    Map<String, String> labels = new LinkedHashMap<>();
    taxonomy.values().values().forEach(value -> labels.put(value.slug(), value.label()));
    return facet(
        taxonomy.id().field(),
        taxonomy.title(),
        labels,
        "Not stated",
        entry -> entry.tags(taxonomy.id()).stream().map(Tag::value).toList());
  }

  private SearchView.Facet facet(
      String name,
      String title,
      Map<String, String> labels,
      String notStated,
      Function<Entry, List<String>> valuesOf) {
    List<List<String>> all = entries.stream().map(valuesOf).toList();
    List<SearchView.Value> values = new ArrayList<>();
    labels.forEach(
        (value, label) -> {
          if (all.stream().anyMatch(one -> one.contains(value))) {
            values.add(new SearchView.Value(Scale.Level.slug(value), label));
          }
        });
    if (all.stream().anyMatch(List::isEmpty)) {
      values.add(new SearchView.Value(NOT_STATED, notStated));
    }
    return new SearchView.Facet(name, title, values);
  }

  private List<Head.Link> browse(Address here) {
    Stream<Head.Link> types =
        Arrays.stream(EntryType.values())
            .filter(type -> type != EntryType.PAGE && !kb.published(type).isEmpty())
            .map(type -> PageContext.link(Address.of(type), type.label(), here));
    Stream<Head.Link> taxonomies =
        Arrays.stream(Taxonomy.Id.values())
            .map(kb::taxonomy)
            .filter(taxonomy -> !taxonomy.values().isEmpty())
            .map(one -> PageContext.link(Address.of(one.id()), one.title(), here));
    return Stream.concat(types, taxonomies).toList();
  }

  private List<Head.Link> letters(Address here) {
    return byLetter.keySet().stream()
        .map(
            letter ->
                hasLetterPages()
                    ? PageContext.link(Address.ofLetter(id(letter)), letter, here)
                    : new Head.Link("#letter-" + id(letter), letter))
        .toList();
  }

  private static String id(String letter) {
    return letter.toLowerCase(Locale.ROOT);
  }

  private List<SearchView.Letter> groups(Address here) {
    List<SearchView.Letter> groups = new ArrayList<>();
    if (!hasLetterPages()) {
      byLetter.forEach(
          (letter, under) ->
              groups.add(new SearchView.Letter(id(letter), letter, lines(under, here))));
    }
    return groups;
  }

  private List<SearchView.Line> lines(List<Entry> under, Address here) {
    return under.stream()
        .map(
            entry ->
                new SearchView.Line(
                    Address.of(entry.id()).from(here),
                    PageContext.title(entry),
                    context.kind(entry)))
        .toList();
  }

  private Page letterPage(String letter) {
    Address here = Address.ofLetter(id(letter));
    String title = "Entries under " + letter;
    List<Head.Link> crumbs = List.of(PageContext.link(Address.SEARCH, "Search", here));
    Head head = context.head(here, title, "", false, false, crumbs, null);
    SearchView.Letter group =
        new SearchView.Letter(id(letter), letter, lines(byLetter.get(letter), here));
    return new Page(
        here, "letter", new SearchView(head, List.of(), List.of(), letters(here), List.of(group)));
  }
}
