package org.practicekb.preview;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.link.Address;
import org.practicekb.page.PageFailure;
import org.practicekb.page.SitePages;

/** The pages of one state of content and templates, each made once it is asked for. Thread-safe. */
final class PreviewPages {

  private final SitePages pages;
  private final String templates;
  private final Map<Address, Optional<String>> made = new ConcurrentHashMap<>();
  private final Map<Address, Problem> failures = new ConcurrentHashMap<>();

  /**
   * @param templates how problems name the folder of the templates
   */
  PreviewPages(SitePages pages, String templates) {
    this.pages = pages;
    this.templates = templates;
  }

  boolean has(Address address) {
    return pages.addresses().contains(address);
  }

  /** A page as text; empty when there is none, or it failed and is among the problems. */
  Optional<String> page(Address address) {
    return made.computeIfAbsent(address, this::make);
  }

  private Optional<String> make(Address address) {
    try {
      return pages.render(address);
    } catch (PageFailure e) {
      Problem problem = e.problem();
      Place place = problem.place();
      failures.put(
          address,
          Problem.error(
              new Place(templates + "/" + place.path(), place.line(), place.column()),
              problem.what(),
              problem.suggestion(),
              problem.expected()));
    } catch (RuntimeException e) {
      String what = "the page " + address.permalink() + " could not be made: " + e;
      failures.put(address, Problem.error(Place.file(templates), what, "", ""));
    }
    return Optional.empty();
  }

  /** What was wrong with the pages made so far: one template may fail on many of them. */
  List<Problem> problems() {
    Map<Place, Problem> byPlace = new TreeMap<>();
    failures.values().stream()
        .sorted()
        .forEach(problem -> byPlace.putIfAbsent(problem.place(), problem));
    return List.copyOf(byPlace.values());
  }
}
