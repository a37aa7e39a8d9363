package org.practicekb.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.practicekb.content.Body;
import org.practicekb.content.Problem;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Grade;
import org.practicekb.link.Address;
import org.practicekb.link.LinkResolver;
import org.practicekb.link.Permalinks;
import org.practicekb.site.Loaded;

/** Compares two contents, either of which may have errors. */
public final class Comparison {

  /** The short link of a page is lost, and kept, with the page. */
  private static final String SHORT = "/go/";

  private final Loaded before;
  private final Loaded after;
  private final Map<EntryId, Entry> old = new TreeMap<>();
  private final Map<EntryId, Entry> now = new TreeMap<>();

  /** The id now of each entry that has another than before. */
  private final Map<EntryId, EntryId> renamed = new TreeMap<>();

  /** Each entry that is on both sides as it was, by its id now. */
  private final Map<EntryId, Entry> was = new TreeMap<>();

  /**
   * @param before as at some commit
   * @param after as it is
   */
  public Comparison(Loaded before, Loaded after) {
    this.before = before;
    this.after = after;
    before.kb().all().forEach(entry -> old.putIfAbsent(entry.id(), entry));
    after.kb().all().forEach(entry -> now.putIfAbsent(entry.id(), entry));
    for (Entry gone : old.values()) {
      if (!now.containsKey(gone.id())) {
        successor(gone).ifPresent(entry -> renamed.put(gone.id(), entry.id()));
      }
      EntryId id = renamed.getOrDefault(gone.id(), gone.id());
      if (now.containsKey(id)) {
        was.put(id, gone);
      }
    }
  }

  /** The entry that names {@code gone}'s address as its own, else one with its title or text. */
  private Optional<Entry> successor(Entry gone) {
    String address = Address.of(gone.id()).permalink();
    List<Entry> come = now.values().stream().filter(entry -> !old.containsKey(entry.id())).toList();
    return Stream.of(
            come.stream().filter(entry -> entry.aliases().contains(address)),
            come.stream().filter(entry -> isAlike(entry, gone)))
        .flatMap(found -> found)
        .filter(entry -> !renamed.containsValue(entry.id()))
        .findFirst();
  }

  private static boolean isAlike(Entry one, Entry other) {
    return one.id().type() == other.id().type()
        && (one.title().equals(other.title())
            || !one.body().html().isBlank() && one.body().html().equals(other.body().html()));
  }

  /**
   * Compares.
   *
   * @param base what the content is compared with, for the reader
   * @param pages the pages whose text differs; empty when they could not be compared
   */
  public SiteDiff diff(String base, Optional<List<SiteDiff.ChangedPage>> pages) {
    Set<SiteDiff.Link> linksBefore = links(before, renamed);
    Set<SiteDiff.Link> linksNow = links(after, Map.of());
    return new SiteDiff(
        base,
        notes(base),
        added(),
        removed(),
        renamed.entrySet().stream()
            .map(one -> new SiteDiff.Renamed(one.getKey().toString(), one.getValue().toString()))
            .toList(),
        regraded(),
        changed(),
        unsourced(),
        only(linksNow, linksBefore),
        only(linksBefore, linksNow),
        addresses(),
        pages.orElse(List.of()));
  }

  /** Whether both can be made into pages. */
  public boolean isSound() {
    return errors(before) == 0 && errors(after) == 0;
  }

  private static long errors(Loaded loaded) {
    return loaded.problems().stream().filter(Problem::isError).count();
  }

  private List<String> notes(String base) {
    List<String> notes = new ArrayList<>();
    if (errors(after) > 0) {
      notes.add("The content has errors, which 'kb check' lists; pages were not compared.");
    } else if (errors(before) > 0) {
      notes.add(
          "By the checks of today the content of "
              + base
              + " has errors; pages were not compared.");
    }
    return notes;
  }

  private static SiteDiff.Listed listed(Entry entry, String note) {
    return new SiteDiff.Listed(entry.id().toString(), entry.id().type().id(), entry.title(), note);
  }

  private List<SiteDiff.Listed> added() {
    List<SiteDiff.Listed> added = new ArrayList<>();
    for (Entry entry : now.values()) {
      Entry was = old.get(entry.id());
      if (was == null && !renamed.containsValue(entry.id())) {
        added.add(listed(entry, entry.draft() ? "a draft, not published" : ""));
      } else if (was != null && was.draft() && !entry.draft()) {
        added.add(listed(entry, "was a draft"));
      }
    }
    return added;
  }

  private List<SiteDiff.Listed> removed() {
    List<SiteDiff.Listed> removed = new ArrayList<>();
    for (Entry entry : old.values()) {
      Entry is = now.get(entry.id());
      if (is == null && !renamed.containsKey(entry.id())) {
        removed.add(listed(entry, entry.draft() ? "was a draft" : ""));
      } else if (is != null && is.draft() && !entry.draft()) {
        removed.add(listed(entry, "is a draft now"));
      }
    }
    return removed;
  }

  private List<SiteDiff.Regraded> regraded() {
    List<SiteDiff.Regraded> regraded = new ArrayList<>();
    now.forEach((id, entry) -> regraded(entry, Optional.ofNullable(was.get(id)), regraded));
    return regraded;
  }

  private static void regraded(
      Entry entry, Optional<Entry> before, List<SiteDiff.Regraded> regraded) {
    Map<String, String> levels = levels(entry);
    Map<String, String> former = before.map(Comparison::levels).orElse(Map.of());
    Set<String> scales = new TreeSet<>(levels.keySet());
    scales.addAll(former.keySet());
    for (String scale : scales) {
      String level = levels.getOrDefault(scale, "");
      String earlier = former.getOrDefault(scale, "");
      if (!level.equals(earlier)) {
        String id = entry.id().toString();
        regraded.add(new SiteDiff.Regraded(id, entry.title(), scale, earlier, level));
      }
    }
  }

  private static Map<String, String> levels(Entry entry) {
    Map<String, String> levels = new TreeMap<>();
    for (Grade grade : entry.currentGrades()) {
      levels.put(grade.scale(), grade.level());
    }
    return levels;
  }

  private List<SiteDiff.Changed> changed() {
    List<SiteDiff.Changed> changed = new ArrayList<>();
    was.forEach(
        (id, before) -> {
          Entry entry = now.get(id);
          List<SiteDiff.Difference> fields = Differences.fields(before.fields(), entry.fields());
          List<SiteDiff.Difference> text = Differences.text(before.body(), entry.body());
          if (!fields.isEmpty() || !text.isEmpty()) {
            changed.add(new SiteDiff.Changed(id.toString(), entry.title(), fields, text));
          }
        });
    return changed;
  }

  /** Pages about the site itself say what no source has to. */
  private List<SiteDiff.Statement> unsourced() {
    return now.values().stream()
        .filter(entry -> entry.id().type() != EntryType.PAGE)
        .flatMap(entry -> unsourced(entry, Optional.ofNullable(was.get(entry.id()))))
        .toList();
  }

  private static Stream<SiteDiff.Statement> unsourced(Entry entry, Optional<Entry> before) {
    Set<String> known = new TreeSet<>();
    before.ifPresent(one -> Differences.unsourced(one).forEach(old -> known.add(old.text())));
    return Differences.unsourced(entry).stream()
        .filter(statement -> !known.contains(statement.text()));
  }

  /** What published entries point to, ids given as {@code names} has them now. */
  private static Set<SiteDiff.Link> links(Loaded loaded, Map<EntryId, EntryId> names) {
    Set<SiteDiff.Link> links = new TreeSet<>();
    for (Entry entry : loaded.kb().published()) {
      String from = name(entry.id(), names);
      for (Body.Link link : entry.body().links()) {
        target(loaded.links().link(entry, link.destination()), names)
            .ifPresent(to -> links.add(new SiteDiff.Link(from, "links to", to)));
      }
      entry.body().citations().forEach(cited -> cite(loaded, from, cited.key(), names, links));
      entry
          .relations()
          .forEach(
              relation ->
                  target(loaded.links().field(entry, relation.to()), names)
                      .ifPresent(
                          to ->
                              links.add(
                                  new SiteDiff.Link(
                                      from, "has the relation '" + relation.kind() + "' to", to))));
      fieldLinks(loaded, entry, names, links);
    }
    return links;
  }

  private static void fieldLinks(
      Loaded loaded, Entry entry, Map<EntryId, EntryId> names, Set<SiteDiff.Link> links) {
    String from = name(entry.id(), names);
    loaded
        .schemas()
        .of(entry.id().type())
        .visitFormats(
            entry.fields(),
            (pointer, format, value) -> {
              switch (format) {
                case "citation" -> cite(loaded, from, Citation.parse(value).key(), names, links);
                case "reference-key" -> cite(loaded, from, value, names, links);
                case "entry-link" -> {
                  if (!pointer.startsWith("/relations/")) {
                    target(loaded.links().field(entry, value), names)
                        .ifPresent(to -> links.add(new SiteDiff.Link(from, "names", to)));
                  }
                }
                default -> {}
              }
            });
  }

  private static void cite(
      Loaded loaded,
      String from,
      String key,
      Map<EntryId, EntryId> names,
      Set<SiteDiff.Link> links) {
    loaded
        .kb()
        .citable(key)
        .map(entry -> name(entry.id(), names))
        .filter(to -> !to.equals(from))
        .ifPresent(to -> links.add(new SiteDiff.Link(from, "cites", to)));
  }

  private static Optional<String> target(LinkResolver.Target target, Map<EntryId, EntryId> names) {
    if (target instanceof LinkResolver.ToEntry to) {
      return Optional.of(name(to.entry().id(), names));
    }
    return target instanceof LinkResolver.ToValue value
        ? Optional.of(value.taxonomy().folder() + "/" + value.value())
        : Optional.empty();
  }

  private static String name(EntryId id, Map<EntryId, EntryId> names) {
    return names.getOrDefault(id, id).toString();
  }

  private static List<SiteDiff.Link> only(
      Collection<SiteDiff.Link> these, Collection<SiteDiff.Link> others) {
    return these.stream().filter(link -> !others.contains(link)).toList();
  }

  private List<SiteDiff.LostAddress> addresses() {
    Set<String> published = Permalinks.all(after.kb());
    Set<String> kept = Permalinks.kept(after.kb());
    List<SiteDiff.LostAddress> lost = new ArrayList<>();
    for (String address : Permalinks.all(before.kb())) {
      int hash = address.indexOf('#');
      String page = hash < 0 ? address : address.substring(0, hash);
      boolean pageLost = !published.contains(page) && !kept.contains(page);
      boolean withItsPage =
          address.startsWith(SHORT) || hash > 0 && (pageLost || kept.contains(page));
      if (published.contains(address) || withItsPage) {
        continue;
      }
      lost.add(
          kept.contains(address)
              ? new SiteDiff.LostAddress(address, leadsTo(page), "")
              : new SiteDiff.LostAddress(address, "", remedy(address, hash)));
    }
    return lost;
  }

  /** The page that has an address as a former one, else that page itself. */
  private String leadsTo(String page) {
    return after.kb().published().stream()
        .filter(entry -> entry.aliases().contains(page))
        .map(entry -> Address.of(entry.id()).permalink())
        .findFirst()
        .orElse(page);
  }

  private String remedy(String address, int hash) {
    if (hash > 0) {
      return "Add 'anchors: {" + address.substring(hash + 1) + ": the new id}' to the entry.";
    }
    String successor =
        renamed.entrySet().stream()
            .filter(one -> Address.of(one.getKey()).permalink().equals(address))
            .map(one -> one.getValue().toString())
            .findFirst()
            .orElse("the entry that takes its place");
    return "Add 'aliases: [" + address + "]' to " + successor + ".";
  }
}
