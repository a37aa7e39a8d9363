package org.practicekb.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.practicekb.content.Body;
import org.practicekb.content.Lazy;
import org.practicekb.content.Parallel;
import org.practicekb.content.SharedText;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.PerEntry;
import org.practicekb.entry.Relation;
import org.practicekb.entry.Schemas;
import org.practicekb.entry.Tag;

/**
 * What points to what among the published entries, seen from both ends. Immutable once made and
 * thread-safe. Each entry's pointers are followed once, so that all takes time proportional to
 * their number; what points to an entry is gathered when it is asked for.
 */
public final class CrossLinks {

  /** A tag or a cited place that more entries share says too little to suggest one to the other. */
  private static final int COMMON = 40;

  private static final int SUGGESTED = 5;
  private static final Set<EntryType> PRACTICES =
      Set.of(EntryType.PROGRAM, EntryType.INTERVENTION, EntryType.PRINCIPLE, EntryType.ANSWER);

  private final KnowledgeBase kb;
  private final LinkResolver links;
  private final Schemas schemas;
  private final Inverse inverse;
  private final Map<EntryId, Source> sources = new HashMap<>();

  /**
   * What one entry points to.
   *
   * @param links entries that its fields and its body link to, with the first sentence that does
   * @param cites references and sources, likewise; the sentence is empty when a field does
   * @param ends what it states relations to: entries and taxonomy values as relations write them
   * @param features what it may share with others, if it is a practice
   */
  public record Pointers(
      Map<EntryId, String> links,
      Map<EntryId, String> cites,
      Set<String> ends,
      Set<String> features) {

    /** All that it points to or may share. */
    public Stream<Object> things() {
      return Stream.of(links.keySet(), cites.keySet(), ends, features).flatMap(Set::stream);
    }
  }

  /**
   * A published entry as what may point to others.
   *
   * @param rank its place among all, by title and id
   */
  private record Source(int rank, Entry entry, Supplier<Pointers> to) {

    Pointers pointers() {
      return to.get();
    }
  }

  /**
   * What may point to each thing. Entries that once did so are not taken out, so whoever asks looks
   * at their pointers as they are.
   */
  private static final class Inverse {
    private final Map<Object, Queue<EntryId>> sources = new ConcurrentHashMap<>();
    private final Queue<Hashed> restored = new ConcurrentLinkedQueue<>();
    private final Supplier<HashedSources> hashed = new Lazy<>(() -> HashedSources.of(restored));

    void add(EntryId from, Pointers to) {
      to.things()
          .forEach(
              thing ->
                  sources.computeIfAbsent(thing, one -> new ConcurrentLinkedQueue<>()).add(from));
    }

    /** Adds what is not asked for its things before something is looked for. */
    void add(Hashed from) {
      restored.add(from);
    }

    /** An entry whose pointers were followed more than once may have been added as often. */
    Stream<EntryId> of(Object thing) {
      Queue<EntryId> found = sources.get(thing);
      Stream<EntryId> others = found == null ? Stream.empty() : found.stream();
      return Stream.concat(hashed.get().of(thing.hashCode()), others).distinct();
    }
  }

  /**
   * An entry that points to things with these hashes.
   *
   * @param things what {@link Object#hashCode} gives of each
   */
  private record Hashed(EntryId from, int[] things) {}

  /**
   * Which entries may point to a thing, by its hash.
   *
   * @param pairs of each hash, and in the lower half the number of an entry that has it; in order
   */
  private record HashedSources(List<EntryId> entries, long[] pairs) {

    static HashedSources of(Collection<Hashed> restored) {
      List<EntryId> entries = new ArrayList<>();
      long[] pairs = new long[restored.stream().mapToInt(one -> one.things.length).sum()];
      int size = 0;
      for (Hashed one : restored) {
        for (int thing : one.things) {
          pairs[size++] = pair(thing, entries.size());
        }
        entries.add(one.from);
      }
      Arrays.sort(pairs);
      return new HashedSources(entries, pairs);
    }

    private static long pair(int thing, int entry) {
      return (long) thing << Integer.SIZE | entry;
    }

    Stream<EntryId> of(int thing) {
      return IntStream.range(start(pair(thing, 0)), start(pair(thing, entries.size())))
          .mapToObj(i -> entries.get((int) pairs[i]));
    }

    /** Where the pairs from {@code least} on begin. */
    private int start(long least) {
      int found = Arrays.binarySearch(pairs, least);
      return found < 0 ? -found - 1 : found;
    }
  }

  /** What each entry points to, for the next time. */
  public static final class Memory {
    private PerEntry<Supplier<Pointers>> pointers = new PerEntry<>();
    private Inverse inverse = new Inverse();

    /** What {@code entry} points to; null when it is not published. */
    public Pointers of(Entry entry) {
      return pointers.known(entry).map(Supplier::get).orElse(null);
    }

    /**
     * Has what {@code entry} was found to point to another time.
     *
     * @param things the hashes of {@link Pointers#things}
     * @param found not asked before it is needed
     */
    public void restore(Entry entry, int[] things, Supplier<Pointers> found) {
      pointers.restore(entry, new Lazy<>(found));
      inverse.add(new Hashed(entry.id(), things));
    }

    /** Has all pointers followed again. */
    public void forget() {
      pointers = new PerEntry<>();
      inverse = new Inverse();
    }
  }

  /**
   * A relation seen from one end.
   *
   * @param label its kind's name as seen from here
   * @param kind its kind
   * @param other the other end
   * @param relation as it was written
   */
  public record Related(
      String label, Relation.Kind kind, LinkResolver.Target other, Relation relation) {}

  /**
   * Another entry that names this one.
   *
   * @param from the other entry
   * @param sentence the sentence it does so in; empty when in a field
   */
  public record Mention(Entry from, String sentence) {}

  /**
   * An entry that was found to be near.
   *
   * @param shares the labels of what the two share
   */
  public record Suggested(Entry entry, int score, Set<String> shares) {}

  /** Follows every relation, link and citation of the published entries. */
  public CrossLinks(KnowledgeBase kb, LinkResolver links, Schemas schemas) {
    this(kb, links, schemas, new Memory());
  }

  /**
   * The same with what is known from another time.
   *
   * @param memory forgotten if the {@link Outline} differed then
   */
  public CrossLinks(KnowledgeBase kb, LinkResolver links, Schemas schemas, Memory memory) {
    this.kb = kb;
    this.links = links;
    this.schemas = schemas;
    this.inverse = memory.inverse;
    List<Entry> entries = kb.published();
    List<Supplier<Pointers>> pointers =
        Parallel.map(entries, entry -> memory.pointers.of(entry, this::known));
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      sources.put(entry.id(), new Source(i, entry, pointers.get(i)));
    }
  }

  private Supplier<Pointers> known(Entry from) {
    Pointers pointers = pointers(from);
    return () -> pointers;
  }

  private Pointers pointers(Entry from) {
    Map<EntryId, String> to = new HashMap<>();
    Map<EntryId, String> cites = new HashMap<>();
    from.body().citations().forEach(cited -> cite(from, cited.key(), cited.sentence(), cites));
    fields(from, to, cites);
    from.body().links().forEach(link -> mention(from, link, to));
    Set<String> ends = from.relations().stream().map(CrossLinks::end).collect(Collectors.toSet());
    boolean practice = PRACTICES.contains(from.id().type());
    Set<String> features = practice ? features(from).keySet() : Set.of();
    shareSentences(to, cites);
    Pointers pointers =
        new Pointers(Map.copyOf(to), Map.copyOf(cites), Set.copyOf(ends), Set.copyOf(features));
    inverse.add(from.id(), pointers);
    return pointers;
  }

  /** A sentence often names several: it is kept once. */
  private static void shareSentences(Map<EntryId, String> links, Map<EntryId, String> cites) {
    Map<String, String> kept = new HashMap<>();
    for (Map<EntryId, String> sentences : List.of(links, cites)) {
      sentences.replaceAll((to, sentence) -> kept.computeIfAbsent(sentence, same -> same));
    }
  }

  /** The entry or value that a relation leads to, without an anchor. */
  private static String end(Relation relation) {
    int hash = relation.to().indexOf('#');
    return hash < 0 ? relation.to() : relation.to().substring(0, hash);
  }

  private void mention(Entry from, Body.Link link, Map<EntryId, String> to) {
    if (links.link(from, link.destination()) instanceof LinkResolver.ToEntry target
        && !target.entry().id().equals(from.id())) {
      to.putIfAbsent(target.entry().id(), link.sentence());
    }
  }

  /** What fields cite, after what the body cites in a sentence; entries that fields concern. */
  private void fields(Entry from, Map<EntryId, String> to, Map<EntryId, String> cites) {
    schemas
        .of(from.id().type())
        .visitFormats(
            from.fields(),
            (pointer, format, value) -> {
              if (format.equals("citation")) {
                cite(from, Citation.parse(value).key(), "", cites);
              } else if (format.equals("reference-key")) {
                cite(from, value, "", cites);
              } else if (format.equals("entry-link")
                  && !pointer.startsWith("/relations/")
                  && links.field(from, value) instanceof LinkResolver.ToEntry target) {
                to.putIfAbsent(target.entry().id(), from.summary());
              }
            });
  }

  private void cite(Entry from, String key, String sentence, Map<EntryId, String> cites) {
    kb.citable(key)
        .filter(cited -> !cited.id().equals(from.id()))
        .ifPresent(cited -> cites.putIfAbsent(cited.id(), sentence));
  }

  /** The entries that may point to {@code thing}, in the order of all. */
  private Stream<Source> sources(Object thing) {
    return inverse
        .of(thing)
        .map(sources::get)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingInt(Source::rank));
  }

  /**
   * The relations of an entry, whichever end wrote them, by label as {@link Relation.Kind} orders
   * them.
   */
  public Map<String, List<Related>> relations(Entry entry) {
    Map<String, List<Related>> byLabel = new LinkedHashMap<>();
    related(entry)
        .sorted(Comparator.comparing(Related::kind))
        .forEach(
            related ->
                byLabel.computeIfAbsent(related.label(), label -> new ArrayList<>()).add(related));
    return byLabel;
  }

  private Stream<Related> related(Entry entry) {
    Source own = sources.get(entry.id());
    return Stream.concat(Stream.ofNullable(own), sources(entry.id().toString()))
        .sorted(Comparator.comparingInt(Source::rank))
        .flatMap(source -> source == own ? stated(entry) : back(source, entry.id().toString()));
  }

  private Stream<Related> stated(Entry from) {
    return from.relations().stream()
        .map(
            relation -> {
              Relation.Kind kind = kind(relation);
              LinkResolver.Target to = links.field(from, relation.to());
              return new Related(kind.label(), kind, to, relation);
            });
  }

  /** What {@code source} states, as seen from the other end. */
  private static Stream<Related> back(Source source, String end) {
    LinkResolver.Target from = new LinkResolver.ToEntry(source.entry, "");
    return source.entry.relations().stream()
        .filter(relation -> end(relation).equals(end))
        .map(relation -> new Related(kind(relation).inverse(), kind(relation), from, relation));
  }

  private static Relation.Kind kind(Relation relation) {
    return Relation.Kind.of(relation.kind()).orElseThrow();
  }

  /** The relations that entries state to a taxonomy value. */
  public List<Related> relations(String folderAndValue) {
    return sources(folderAndValue).flatMap(source -> back(source, folderAndValue)).toList();
  }

  /** The entries whose bodies or fields link to an entry. */
  public List<Mention> backlinks(Entry entry) {
    return mentions(entry, Pointers::links);
  }

  /** The entries that cite a reference or source. */
  public List<Mention> citedBy(Entry entry) {
    return mentions(entry, Pointers::cites);
  }

  private List<Mention> mentions(Entry to, Function<Pointers, Map<EntryId, String>> pointers) {
    return sources(to.id())
        .filter(source -> pointers.apply(source.pointers()).containsKey(to.id()))
        .map(source -> new Mention(source.entry, pointers.apply(source.pointers()).get(to.id())))
        .toList();
  }

  /**
   * Practices that share rare tags or cited places with a practice that has no relations; nearest
   * first.
   */
  public List<Suggested> seeAlso(Entry entry) {
    if (!PRACTICES.contains(entry.id().type()) || related(entry).findAny().isPresent()) {
      return List.of();
    }
    Map<EntryId, Suggested> found = new TreeMap<>();
    features(entry)
        .forEach(
            (feature, label) -> {
              List<Entry> others = sharing(feature);
              if (others.size() <= COMMON) {
                others.stream()
                    .filter(other -> !other.id().equals(entry.id()))
                    .forEach(other -> add(found, other, label));
              }
            });
    return found.values().stream()
        .sorted(
            Comparator.comparingInt(Suggested::score)
                .reversed()
                .thenComparing(Suggested::entry, Entry.BY_TITLE))
        .limit(SUGGESTED)
        .toList();
  }

  /**
   * The other entries on whose pages something of an entry stands otherwise than before: the
   * sentences in which it names them, and what it shares with them.
   *
   * @param before what it pointed to when its fields pointed to the same as now
   */
  public Set<EntryId> shownOtherwise(Entry entry, Pointers before) {
    Pointers now = sources.get(entry.id()).pointers();
    Set<EntryId> others = new HashSet<>(differing(before.links, now.links));
    others.addAll(differing(before.cites, now.cites));
    for (String feature : differing(before.features, now.features)) {
      List<EntryId> sharing =
          sharing(feature).stream()
              .map(Entry::id)
              .filter(other -> !other.equals(entry.id()))
              .toList();
      if (sharing.size() <= COMMON) {
        others.addAll(sharing);
      }
    }
    return others;
  }

  private static Set<EntryId> differing(Map<EntryId, String> one, Map<EntryId, String> other) {
    return Stream.of(one, other)
        .flatMap(map -> map.keySet().stream())
        .filter(to -> !Objects.equals(one.get(to), other.get(to)))
        .collect(Collectors.toSet());
  }

  private static Set<String> differing(Set<String> one, Set<String> other) {
    return Stream.of(one, other)
        .flatMap(Set::stream)
        .filter(thing -> !(one.contains(thing) && other.contains(thing)))
        .collect(Collectors.toSet());
  }

  /** The practices with a feature; of a common one no more than show that it is. */
  private List<Entry> sharing(String feature) {
    return inverse
        .of(feature)
        .map(sources::get)
        .filter(source -> source != null && source.pointers().features.contains(feature))
        .limit(COMMON + 1)
        .map(Source::entry)
        .toList();
  }

  private static void add(Map<EntryId, Suggested> found, Entry other, String label) {
    Suggested before = found.getOrDefault(other.id(), new Suggested(other, 0, Set.of()));
    Set<String> shares = new LinkedHashSet<>(before.shares);
    shares.add(label);
    found.put(other.id(), new Suggested(other, before.score + 1, shares));
  }

  /** What an entry may share with another: its tags and the places it cites, each with a label. */
  private Map<String, String> features(Entry entry) {
    Map<String, String> features = new LinkedHashMap<>();
    for (Tag tag : entry.tags()) {
      var value = kb.taxonomy(tag.taxonomy()).values().get(tag.value());
      String feature = SharedText.of(tag.taxonomy() + "/" + tag.value());
      features.put(feature, value == null ? tag.value() : value.label());
    }
    for (Body.Citation cited : entry.body().citations()) {
      String title = kb.citable(cited.key()).map(Entry::title).orElse(cited.key());
      features.put(SharedText.of("@" + cited.key() + "," + cited.locator()), title);
    }
    return features;
  }
}
