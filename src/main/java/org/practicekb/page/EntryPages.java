package org.practicekb.page;

import com.fasterxml.jackson.databind.JsonNode;
import freemarker.core.TemplateHTMLOutputModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.practicekb.content.Sentences;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.EvidenceTable;
import org.practicekb.entry.Grade;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.ReviewDates;
import org.practicekb.entry.Scale;
import org.practicekb.link.Address;
import org.practicekb.link.CrossLinks;
import org.practicekb.link.LinkResolver;

/** Makes the pages of entries. Thread-safe. */
final class EntryPages {

  private static final Set<EntryType> WORKS = Set.of(EntryType.REFERENCE, EntryType.SOURCE);

  /** The lists of parts that types have. */
  private static final List<String> PART_LISTS =
      List.of("definitions", "positions", "elements", "levels", "steps", "sections");

  /** So many characters of a conflict's summary stand on the page of what it concerns. */
  private static final int BEGIN = 160;

  private final PageContext context;
  private final KnowledgeBase kb;
  private final BodyHtml bodies;
  private final FieldRows rows;
  private final GradeViews grades;
  private final Exhibits exhibits;
  private final Sharings sharing;
  private final Changes changes;
  private final ReviewDates reviews;

  /** The conflicts that change a decision about an entry, by the entry they concern. */
  private final Map<EntryId, List<Entry>> deciding = new HashMap<>();

  EntryPages(PageContext context, Changes changes) {
    this.context = context;
    this.sharing = new Sharings(context);
    this.changes = changes;
    this.kb = context.kb();
    TermLinks terms = new TermLinks(kb.published(EntryType.TERM), context.links());
    this.bodies = new BodyHtml(context.links(), context.images(), terms);
    this.rows = new FieldRows(context);
    this.grades = new GradeViews(context);
    this.exhibits = new Exhibits(context);
    this.reviews = new ReviewDates(context.schemas());
    for (Entry conflict : kb.published(EntryType.CONFLICT)) {
      if (conflict.fields().path("decides").asBoolean()) {
        concerned(conflict)
            .map(entry -> entry.entry().id())
            .distinct()
            .forEach(id -> deciding.computeIfAbsent(id, of -> new ArrayList<>()).add(conflict));
      }
    }
  }

  /** What a conflict is about: its field and its relations, whichever end wrote them. */
  private Stream<LinkResolver.ToEntry> concerned(Entry conflict) {
    return Stream.concat(
        concerns(conflict),
        context.crossLinks().relations(conflict).values().stream()
            .flatMap(List::stream)
            .map(CrossLinks.Related::other)
            .filter(LinkResolver.ToEntry.class::isInstance)
            .map(LinkResolver.ToEntry.class::cast));
  }

  private Stream<LinkResolver.ToEntry> concerns(Entry entry) {
    return StreamSupport.stream(entry.fields().path("concerns").spliterator(), false)
        .map(value -> (LinkResolver.ToEntry) context.links().field(entry, value.asText()));
  }

  /** The page of an entry. */
  Page page(Entry entry) {
    Address here = Address.of(entry.id());
    return new Page(here, "entry", view(entry, here));
  }

  /** An entry as the page at {@code here} shows it. */
  EntryView view(Entry entry, Address here) {
    Citations citations = new Citations(kb, context.works(), here);
    TemplateHTMLOutputModel summaryCites = citations.marks(entry.sources());
    EntryView.Brief brief = rows.brief(entry, here, citations);
    List<Grade> current = entry.currentGrades();
    List<EntryView.GradeView> now = grades(entry, current, here, citations);
    List<Grade> former = new ArrayList<>(entry.grades());
    former.removeAll(current);
    List<EntryView.GradeView> history = grades(entry, former, here, citations);
    List<EntryView.Row> fields = rows.fields(entry, here, citations);
    List<EntryView.PartList> parts = partLists(entry, here, citations);
    Exhibit exhibit = exhibits.of(entry, here, citations);
    EntryView.TableView table = entry.fields().has("columns") ? table(entry, here) : null;
    ChartView chart = table == null ? null : chart(entry, table, citations);
    String body = bodies.of(entry, here, citations);
    List<EntryView.RelationGroup> relations = relations(entry, here, citations);
    boolean practice = FieldRows.PRACTICES.contains(entry.id().type());
    return new EntryView(
        head(entry, here),
        entry.id().type() == EntryType.PAGE ? "" : context.kind(entry),
        PageContext.title(entry),
        entry.alsoCalled(),
        entry.summary(),
        summaryCites,
        WORKS.contains(entry.id().type()) ? context.works().apa(entry) : Html.of(""),
        facts(entry),
        brief,
        conflicts(entry, here),
        now,
        history,
        regrades(entry),
        practice && now.isEmpty(),
        fields,
        rows.tags(entry, here),
        parts,
        table,
        chart,
        exhibit,
        Exhibits.tools(entry, context, here),
        contents(entry),
        Html.of(body),
        TermLinks.areIn(body),
        citations.works(),
        relations,
        mentions(context.crossLinks().backlinks(entry), here),
        mentions(context.crossLinks().citedBy(entry), here),
        seeAlso(entry, here),
        GradeViews.outside(entry.fields()),
        cited(entry),
        sharing.of(entry, here),
        entry.evidenceUpTo(),
        entry.reviewed(),
        context.updated(entry).map(Object::toString).orElse(""),
        due(entry, here),
        correction(entry, here));
  }

  private EntryView.Due due(Entry entry, Address here) {
    LocalDate by = reviews.by(entry).orElseThrow();
    return new EntryView.Due(
        by.toString(), by.isBefore(context.today()), Address.REVIEWS.from(here));
  }

  private List<EntryView.GradeView> grades(
      Entry entry, List<Grade> list, Address here, Citations citations) {
    return list.stream().map(grade -> grades.of(entry, grade, here, citations)).toList();
  }

  private List<EntryView.Regrade> regrades(Entry entry) {
    return changes.regrades(entry).stream()
        .map(event -> new EntryView.Regrade(event.day().toString(), event.regrades()))
        .toList();
  }

  private List<EntryView.MentionView> conflicts(Entry entry, Address here) {
    return deciding.getOrDefault(entry.id(), List.of()).stream()
        .map(conflict -> mention(conflict, begin(conflict.summary()), here))
        .toList();
  }

  private static String begin(String summary) {
    return new Sentences(summary).leading(BEGIN);
  }

  private CitedPage cited(Entry entry) {
    return WORKS.contains(entry.id().type())
        ? CitedPage.ofWork(entry)
        : CitedPage.ofPage(entry, context.site(), context.modified(entry));
  }

  /** Where the file can be edited, else the page that says how to report a mistake. */
  private Head.Link correction(Entry entry, Address here) {
    return context.site().editUrl().isEmpty()
        ? context.site().menuLink("contribute", here).orElse(null)
        : new Head.Link(
            context.site().editUrl() + entry.file().name() + ".md", "Suggest a correction");
  }

  private Head head(Entry entry, Address here) {
    EntryType type = entry.id().type();
    List<Head.Link> crumbs =
        type == EntryType.PAGE
            ? List.of()
            : List.of(PageContext.link(Address.of(type), type.label(), here));
    return context.head(
        here,
        PageContext.title(entry),
        entry.summary(),
        true,
        true,
        crumbs,
        new JsonLd(context).of(entry));
  }

  private static List<String> facts(Entry entry) {
    if (entry.id().type() != EntryType.REFERENCE) {
      return List.of();
    }
    List<String> facts = new ArrayList<>();
    boolean described = entry.fields().path("described").asBoolean();
    facts.add(
        described
            ? "Described in our sources."
            : "Listed only: our sources say nothing more of this work.");
    String malformed = entry.text("printed-doi");
    if (!malformed.isEmpty()) {
      facts.add("DOI as printed, malformed and therefore not linked: " + malformed);
    }
    return facts;
  }

  private List<EntryView.PartList> partLists(Entry entry, Address here, Citations citations) {
    List<EntryView.PartList> lists = new ArrayList<>();
    for (String name : PART_LISTS) {
      JsonNode list = entry.fields().path(name);
      if (list.isArray()) {
        String label = context.schemas().of(entry.id().type()).field(name).path("title").asText();
        lists.add(
            new EntryView.PartList(
                name,
                label,
                StreamSupport.stream(list.spliterator(), false)
                    .map(part -> part(entry, part, here, citations))
                    .toList()));
      }
    }
    return lists;
  }

  private EntryView.Part part(Entry entry, JsonNode part, Address here, Citations citations) {
    String id = part.path("id").asText();
    List<String> former =
        entry.anchors().entrySet().stream()
            .filter(anchor -> anchor.getValue().equals(id))
            .map(Map.Entry::getKey)
            .toList();
    Head.Link link = link(entry, part, here);
    String text = first(part, "text", "meaning", "why");
    return new EntryView.Part(
        id,
        former,
        link.text(),
        link.href(),
        text,
        points(part),
        note(part),
        citations.marks(FieldRows.cited(part.path("cite"))));
  }

  /**
   * The title of a part, with where it leads: a step to what is to be read, a level to its page.
   */
  private Head.Link link(Entry entry, JsonNode part, Address here) {
    if (part.has("to")) {
      LinkResolver.Target to = context.links().field(entry, part.path("to").asText());
      return new Head.Link(BodyHtml.href(to, here), title(to));
    }
    String title = first(part, "title", "by", "badge");
    String level = part.path("level").asText();
    String href =
        level.isEmpty()
            ? ""
            : Address.ofLevel(entry.id().slug(), Scale.Level.slug(level)).from(here);
    return new Head.Link(href, title);
  }

  private static String first(JsonNode part, String... fields) {
    return Stream.of(fields)
        .map(field -> part.path(field).asText())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static List<String> points(JsonNode part) {
    return Stream.of("criteria", "questions")
        .flatMap(name -> StreamSupport.stream(part.path(name).spliterator(), false))
        .map(JsonNode::asText)
        .toList();
  }

  private static String note(JsonNode part) {
    if (part.path("outside").asBoolean()) {
      return "Verified outside our sources.";
    }
    String pages = part.path("pages").asText();
    String minutes = part.path("minutes").asText();
    return !pages.isEmpty() ? "Pages " + pages : minutes.isEmpty() ? "" : minutes + " minutes";
  }

  /** What a target is called. */
  String title(LinkResolver.Target target) {
    if (target instanceof LinkResolver.ToEntry to) {
      return PageContext.title(to.entry())
          + to.entry().anchorTitle(to.anchor()).map(part -> ": " + part).orElse("");
    }
    LinkResolver.ToValue value = (LinkResolver.ToValue) target;
    return kb.taxonomy(value.taxonomy()).title()
        + ": "
        + kb.taxonomy(value.taxonomy()).values().get(value.value()).label();
  }

  private String kind(LinkResolver.Target target) {
    return target instanceof LinkResolver.ToEntry to ? context.kind(to.entry()) : "";
  }

  private EntryView.TableView table(Entry entry, Address here) {
    EvidenceTable table = EvidenceTable.of(entry.fields());
    return new EntryView.TableView(
        table.columns(),
        table.rows().stream().map(row -> cells(entry, row, here)).toList(),
        cells(entry, table.totals(), here),
        table.cells().anyMatch(cell -> !cell.sum().isEmpty()));
  }

  private static ChartView chart(Entry entry, EntryView.TableView table, Citations citations) {
    return new Charts(EvidenceTable.of(entry.fields()), table)
        .of(entry.title(), entry.text("unit"), citations.marks(entry.sources()));
  }

  private List<EntryView.Cell> cells(Entry entry, List<EvidenceTable.Cell> row, Address here) {
    return row.stream()
        .map(
            cell ->
                new EntryView.Cell(
                    cell.text(),
                    cell.sum(),
                    cell.errors().stream().map(error -> mark(entry, error, here)).toList()))
        .toList();
  }

  private EntryView.Mark mark(Entry entry, String error, Address here) {
    LinkResolver.ToEntry to = (LinkResolver.ToEntry) context.links().field(entry, error);
    return new EntryView.Mark(
        to.entry().text("number"), to.entry().title(), BodyHtml.href(to, here));
  }

  private static List<Head.Link> contents(Entry entry) {
    return entry.body().headings().stream()
        .filter(heading -> heading.level() == 2)
        .map(heading -> new Head.Link("#" + heading.id(), heading.text()))
        .toList();
  }

  private List<EntryView.RelationGroup> relations(Entry entry, Address here, Citations citations) {
    List<EntryView.RelationGroup> groups = new ArrayList<>();
    List<EntryView.RelationView> concerned = concerns(entry).map(to -> concern(to, here)).toList();
    if (!concerned.isEmpty()) {
      groups.add(new EntryView.RelationGroup("Concerns", concerned));
    }
    context
        .crossLinks()
        .relations(entry)
        .forEach(
            (label, related) ->
                groups.add(
                    new EntryView.RelationGroup(
                        label,
                        related.stream().map(one -> relation(one, here, citations)).toList())));
    return groups;
  }

  private EntryView.RelationView concern(LinkResolver.ToEntry to, Address here) {
    return new EntryView.RelationView(
        title(to), BodyHtml.href(to, here), kind(to), "", "", Html.of(""));
  }

  /** A relation as the page at {@code here} shows it. */
  EntryView.RelationView relation(CrossLinks.Related related, Address here, Citations citations) {
    return new EntryView.RelationView(
        title(related.other()),
        BodyHtml.href(related.other(), here),
        kind(related.other()),
        related.relation().note(),
        related.relation().result(),
        citations.marks(related.relation().citations()));
  }

  private List<EntryView.MentionView> mentions(List<CrossLinks.Mention> mentions, Address here) {
    return mentions.stream()
        .map(mention -> mention(mention.from(), mention.sentence(), here))
        .toList();
  }

  private EntryView.MentionView mention(Entry entry, String sentence, Address here) {
    return new EntryView.MentionView(
        PageContext.title(entry), Address.of(entry.id()).from(here), context.kind(entry), sentence);
  }

  private List<EntryView.MentionView> seeAlso(Entry entry, Address here) {
    return context.crossLinks().seeAlso(entry).stream()
        .map(one -> mention(one.entry(), String.join(", ", one.shares()), here))
        .toList();
  }
}
