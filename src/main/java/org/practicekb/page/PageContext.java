package org.practicekb.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import freemarker.core.TemplateHTMLOutputModel;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.practicekb.content.History;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.Grade;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Scale;
import org.practicekb.entry.Schemas;
import org.practicekb.link.Address;
import org.practicekb.link.CrossLinks;
import org.practicekb.link.Images;
import org.practicekb.link.LinkResolver;

/** What the pages are made from, and what all of them need. Thread-safe. */
record PageContext(
    Site site,
    KnowledgeBase kb,
    Schemas schemas,
    LinkResolver links,
    CrossLinks crossLinks,
    Images images,
    History history,
    Works works) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The lists in the order of the menus; the header shows the first of them. */
  private static final List<EntryType> MENU =
      List.of(
          EntryType.ANSWER,
          EntryType.PROGRAM,
          EntryType.INTERVENTION,
          EntryType.PRINCIPLE,
          EntryType.TERM,
          EntryType.REFERENCE,
          EntryType.CONFLICT,
          EntryType.FRAMEWORK,
          EntryType.PATHWAY,
          EntryType.SCALE,
          EntryType.TABLE,
          EntryType.SOURCE,
          EntryType.SOURCE_ERROR);

  /** The frame of a page. */
  Head head(
      Address here,
      String title,
      String description,
      boolean indexed,
      boolean twin,
      List<Head.Link> crumbs,
      JsonNode data) {
    List<Head.Link> way = new ArrayList<>();
    if (!here.equals(Address.HOME)) {
      way.add(new Head.Link(Address.HOME.from(here), "Home"));
    }
    way.addAll(crumbs);
    return new Head(
        title,
        site.title(),
        description,
        here.absolute(site.baseUrl()),
        site.baseUrl(),
        Address.HOME.from(here),
        here.equals(Address.HOME),
        indexed,
        twin ? "index.json" : "",
        way,
        MENU.stream()
            .filter(type -> !kb.published(type).isEmpty())
            .map(type -> link(Address.of(type), type.label(), here))
            .toList(),
        links(site.tools(), here),
        links(site.menu(), here),
        jsonLd(data));
  }

  private static List<Head.Link> links(List<Entry> pages, Address here) {
    return pages.stream().map(page -> link(Address.of(page.id()), page.title(), here)).toList();
  }

  static Head.Link link(Address to, String text, Address here) {
    return new Head.Link(to.from(here), text);
  }

  /** JSON that can stand in a script element: no {@code <} in it. */
  private static TemplateHTMLOutputModel jsonLd(JsonNode data) {
    try {
      return Html.of(data == null ? "" : JSON.writeValueAsString(data).replace("<", "\\u003c"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The current grades of an entry as badges. */
  List<Badge> badges(Entry entry, Address here) {
    return entry.currentGrades().stream().map(grade -> badge(grade, here)).toList();
  }

  /** A grade as a badge. */
  Badge badge(Grade grade, Address here) {
    Scale scale = kb.scales().get(grade.scale());
    return badge(scale, scale.level(grade.level()).orElseThrow(), here);
  }

  /** A level as a badge. */
  Badge badge(Scale scale, Scale.Level level, Address here) {
    return new Badge(
        level.badge(),
        Address.ofLevel(scale.slug(), level.slug()).from(here),
        scale.code(),
        level.slug(),
        level.rank(),
        scale.ranks());
  }

  /**
   * The day an entry's file last changed, else the day it was checked; empty when neither is known.
   */
  Optional<LocalDate> modified(Entry entry) {
    return updated(entry)
        .or(
            () ->
                Optional.of(entry.reviewed()).filter(day -> !day.isEmpty()).map(LocalDate::parse));
  }

  /** The day an entry's file last changed; empty when there is no history. */
  Optional<LocalDate> updated(Entry entry) {
    return history.updated(entry.file().path());
  }

  /** The day the site is made as of: that of its only clock. */
  LocalDate today() {
    return LocalDate.ofInstant(history.now(), ZoneOffset.UTC);
  }

  /** The entries that are no pages about the site, the last changed first. */
  Stream<Entry> newest() {
    Map<Entry, LocalDate> days = new HashMap<>();
    kb.published().forEach(entry -> days.put(entry, modified(entry).orElse(LocalDate.EPOCH)));
    Comparator<Entry> newest = Comparator.comparing((Entry entry) -> days.get(entry)).reversed();
    return kb.published().stream()
        .filter(entry -> entry.id().type() != EntryType.PAGE)
        .sorted(newest.thenComparing(Entry.BY_TITLE));
  }

  /** What a reader is told of the entries of a type, above their list. */
  String intro(EntryType type) {
    return schemas.of(type).root().path("x-intro").asText();
  }

  /** The name of an entry's type in the singular; of a principle also its side and number. */
  String kind(Entry entry) {
    if (entry.id().type() == EntryType.PRINCIPLE) {
      String side = entry.text("side").equals("individual") ? "Individual" : "Organizational";
      return side + " principle " + entry.text("number");
    }
    return schemas.of(entry.id().type()).root().path("title").asText();
  }

  /** The title with its trade mark. */
  static String title(Entry entry) {
    return entry.title() + entry.mark();
  }
}
