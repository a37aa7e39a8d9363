package org.practicekb.page;

import com.fasterxml.jackson.databind.JsonNode;
import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.practicekb.entry.Citation;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.EvidenceTable;
import org.practicekb.entry.Grade;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Scale;
import org.practicekb.entry.Tag;
import org.practicekb.entry.Taxonomy;
import org.practicekb.link.Address;
import org.practicekb.link.Apa;
import org.practicekb.link.CrossLinks;
import org.practicekb.link.LinkResolver;

/** Makes the pages of entries. Thread-safe. */
final class EntryPages {

  private static final Set<EntryType> GRADED = Set.of(EntryType.PROGRAM, EntryType.INTERVENTION);
  private static final Set<EntryType> WORKS = Set.of(EntryType.REFERENCE, EntryType.SOURCE);

  /** The lists of parts that types have. */
  private static final List<String> PART_LISTS =
      List.of("definitions", "positions", "elements", "levels", "steps", "sections");

  private final PageContext context;
  private final KnowledgeBase kb;
  private final BodyHtml bodies;

  EntryPages(PageContext context) {
    this.context = context;
    this.kb = context.kb();
    TermLinks terms = new TermLinks(kb.published(EntryType.TERM), context.links());
    this.bodies = new BodyHtml(context.links(), context.images(), terms);
  }

  /** The page of an entry. */
  Page page(Entry entry) {
    Address here = Address.of(entry.id());
    return new Page(here, "entry", view(entry, here));
  }

  /** An entry as the page at {@code here} shows it. */
  EntryView view(Entry entry, Address here) {
    Citations citations = new Citations(kb, here);
    JsonNode data = entry.fields();
    TemplateHTMLOutputModel summaryCites = citations.marks(entry.sources());
    List<Grade> current = entry.currentGrades();
    List<EntryView.GradeView> grades =
        current.stream().map(grade -> grade(grade, here, citations)).toList();
    List<EntryView.GradeView> history =
        entry.grades().stream()
            .filter(grade -> !current.contains(grade))
            .map(grade -> grade(grade, here, citations))
            .toList();
    List<EntryView.Row> glance = glance(entry, here, citations);
    List<EntryView.PartList> parts = partLists(entry, here, citations);
    String body = bodies.of(entry, here, citations);
    List<EntryView.RelationGroup> relations = relations(entry, here, citations);
    return new EntryView(
        head(entry, here),
        context.kind(entry),
        PageContext.title(entry),
        entry.alsoCalled(),
        entry.summary(),
        summaryCites,
        Html.of(WORKS.contains(entry.id().type()) ? Html.of(Apa.of(entry)).toString() : ""),
        facts(entry),
        grades,
        history,
        GRADED.contains(entry.id().type()) && grades.isEmpty(),
        glance,
        parts,
        data.has("columns") ? table(entry, here) : null,
        contents(entry),
        Html.of(body),
        TermLinks.areIn(body),
        citations.works(),
        relations,
        mentions(context.crossLinks().backlinks(entry), here),
        mentions(context.crossLinks().citedBy(entry), here),
        seeAlso(entry, here),
        outside(data),
        data.path("evidence-up-to").asText(),
        entry.text("reviewed"),
        context.updated(entry).map(Object::toString).orElse(""),
        context.site().editUrl().isEmpty()
            ? ""
            : context.site().editUrl() + entry.file().name() + ".md");
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

  private EntryView.GradeView grade(Grade grade, Address here, Citations citations) {
    Scale scale = kb.scales().get(grade.scale());
    Scale.Level level = scale.level(grade.level()).orElseThrow();
    return new EntryView.GradeView(
        context.badge(grade, here),
        scale.title(),
        Address.page("scales/" + scale.slug() + "/").from(here),
        level.meaning(),
        level.criteria(),
        level.outside(),
        grade.appliesTo(),
        grade.asOf(),
        grade.by(),
        grade.note(),
        citations.marks(grade.citations()),
        grade.statedSupport(),
        citations.marks(grade.statedSupportCitations()),
        grade.namedSupport().stream().map(support -> support(support, here, citations)).toList());
  }

  private EntryView.SupportView support(Grade.Support support, Address here, Citations citations) {
    Entry reference = kb.citable(support.reference()).orElseThrow();
    List<String> facts =
        Stream.of(
                support.studyClass(),
                support.design(),
                support.n().isEmpty() ? "" : "n = " + support.n(),
                support.outcome(),
                support.result())
            .filter(fact -> !fact.isEmpty())
            .toList();
    return new EntryView.SupportView(
        reference.title(),
        Address.of(reference.id()).from(here),
        facts,
        citations.marks(support.citations()));
  }

  /** The fields that the schema shows at a glance, in its order, then the tags. */
  private List<EntryView.Row> glance(Entry entry, Address here, Citations citations) {
    List<EntryView.Row> rows = new ArrayList<>();
    if (entry.id().type() == EntryType.PRINCIPLE) {
      rows.add(pair(entry.fields().path("number").asInt(), here));
    }
    for (Map.Entry<String, JsonNode> field :
        context.schemas().of(entry.id().type()).root().path("properties").properties()) {
      JsonNode rules = field.getValue();
      JsonNode value = entry.fields().path(field.getKey());
      boolean shown =
          rules.path("x-glance").asBoolean()
              && (!value.isMissingNode() || rules.path("x-not-stated").asBoolean());
      if (shown) {
        rows.add(row(rules, value, here, citations));
      } else if (rules.has("x-taxonomy")) {
        tags(entry, Taxonomy.Id.ofFolder(field.getKey() + "s").orElseThrow(), here)
            .ifPresent(rows::add);
      }
    }
    return rows;
  }

  private static EntryView.Row pair(int number, Address here) {
    String text = "Principle " + number + " on both sides, individual and organizational";
    EntryView.Value value = new EntryView.Value(text, Address.ofPair(number).from(here), "");
    return new EntryView.Row("Pair", "", false, List.of(value), Html.of(""));
  }

  private EntryView.Row row(JsonNode rules, JsonNode value, Address here, Citations citations) {
    List<EntryView.Value> values = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(
          key ->
              kb.citable(key.asText())
                  .ifPresent(
                      work ->
                          values.add(
                              new EntryView.Value(
                                  work.title(), Address.of(work.id()).from(here), ""))));
    } else if (value.has("items")) {
      value.path("items").forEach(item -> values.add(new EntryView.Value(item.asText(), "", "")));
    } else if (!value.isMissingNode()) {
      values.add(
          new EntryView.Value(
              value.isObject() ? value.path("text").asText() : value.asText(), "", ""));
    }
    return new EntryView.Row(
        rules.path("title").asText(),
        rules.path("description").asText(),
        rules.path("x-ordered").asBoolean(),
        values,
        citations.marks(cited(value.path("cite"))));
  }

  private static List<Citation> cited(JsonNode cite) {
    return cite.isArray()
        ? StreamSupport.stream(cite.spliterator(), false)
            .map(one -> Citation.parse(one.asText()))
            .toList()
        : cite.isTextual() ? List.of(Citation.parse(cite.asText())) : List.of();
  }

  /** A practice says of every facet that it is not stated; other types show those they have. */
  private Optional<EntryView.Row> tags(Entry entry, Taxonomy.Id id, Address here) {
    Taxonomy taxonomy = kb.taxonomy(id);
    List<EntryView.Value> values =
        entry.tags(id).stream().map(tag -> tag(taxonomy, tag, here)).toList();
    return values.isEmpty() && !GRADED.contains(entry.id().type())
        ? Optional.empty()
        : Optional.of(
            new EntryView.Row(
                taxonomy.title(), taxonomy.description(), false, values, Html.of("")));
  }

  private static EntryView.Value tag(Taxonomy taxonomy, Tag tag, Address here) {
    String basis = tag.basis() == Tag.Basis.CURATED ? "our reading" : "";
    return new EntryView.Value(
        taxonomy.values().get(tag.value()).label(),
        Address.of(tag.taxonomy(), tag.value()).from(here),
        basis);
  }

  private List<EntryView.PartList> partLists(Entry entry, Address here, Citations citations) {
    List<EntryView.PartList> lists = new ArrayList<>();
    for (String name : PART_LISTS) {
      JsonNode list = entry.fields().path(name);
      if (list.isArray()) {
        String label = context.schemas().of(entry.id().type()).field(name).path("title").asText();
        lists.add(
            new EntryView.PartList(
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
        citations.marks(cited(part.path("cite"))));
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

  private String title(LinkResolver.Target target) {
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

  private static List<EntryView.OutsideLink> outside(JsonNode data) {
    return StreamSupport.stream(data.path("links").spliterator(), false)
        .map(
            link ->
                new EntryView.OutsideLink(
                    link.path("label").asText(),
                    link.path("url").asText(),
                    link.path("provenance").asText()))
        .toList();
  }
}
