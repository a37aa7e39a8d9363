package org.practicekb.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Scale;
import org.practicekb.link.Address;

/**
 * Structured data after schema.org: glossary terms and levels of scales as {@code DefinedTerm},
 * references as {@code ScholarlyArticle}, the data folder as {@code Dataset}, every page's way from
 * home as {@code BreadcrumbList}. Never {@code Rating}: grades are no stars.
 */
final class JsonLd {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PageContext context;

  JsonLd(PageContext context) {
    this.context = context;
  }

  /** The data of an entry's page. */
  ObjectNode of(Entry entry) {
    EntryType type = entry.id().type();
    ObjectNode thing =
        switch (type) {
          case TERM ->
              definedTerm(entry.title(), entry.summary(), Address.of(EntryType.TERM), "Glossary");
          case REFERENCE, SOURCE -> work(entry);
          case SCALE ->
              typed("DefinedTermSet")
                  .put("name", entry.title())
                  .put("description", entry.summary());
          default ->
              typed("WebPage").put("name", entry.title()).put("description", entry.summary());
        };
    Address here = Address.of(entry.id());
    thing.put("url", absolute(here));
    context.modified(entry).ifPresent(day -> thing.put("dateModified", day.toString()));
    ArrayNode graph = graph(thing);
    if (type != EntryType.PAGE) {
      graph.add(crumbs(Address.of(type), type.label(), here, entry.title()));
    }
    return wrapped(graph);
  }

  /** The data of a level's page. */
  ObjectNode of(Scale scale, Scale.Level level) {
    Address set = Address.page("scales/" + scale.slug() + "/");
    Address here = Address.ofLevel(scale.slug(), level.slug());
    ObjectNode term = definedTerm(level.badge(), level.meaning(), set, scale.title());
    term.put("termCode", level.level()).put("url", absolute(here));
    ArrayNode graph = graph(term);
    graph.add(crumbs(set, scale.title(), here, level.label()));
    return wrapped(graph);
  }

  /** The data of the page of downloads. */
  ObjectNode dataset(Address here) {
    ObjectNode data =
        typed("Dataset")
            .put("name", context.site().title() + ": data")
            .put("description", context.site().description());
    data.put("url", absolute(here)).put("license", "https://creativecommons.org/licenses/by/4.0/");
    ObjectNode download = typed("DataDownload").put("encodingFormat", "application/json");
    data.set(
        "distribution", download.put("contentUrl", absolute(Address.page("data/entries.json"))));
    return wrapped(graph(data));
  }

  private ObjectNode definedTerm(String name, String description, Address set, String setName) {
    ObjectNode term = typed("DefinedTerm").put("name", name).put("description", description);
    term.set(
        "inDefinedTermSet", typed("DefinedTermSet").put("name", setName).put("url", absolute(set)));
    return term;
  }

  private ObjectNode work(Entry entry) {
    ObjectNode work =
        typed(entry.id().type() == EntryType.SOURCE ? "Report" : "ScholarlyArticle")
            .put("name", entry.title());
    people(work, "author", entry.fields().path("authors"));
    if (entry.fields().has("editors")) {
      people(work, "editor", entry.fields().path("editors"));
    }
    put(work, "datePublished", entry.text("year"));
    put(work, "isPartOf", entry.text("container"));
    put(work, "sameAs", entry.text("doi").isEmpty() ? "" : "https://doi.org/" + entry.text("doi"));
    return work;
  }

  private void people(ObjectNode work, String role, JsonNode names) {
    ArrayNode people = work.putArray(role);
    names.forEach(
        name ->
            people.add(
                typed("Person")
                    .put("familyName", name.path("family").asText())
                    .put("givenName", name.path("given").asText())));
  }

  private static void put(ObjectNode node, String field, String value) {
    if (!value.isEmpty()) {
      node.put(field, value);
    }
  }

  private ObjectNode crumbs(Address parent, String parentName, Address here, String name) {
    ObjectNode list = typed("BreadcrumbList");
    ArrayNode items = list.putArray("itemListElement");
    items
        .add(crumb(1, "Home", Address.HOME))
        .add(crumb(2, parentName, parent))
        .add(crumb(3, name, here));
    return list;
  }

  private ObjectNode crumb(int position, String name, Address address) {
    return typed("ListItem")
        .put("position", position)
        .put("name", name)
        .put("item", absolute(address));
  }

  private String absolute(Address address) {
    return address.absolute(context.site().baseUrl());
  }

  private static ObjectNode typed(String type) {
    return JSON.createObjectNode().put("@type", type);
  }

  private static ArrayNode graph(ObjectNode first) {
    return JSON.createArrayNode().add(first);
  }

  private static ObjectNode wrapped(ArrayNode graph) {
    ObjectNode data = JSON.createObjectNode().put("@context", "https://schema.org");
    data.set("@graph", graph);
    return data;
  }
}
