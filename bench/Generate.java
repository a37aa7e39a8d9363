import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes a knowledge base of any size whose entries pass {@code kb check}:
 *
 * <pre>java bench/Generate.java COUNT FOLDER [SEED [CHECKOUT]]</pre>
 *
 * The same count, seed and real content give the same bytes. What an entry is called follows from
 * its type and number alone, so that entries link to one another while only one is in memory.
 */
public final class Generate {

  private static final String USAGE =
      """
      Usage: java bench/Generate.java COUNT FOLDER [SEED [CHECKOUT]]
        COUNT     how many entries, the copied ones included
        FOLDER    where to write content/
        SEED      a whole number; default 1
        CHECKOUT  the folder of the real content/; default: the one this file is in
      """;

  private Generate() {}

  public static void main(String[] args) throws IOException, URISyntaxException {
    boolean wellFormed =
        (args.length >= 2 && args.length <= 4)
            && args[0].matches("\\d{1,7}")
            && (args.length == 2 || args[2].matches("-?\\d{1,18}"));
    if (!wellFormed) {
      System.err.print(USAGE);
      System.exit(2);
    }
    Path checkout = args.length == 4 ? Path.of(args[3]) : checkout();
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    try {
      write(
          Integer.parseInt(args[0]),
          seed,
          RealContent.read(checkout.resolve("content")),
          Path.of(args[1]).resolve("content"));
    } catch (IllegalArgumentException e) {
      System.err.println("Generate: " + e.getMessage());
      System.exit(1);
    }
  }

  /** The folder above the one this file is in. */
  private static Path checkout() throws URISyntaxException {
    Path file = Path.of(Generate.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return file.getParent().getParent();
  }

  private static void write(int count, long seed, RealContent real, Path content)
      throws IOException {
    if (Files.exists(content)) {
      throw new IllegalArgumentException(content + " is already there");
    }
    Map<String, String> copied = real.copied();
    Catalog catalog = new Catalog(count - copied.size(), seed, real.referenceKeys());
    for (Map.Entry<String, String> file : copied.entrySet()) {
      write(content.resolve(file.getKey() + ".md"), file.getValue());
    }
    for (Map.Entry<String, String> file : real.taxonomyFiles().entrySet()) {
      write(content.resolve("taxonomies").resolve(file.getKey() + ".yml"), file.getValue());
    }
    Vocabulary vocabulary = new Vocabulary(real.words(), seed);
    for (Type type : Type.values()) {
      for (int number = 0; number < catalog.size(type); number++) {
        Entry entry = catalog.entry(type, number);
        String text = new EntryText(entry, catalog, real, vocabulary).text();
        write(content.resolve(type.folder).resolve(entry.slug() + ".md"), text);
      }
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}

/**
 * What is taken from the real content.
 *
 * @param copied the entries to copy by name, {@code principles/individual-1}, links to entries that
 *     are not copied reduced to their words
 * @param titles the titles of those that generated entries link to, by name
 * @param taxonomyFiles the taxonomies' files by name
 * @param taxonomies the values of each taxonomy by its name, {@code settings}
 * @param locators every section of every source, as {@code gcir-2020, key-terms}
 * @param scales the grading scales
 * @param words the words of the bodies, the most frequent first
 */
record RealContent(
    Map<String, String> copied,
    Map<String, String> titles,
    Map<String, String> taxonomyFiles,
    Map<String, List<String>> taxonomies,
    List<String> locators,
    List<Scale> scales,
    List<String> words) {

  private static final Set<String> COPIED = Set.of("pages", "principles", "scales", "sources");
  private static final Set<String> LINKED = Set.of("principles", "scales", "sources");
  private static final Pattern LINK =
      Pattern.compile("\\[([^]]*)]\\(([^)\\s#:]+)\\.md(#[^)\\s]*)?\\)");
  private static final Pattern RELATION =
      Pattern.compile("(?m)^  - to: ['\"]?([a-z0-9/-]+).*\\n(?:    .*\\n)*");
  private static final Pattern NO_RELATIONS = Pattern.compile("(?m)^relations:\\n(?! )");
  private static final String WORD = "(\\p{L}(?:[\\p{L}'’-]*\\p{L})?)";

  /**
   * A grading scale.
   *
   * @param types the types it grades
   * @param levels as front matter writes them
   */
  record Scale(String slug, String issuer, List<String> types, List<String> levels) {}

  static RealContent read(Path content) throws IOException {
    if (!Files.isDirectory(content)) {
      throw new IllegalArgumentException("there is no " + content);
    }
    Map<String, String> entries = files(content, ".md");
    Map<String, String> yaml = files(content.resolve("taxonomies"), ".yml");
    Map<String, String> copied = copied(entries, yaml.values());
    Map<String, String> titles = new TreeMap<>();
    Map<String, List<String>> taxonomies = new TreeMap<>();
    List<String> locators = new ArrayList<>();
    List<Scale> scales = new ArrayList<>();
    yaml.forEach((name, text) -> taxonomies.put(name, all("(?m)^  ([a-z0-9-]+):$", text)));
    in(LINKED, copied).forEach((name, text) -> titles.put(name, field("title", text)));
    in(Set.of("scales"), copied).forEach((name, text) -> scales.add(scale(slug(name), text)));
    in(Set.of("sources"), copied)
        .forEach((name, text) -> locators.addAll(locators(slug(name), text)));
    return new RealContent(
        copied, titles, yaml, taxonomies, locators, scales, words(entries.values()));
  }

  private static Map<String, String> in(Set<String> folders, Map<String, String> entries) {
    Map<String, String> found = new TreeMap<>(entries);
    found.keySet().removeIf(name -> !folders.contains(name.split("/")[0]));
    return found;
  }

  /** The files below {@code folder} by their names without the ending, with forward slashes. */
  private static Map<String, String> files(Path folder, String ending) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(path -> path.toString().endsWith(ending)).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        String text = Files.readString(file).replace("\r\n", "\n");
        texts.put(name.substring(0, name.length() - ending.length()), text);
      }
    }
    return texts;
  }

  /** The folders copied whole, and the references that they and the taxonomies cite. */
  private static Map<String, String> copied(
      Map<String, String> entries, Collection<String> taxonomies) {
    Set<String> names = new TreeSet<>(in(COPIED, entries).keySet());
    Set<String> cited = new TreeSet<>();
    taxonomies.forEach(text -> cited.addAll(cited(text, entries)));
    do {
      names.addAll(cited);
      names.forEach(name -> cited.addAll(cited(reduced(name, entries.get(name), names), entries)));
    } while (!names.containsAll(cited));
    Map<String, String> copied = new TreeMap<>();
    names.forEach(name -> copied.put(name, reduced(name, entries.get(name), names)));
    return copied;
  }

  /** The references that a text cites, and the entries that its page crosses. */
  private static Set<String> cited(String text, Map<String, String> entries) {
    Set<String> cited = new TreeSet<>(List.of(field("crosses", text).split("[^a-z0-9/-]+")));
    cited.retainAll(entries.keySet());
    for (String key : text.split("[^a-z0-9-]+")) {
      if (entries.containsKey("references/" + key)) {
        cited.add("references/" + key);
      }
    }
    return cited;
  }

  /** {@code text} without the links and relations that lead out of {@code names}. */
  private static String reduced(String name, String text, Set<String> names) {
    Path folder = Path.of(name).resolveSibling("");
    String linked =
        LINK.matcher(text)
            .replaceAll(
                link -> {
                  Path to = folder.resolve(link.group(2)).normalize();
                  boolean kept = names.contains(to.toString().replace('\\', '/'));
                  return Matcher.quoteReplacement(kept ? link.group() : link.group(1));
                });
    String related =
        RELATION
            .matcher(linked)
            .replaceAll(
                relation ->
                    names.contains(relation.group(1))
                        ? Matcher.quoteReplacement(relation.group())
                        : "");
    return NO_RELATIONS.matcher(related).replaceAll("");
  }

  private static Scale scale(String slug, String text) {
    List<String> types = List.of(field("grades-types", text).split("[^a-z-]+"));
    return new Scale(slug, field("issuer", text), types, all("(?m)^  - level: (\\S+)$", text));
  }

  private static List<String> locators(String source, String text) {
    return all("(?m)^  - id: (\\S+)$", text).stream().map(id -> source + ", " + id).toList();
  }

  /** The words of the bodies as they stand, acronyms apart in lower case. */
  private static List<String> words(Collection<String> entries) {
    Map<String, Integer> counts = new HashMap<>();
    for (String entry : entries) {
      String body = entry.substring(entry.indexOf("\n---\n") + 5);
      String text = body.replaceAll("\\[@[^]]*]|]\\([^)]*\\)|https?:\\S+", " ");
      for (String word : all(WORD, text)) {
        boolean acronym = word.length() > 1 && Character.isUpperCase(word.charAt(1));
        counts.merge(acronym ? word : word.toLowerCase(Locale.ROOT), 1, Integer::sum);
      }
    }
    Comparator<String> byCount = Comparator.comparing(counts::get);
    return counts.keySet().stream()
        .sorted(byCount.reversed().thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static String field(String name, String text) {
    return all("(?m)^" + name + ": \"?(.*?)\"?$", text).stream().findFirst().orElse("");
  }

  private static List<String> all(String regex, String text) {
    Stream<MatchResult> found = Pattern.compile(regex).matcher(text).results();
    return found.map(match -> match.group(1)).toList();
  }

  private static String slug(String name) {
    return name.substring(name.indexOf('/') + 1);
  }

  /** The keys of the copied references. */
  Set<String> referenceKeys() {
    Set<String> keys = new TreeSet<>();
    in(Set.of("references"), copied).keySet().forEach(name -> keys.add(slug(name)));
    return keys;
  }

  /** The scales that may grade entries of {@code type}. */
  List<Scale> scales(Type type) {
    return scales.stream().filter(scale -> scale.types.contains(type.id())).toList();
  }
}

/**
 * The types of the generated entries, each with its share of them and ids its pages always have.
 */
enum Type {
  PROGRAM("programs", 20, List.of("what", "cautions", "evidence")),
  INTERVENTION("interventions", 12, List.of("what", "cautions", "evidence")),
  TERM("terms", 18, List.of("differ")),
  REFERENCE("references", 40, List.of("findings")),
  ANSWER("answers", 10, List.of());

  final String folder;
  final int percent;
  final List<String> anchors;

  Type(String folder, int percent, List<String> anchors) {
    this.folder = folder;
    this.percent = percent;
    this.anchors = anchors;
  }

  /** The type's name in schemas and scales. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

/**
 * An entry to generate.
 *
 * @param number from 0 within the type
 * @param name what other entries call it: its title, for a reference author and year
 */
record Entry(Type type, int number, String slug, String name) {}

/** Which entries are generated. What is asked of one is computed from its number, not stored. */
final class Catalog {

  private static final List<String> PROGRAMS =
      List.of(
          "Resilience Training",
          "Peer Support Program",
          "Mindfulness Course",
          "Debriefing Model",
          "Supervision Curriculum",
          "Self-Care Initiative",
          "Trauma-Informed Workplace Model");
  private static final List<String> INTERVENTIONS =
      List.of(
          "group supervision",
          "peer debriefing",
          "psychoeducation",
          "caseload balancing",
          "guided reflection",
          "breathing practice");
  private static final List<String> TERMS =
      List.of("fatigue", "stress", "resilience", "exposure", "strain", "recovery", "safety");
  private static final List<String> QUESTIONS =
      List.of(
          "What can a supervisor do about %s?",
          "How does a team notice %s early?",
          "Does %s get better with time?",
          "Who can help a new worker with %s?");
  private static final int FEWEST = 20;
  private static final int FIRST_YEAR = 1990;
  private static final int YEARS = 30;

  private final Map<Type, Integer> sizes = new EnumMap<>(Type.class);
  private final long seed;
  private final Set<String> takenKeys;

  /**
   * @param count how many entries of all types
   * @param takenKeys the keys of the copied references
   */
  Catalog(int count, long seed, Set<String> takenKeys) {
    if (count < FEWEST) {
      throw new IllegalArgumentException("COUNT is too small by " + (FEWEST - count));
    }
    this.seed = seed;
    this.takenKeys = takenKeys;
    int rest = count;
    for (Type type : Type.values()) {
      sizes.put(type, count * type.percent / 100);
      rest -= sizes.get(type);
    }
    sizes.merge(Type.REFERENCE, rest, Integer::sum);
  }

  int size(Type type) {
    return sizes.get(type);
  }

  Entry entry(Type type, int number) {
    String name = name(type, number);
    return new Entry(type, number, type == Type.REFERENCE ? key(number) : slug(name), name);
  }

  /** The source of everything that is drawn by chance for an entry. */
  Random random(Entry entry) {
    long mixed = Names.mixed(seed * 31 + entry.type().ordinal());
    return new Random(Names.mixed(mixed + entry.number()));
  }

  int year(Entry reference) {
    return FIRST_YEAR + reference.number() % YEARS;
  }

  /** The family name of a reference's first author, who has one work for each year. */
  String author(Entry reference) {
    return author(reference.number());
  }

  private String name(Type type, int number) {
    String unique = capital(Names.of(number, seed + type.ordinal()));
    return switch (type) {
      case PROGRAM -> (number % 29 == 7 ? accented(unique) : unique) + " " + of(PROGRAMS, number);
      case INTERVENTION -> unique + "-style " + of(INTERVENTIONS, number);
      case TERM -> unique + " " + of(TERMS, number);
      case REFERENCE -> author(number) + ", " + (FIRST_YEAR + number % YEARS);
      case ANSWER ->
          of(QUESTIONS, number).formatted(name(Type.TERM, number).toLowerCase(Locale.ROOT));
    };
  }

  private String author(int number) {
    return capital(Names.of(number / YEARS, seed + Type.REFERENCE.ordinal()));
  }

  private String key(int number) {
    String key = slug(name(Type.REFERENCE, number));
    return takenKeys.contains(key) ? key + "b" : key;
  }

  private static String slug(String name) {
    String ascii = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
  }

  private static String of(List<String> list, int number) {
    return list.get(number % list.size());
  }

  private static String accented(String name) {
    return name.replaceFirst("a", "á").replaceFirst("e", "é").replaceFirst("o", "ö");
  }

  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}

/** Made-up names of three syllables. */
final class Names {

  private static final String[] CONSONANTS = "b d f h j l m n p r s t v z st tr".split(" ");
  private static final String VOWELS = "aeiou";
  private static final int SYLLABLES = CONSONANTS.length * VOWELS.length();
  private static final int COUNT = SYLLABLES * SYLLABLES * SYLLABLES;

  /** Has no divisor in common with COUNT, so that {@link #of} never gives a name twice. */
  private static final long STEP = 271_829;

  private Names() {}

  /** The name of a number from 0 below 512,000. */
  static String of(int number, long seed) {
    int left = (int) Math.floorMod(number * STEP + mixed(seed) % COUNT, (long) COUNT);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 3; i++, left /= SYLLABLES) {
      int syllable = left % SYLLABLES;
      name.append(CONSONANTS[syllable / VOWELS.length()]);
      name.append(VOWELS.charAt(syllable % VOWELS.length()));
    }
    return name.toString();
  }

  /** The finalizer of SplitMix64: neighbors become far apart. */
  static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

/**
 * Ranks drawn by the law of Zipf and Mandelbrot: rank r about as often as (r + 2.7)^-s. The
 * continuous distribution is inverted and cut to whole ranks, which needs no table.
 */
final class Zipf {

  private static final double SHIFT = 2.7;

  private final double exponent;
  private final double first;
  private final double span;
  private final int size;

  /**
   * @param s how steep; not 1
   */
  Zipf(int size, double s) {
    this.size = size;
    this.exponent = 1 - s;
    this.first = StrictMath.pow(1 + SHIFT, exponent);
    this.span = StrictMath.pow(size + 1 + SHIFT, exponent) - first;
  }

  /** A rank from 0 below the size. */
  int next(Random random) {
    double at = StrictMath.pow(first + random.nextDouble() * span, 1 / exponent);
    return Math.min(size - 1, Math.max(0, (int) (at - 1 - SHIFT)));
  }
}

/**
 * The words of the bodies: those of the real content, the most frequent first, and after them
 * made-up ones, some accented, hyphenated or acronyms. A larger knowledge base reaches more of
 * them.
 */
final class Vocabulary {

  private static final int SIZE = 1_000_000;
  private static final double STEEPNESS = 1.4;
  private static final List<String> ENDINGS =
      List.of("", "s", "ing", "ed", "n", "ation", "al", "ly");

  private final List<String> real;
  private final long seed;
  private final Zipf ranks = new Zipf(SIZE, STEEPNESS);

  Vocabulary(List<String> real, long seed) {
    this.real = real;
    this.seed = seed;
  }

  String word(Random random) {
    int rank = ranks.next(random);
    return rank < real.size() ? real.get(rank) : madeUp(rank - real.size());
  }

  private String madeUp(int number) {
    String word = Names.of(number / ENDINGS.size(), seed) + ENDINGS.get(number % ENDINGS.size());
    if (number % 61 == 0) {
      return word.substring(0, 4).toUpperCase(Locale.ROOT);
    }
    if (number % 37 == 0) {
      return word.replaceFirst("e", "é").replaceFirst("o", "ö").replaceFirst("a", "ã");
    }
    return number % 23 == 0 ? real.get(number % real.size()) + "-" + word : word;
  }
}

/** Lines of at most 110 characters. */
final class Lines {

  private static final int WIDTH = 110;

  private Lines() {}

  /** {@code text} broken at spaces, each line but the first after {@code indent}. */
  static String wrapped(String text, String indent) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ")) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        lines.append('\n').append(indent);
        column = indent.length();
      } else if (column > 0) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString();
  }
}

/** The chance text of one entry, with links and citations that lead somewhere. */
final class Prose {

  private static final double COPIED_LINKS = 0.15;
  private static final List<Type> LINKED =
      List.of(Type.TERM, Type.TERM, Type.PROGRAM, Type.PROGRAM, Type.INTERVENTION, Type.REFERENCE);
  private static final double POPULARITY = 0.8;

  private final Entry entry;
  private final Catalog catalog;
  private final RealContent real;
  private final Vocabulary vocabulary;
  private final Random random;

  Prose(Entry entry, Catalog catalog, RealContent real, Vocabulary vocabulary) {
    this.entry = entry;
    this.catalog = catalog;
    this.real = real;
    this.vocabulary = vocabulary;
    this.random = catalog.random(entry);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A number between two, both included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** One of a list, the first ones more often. */
  <T> T popular(List<T> list) {
    return list.get(new Zipf(list.size(), POPULARITY).next(random));
  }

  <T> List<T> times(int count, Supplier<T> supplier) {
    return IntStream.range(0, count).mapToObj(i -> supplier.get()).toList();
  }

  /** Words without markup, the first one capitalized. */
  String words(int least, int most) {
    return Catalog.capital(String.join(" ", plain(between(least, most))));
  }

  /** A sentence without markup. */
  String sentence() {
    return words(8, 20) + ".";
  }

  private List<String> plain(int count) {
    List<String> words = new ArrayList<>(times(count, () -> vocabulary.word(random)));
    if (count > 4 && chance(0.2)) {
      words.set(between(1, count - 1), String.valueOf(between(2, 480)));
    }
    return words;
  }

  /** A paragraph whose last sentence cites. */
  String cited(int sentences) {
    return (sentences > 1 ? loose(sentences - 1) + " " : "") + marked(" " + citation());
  }

  /** A paragraph that cites now and then. */
  String loose(int sentences) {
    return String.join(" ", times(sentences, () -> marked(chance(0.2) ? " " + citation() : "")));
  }

  /** A sentence with links, emphasis and commas, and a citation before its full stop. */
  private String marked(String citation) {
    List<String> words = new ArrayList<>(plain(between(8, 22)));
    int at = between(1, words.size() - 1);
    if (chance(0.2)) {
      words.set(at, link());
    } else if (chance(0.06)) {
      words.set(at, "**" + words.get(at) + "**");
    }
    if (words.size() > 12) {
      words.set(6, words.get(6) + ",");
    }
    return Catalog.capital(String.join(" ", words)) + citation + ".";
  }

  /** {@code [@gcir-2020, key-terms]}; the mark names two at times. */
  String citation() {
    String cited = "@" + (chance(0.65) ? sourceLocator() : referenceLocator());
    return "[" + cited + (chance(0.08) ? "; @" + sourceLocator() : "") + "]";
  }

  /** A source and one of its sections. */
  String sourceLocator() {
    return popular(real.locators());
  }

  private String referenceLocator() {
    String key = popular(Type.REFERENCE).slug();
    return chance(0.5) ? key + ", p. " + between(2, 480) : key;
  }

  /** An entry of a type, the first ones more often. */
  Entry popular(Type type) {
    return catalog.entry(type, new Zipf(catalog.size(type), POPULARITY).next(random));
  }

  /** A link to another entry or a heading of it. */
  String link() {
    if (chance(COPIED_LINKS)) {
      String name = popular(List.copyOf(real.titles().keySet()));
      return "[" + real.titles().get(name) + "](../" + name + ".md)";
    }
    Entry to = popular(LINKED.get(random.nextInt(LINKED.size())));
    String folder = to.type() == entry.type() ? "" : "../" + to.type().folder + "/";
    String anchor = chance(0.25) ? "#" + popular(to.type().anchors) : "";
    return "[" + to.name() + "](" + folder + to.slug() + ".md" + anchor + ")";
  }
}

/** The fields of one entry as YAML. */
final class FrontMatter {

  private final StringBuilder yaml = new StringBuilder("---\n");

  FrontMatter field(String name, Object value) {
    yaml.append(name).append(": ").append(value).append('\n');
    return this;
  }

  /** A text that may have a colon in it. */
  FrontMatter quoted(String name, String text) {
    return field(name, "\"" + text + "\"");
  }

  /** A text of several lines. */
  FrontMatter folded(String name, String text) {
    return field(name, ">-\n  " + Lines.wrapped(text, "  "));
  }

  /** A list on one line. */
  FrontMatter list(String name, Collection<String> items) {
    return field(name, "[\"" + String.join("\", \"", items) + "\"]");
  }

  FrontMatter stated(String name, String text, String cite) {
    return mapping(name, "text: " + text, "cite: " + cite);
  }

  FrontMatter statedList(String name, Collection<String> items, String cite) {
    return mapping(name, "items:\n    - " + String.join("\n    - ", items), "cite: " + cite);
  }

  FrontMatter mapping(String name, String... lines) {
    yaml.append(name).append(":\n  ").append(String.join("\n  ", lines)).append('\n');
    return this;
  }

  /** Mappings, each given as its lines; nothing when there are none. */
  FrontMatter mappings(String name, Collection<List<String>> items) {
    if (!items.isEmpty()) {
      yaml.append(name).append(":\n");
      items.forEach(lines -> yaml.append("  - ").append(String.join("\n    ", lines)).append('\n'));
    }
    return this;
  }

  @Override
  public String toString() {
    return yaml + "---\n";
  }
}

/** One generated entry. */
final class EntryText {

  private static final int LAST_YEAR = 2024;

  private final Entry entry;
  private final Catalog catalog;
  private final RealContent real;
  private final Prose prose;
  private final FrontMatter fields = new FrontMatter();
  private final StringBuilder body = new StringBuilder();

  EntryText(Entry entry, Catalog catalog, RealContent real, Vocabulary vocabulary) {
    this.entry = entry;
    this.catalog = catalog;
    this.real = real;
    this.prose = new Prose(entry, catalog, real, vocabulary);
  }

  /** The whole file. */
  String text() {
    switch (entry.type()) {
      case PROGRAM -> program();
      case INTERVENTION -> intervention();
      case TERM -> term();
      case REFERENCE -> reference();
      case ANSWER -> answer();
    }
    return fields + body.toString();
  }

  private void program() {
    head();
    grades();
    fields.statedList("topic-areas", List.of(prose.words(3, 8)), prose.sourceLocator());
    stated("target-population", 1);
    statedList("goals", 1);
    statedList("components", 1);
    stated("delivery", 1);
    stated("dose", 0.6);
    stated("logic-model", 0.3);
    research("research", 0.6);
    statedList("delivery-settings", 0.4);
    stated("manual", 0.5);
    stated("training", 0.5);
    stated("fidelity-measures", 0.3);
    stated("cost", 0.2);
    research("additional-references", 0.3);
    tags(
        List.of(
            "settings",
            "providers",
            "clients",
            "scopes",
            "outcomes",
            "formats",
            "starters",
            "moments"));
    tail();
    practice();
  }

  private void intervention() {
    head();
    grades();
    stated("target-population", 0.7);
    statedList("components", 0.8);
    stated("delivery", 0.8);
    stated("dose", 0.4);
    tags(List.of("settings", "providers", "scopes", "outcomes", "formats", "starters", "moments"));
    tail();
    practice();
  }

  private void term() {
    head();
    fields.mappings("definitions", prose.times(prose.between(1, 4), this::definition));
    tail();
    section("How the definitions differ");
    paragraphs(2);
    bullets(prose.between(3, 5));
    section("In practice");
    paragraphs(1);
    table(prose.between(3, 5));
    paragraphs(1);
    section("Why it matters for " + entry.name().toLowerCase(Locale.ROOT));
    paragraphs(1);
  }

  private List<String> definition() {
    return List.of(
        "by: " + prose.words(2, 5), "text: " + prose.sentence(), "cite: " + prose.sourceLocator());
  }

  private void reference() {
    String title = prose.words(4, 9) + (prose.chance(0.5) ? ": " + prose.words(3, 7) : "");
    fields.quoted("title", title);
    fields.folded("summary", String.join(" ", prose.times(prose.between(2, 3), prose::sentence)));
    fields.list("sources", prose.times(1, prose::sourceLocator));
    fields.field(
        "kind", prose.popular(List.of("study", "review", "opinion", "book", "web", "data")));
    fields.mappings("authors", authors());
    fields.field("year", catalog.year(entry));
    fields.field("container", prose.words(2, 5));
    fields.quoted("volume", String.valueOf(prose.between(2, 60)));
    fields.quoted("issue", String.valueOf(prose.between(1, 12)));
    int page = prose.between(1, 900);
    fields.quoted("pages", page + "-" + (page + prose.between(3, 30)));
    if (prose.chance(0.7)) {
      fields.field("doi", "10.5555/" + entry.slug() + "." + entry.number());
    }
    fields.list("listed-by", Set.of(prose.sourceLocator()));
    fields.field("described", prose.chance(0.4));
    grades();
    stated("design", 0.5);
    stated("sample", 0.5);
    statedList("findings", 0.4);
    tags(List.of("settings", "providers", "outcomes"));
    tail();
    section("What the source says of it");
    paragraphs(2);
    bullets(prose.between(2, 4));
    paragraphs(2);
    section("As printed");
    paragraphs(1);
    table(prose.between(2, 4));
  }

  private List<List<String>> authors() {
    List<List<String>> authors = new ArrayList<>();
    authors.add(List.of("family: " + catalog.author(entry), "given: " + initials()));
    for (int more = prose.between(0, 5); more > 0; more--) {
      Entry other = prose.popular(Type.REFERENCE);
      authors.add(List.of("family: " + catalog.author(other), "given: " + initials()));
    }
    return authors;
  }

  private String initials() {
    return (char) prose.between('A', 'Z') + "." + (char) prose.between('A', 'Z') + ".";
  }

  /** At most 300 words, as answers are. */
  private void answer() {
    head();
    fields.field("order", entry.number() + 1);
    tags(List.of("settings", "scopes", "outcomes", "starters", "moments"));
    tail();
    paragraph(prose.cited(2));
    for (String starter : real.taxonomies().get("starters")) {
      section(Catalog.capital(starter) + " first");
      paragraph(prose.cited(prose.between(2, 3)));
    }
  }

  private void head() {
    fields.field("title", entry.name());
    if (prose.chance(0.6)) {
      fields.list("also-called", otherNames());
    }
    fields.folded("summary", String.join(" ", prose.times(prose.between(2, 4), prose::sentence)));
    fields.list(
        "sources", new LinkedHashSet<>(prose.times(prose.between(1, 3), prose::sourceLocator)));
  }

  private List<String> otherNames() {
    StringBuilder acronym = new StringBuilder();
    for (String word : entry.name().split("[ -]")) {
      acronym.append(Character.toUpperCase(word.charAt(0)));
    }
    String longer = entry.name().split(" ")[0] + " " + prose.words(1, 2).toLowerCase(Locale.ROOT);
    return prose.chance(0.5)
        ? List.of(acronym.toString())
        : List.of(acronym.toString(), longer);
  }

  private void stated(String field, double probability) {
    if (prose.chance(probability)) {
      fields.stated(field, prose.words(6, 18), prose.sourceLocator());
    }
  }

  private void statedList(String field, double probability) {
    if (prose.chance(probability)) {
      List<String> items = prose.times(prose.between(2, 6), () -> prose.words(1, 6));
      fields.statedList(field, items, prose.sourceLocator());
    }
  }

  private void research(String field, double probability) {
    if (prose.chance(probability)) {
      fields.list(field, references(prose.between(1, 4)));
    }
  }

  private Set<String> references(int count) {
    return new LinkedHashSet<>(prose.times(count, () -> prose.popular(Type.REFERENCE).slug()));
  }

  private void grades() {
    List<List<String>> grades = new ArrayList<>();
    for (RealContent.Scale scale : real.scales(entry.type())) {
      if (prose.chance(0.5)) {
        grades.add(grade(scale, LAST_YEAR - prose.between(0, 4)));
        if (prose.chance(0.1)) {
          grades.add(grade(scale, LAST_YEAR - prose.between(5, 12)));
        }
      }
    }
    fields.mappings("grades", grades);
  }

  private List<String> grade(RealContent.Scale scale, int year) {
    List<String> lines = new ArrayList<>();
    lines.add("scale: " + scale.slug());
    lines.add("level: " + prose.popular(scale.levels()));
    if (prose.chance(0.2)) {
      lines.add("applies-to: " + prose.words(2, 6));
    }
    lines.add("as-of: " + (prose.chance(0.5) ? year : year + "-07"));
    lines.add("by: " + scale.issuer());
    lines.add("note: " + prose.sentence());
    lines.add("cite: " + prose.sourceLocator());
    if (prose.chance(0.4)) {
      support(lines);
    }
    return lines;
  }

  private void support(List<String> lines) {
    lines.add("support:");
    lines.add("  stated: " + prose.between(1, 30) + " studies");
    lines.add("  stated-cite: " + prose.sourceLocator());
    lines.add("  named:");
    for (String key : references(prose.between(1, 3))) {
      lines.add("    - reference: " + key);
      lines.add("      design: " + prose.words(2, 4));
      lines.add("      n: " + prose.between(8, 900));
      lines.add("      outcome: " + prose.words(2, 5));
      lines.add("      result: " + prose.sentence());
      lines.add("      cite: " + prose.sourceLocator());
    }
  }

  /** One to three values of each taxonomy, stated or curated. */
  private void tags(List<String> taxonomies) {
    for (String taxonomy : taxonomies) {
      List<String> values = real.taxonomies().get(taxonomy);
      Set<String> drawn =
          new LinkedHashSet<>(prose.times(prose.between(1, 3), () -> prose.popular(values)));
      String basis = prose.chance(0.6) ? "stated" : "curated";
      String field = taxonomy.substring(0, taxonomy.length() - 1);
      fields.mapping(field, basis + ": [" + String.join(", ", drawn) + "]");
    }
  }

  private void tail() {
    fields.mappings("relations", relations());
    if (prose.chance(0.1)) {
      String url = "url: https://example.org/" + entry.slug();
      fields.mappings(
          "links", List.of(List.of(url, "label: " + prose.words(2, 5), "provenance: Made up")));
    }
    if (prose.chance(0.02)) {
      String former = "/" + entry.type().folder + "/" + entry.slug() + "-before/";
      fields.list("aliases", List.of(former));
    }
    fields.field("evidence-up-to", LAST_YEAR - prose.between(0, 10));
    fields.field(
        "reviewed",
        "%d-%02d-%02d".formatted(LAST_YEAR, prose.between(1, 12), prose.between(1, 28)));
  }

  /**
   * None to three. They lead to taxonomy values, copied entries and generated entries of earlier
   * types or numbers, so that none is written on both ends.
   */
  private List<List<String>> relations() {
    Map<String, List<String>> relations = new LinkedHashMap<>();
    for (int n = prose.between(0, 3); n > 0; n--) {
      String to = earlier().orElseGet(this::copied);
      relations.put(to, relation(to));
    }
    return List.copyOf(relations.values());
  }

  private List<String> relation(String to) {
    boolean tests = entry.type() == Type.REFERENCE && to.startsWith(Type.PROGRAM.folder);
    String kind =
        tests ? "tests" : prose.popular(List.of("related", "part-of", "cites", "tension"));
    List<String> lines = new ArrayList<>(List.of("to: " + to, "kind: " + kind));
    lines.add("note: " + prose.sentence());
    if (tests) {
      lines.add("result: " + prose.sentence());
    }
    return lines;
  }

  private Optional<String> earlier() {
    Entry other = prose.popular(Type.values()[prose.between(0, entry.type().ordinal())]);
    boolean earlier = other.type() != entry.type() || other.number() < entry.number();
    return earlier && prose.chance(0.7)
        ? Optional.of(other.type().folder + "/" + other.slug())
        : Optional.empty();
  }

  private String copied() {
    return prose.chance(0.3)
        ? "outcomes/" + prose.popular(real.taxonomies().get("outcomes"))
        : prose.popular(List.copyOf(real.titles().keySet()));
  }

  /** The sections of programs and interventions. */
  private void practice() {
    section("What it is");
    paragraphs(2);
    section("Who it is for");
    paragraphs(1);
    section("What it looks like in practice");
    paragraphs(1);
    if (prose.chance(0.3)) {
      table(prose.between(3, 5));
    } else {
      bullets(prose.between(3, 6));
    }
    boolean footnote = prose.chance(0.05);
    paragraph(prose.loose(2) + (footnote ? "[^1]" : ""));
    section("Cautions");
    paragraph(prose.cited(prose.between(1, 3)));
    section("Evidence");
    paragraph(prose.cited(prose.between(2, 4)));
    subsection();
    paragraph(prose.cited(prose.between(2, 3)));
    bullets(prose.between(2, 4));
    if (prose.chance(0.7)) {
      section("What a supervisor can do on Monday");
      paragraphs(1);
    }
    if (footnote) {
      paragraph("[^1]: " + prose.cited(1));
    }
  }

  private void section(String heading) {
    block("## " + heading);
  }

  private void subsection() {
    if (prose.chance(0.5)) {
      block("### " + prose.words(3, 5));
    }
  }

  private void paragraph(String text) {
    block(Lines.wrapped(text, ""));
  }

  private void paragraphs(int count) {
    prose.times(count, () -> prose.loose(prose.between(2, 4))).forEach(this::paragraph);
  }

  private void bullets(int count) {
    block(String.join("\n", prose.times(count, () -> "- " + Lines.wrapped(prose.cited(1), "  "))));
  }

  private void table(int rows) {
    String head = row(prose.words(1, 2), prose.words(1, 3), prose.words(1, 2));
    List<String> below =
        prose.times(rows, () -> row(prose.words(1, 3), prose.words(2, 8), prose.cited(1)));
    block(head + "\n|---|---|---|\n" + String.join("\n", below));
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /** Adds a block after an empty line. */
  private void block(String text) {
    body.append('\n').append(text).append('\n');
  }
}
