package org.practicekb.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.practicekb.content.Lazy;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.ReviewDates;
import org.practicekb.link.Address;

/**
 * The page of the reviews that are overdue or due next, and the feed of the overdue ones. What is
 * overdue is judged by the site's only clock, so that two builds of a commit are alike.
 */
final class ReviewPages {

  private static final Address FEED = Address.page("reviews/feed.xml");
  private static final int NEXT = 20;

  private final PageContext context;
  private final ReviewDates dates;
  private final Lazy<Map<Boolean, List<ReviewDates.Due>>> due = new Lazy<>(this::due);

  ReviewPages(PageContext context) {
    this.context = context;
    this.dates = new ReviewDates(context.schemas());
  }

  /** Both files. */
  Map<Address, Supplier<Page>> all() {
    return Map.of(Address.REVIEWS, this::page, FEED, this::feed);
  }

  private List<ReviewDates.Due> overdue() {
    return due.get().get(true);
  }

  /** Those that are overdue, and those that are not. */
  private Map<Boolean, List<ReviewDates.Due>> due() {
    return dates.inOrder(context.kb().published()).stream()
        .collect(Collectors.partitioningBy(due -> due.isOverdue(context.today())));
  }

  private Page page() {
    Address here = Address.REVIEWS;
    List<ListView.Group> groups = new ArrayList<>();
    group("overdue", "Overdue", overdue(), here, groups);
    group("next", "Due next", due.get().get(false).stream().limit(NEXT).toList(), here, groups);
    groups.add(new ListView.Group("follow", "Follow", "", List.of(feedItem(here))));
    String title = "Reviews";
    String intro =
        "Every page says when it was last compared with its sources. Programs are compared again after "
            + dates.months(EntryType.PROGRAM)
            + " months, everything else after "
            + dates.months(EntryType.REFERENCE)
            + ".";
    List<String> facts = List.of(counted(overdue().size()) + " as of " + context.today() + ".");
    return new Page(
        here,
        "list",
        new ListView(
            context.head(here, title, intro, true, false, List.of(), null),
            title,
            intro,
            facts,
            Html.of(""),
            List.of(),
            groups,
            List.of()));
  }

  private static String counted(int overdue) {
    return switch (overdue) {
      case 0 -> "No review is overdue";
      case 1 -> "1 review is overdue";
      default -> overdue + " reviews are overdue";
    };
  }

  private void group(
      String id,
      String title,
      List<ReviewDates.Due> due,
      Address here,
      List<ListView.Group> groups) {
    if (!due.isEmpty()) {
      groups.add(
          new ListView.Group(id, title, "", due.stream().map(one -> item(one, here)).toList()));
    }
  }

  private static ListView.Item feedItem(Address here) {
    return item("Feed of overdue reviews", FEED.from(here), "", "For feed readers, in Atom.", "");
  }

  private ListView.Item item(ReviewDates.Due due, Address here) {
    Entry entry = due.entry();
    return item(
        PageContext.title(entry),
        Address.of(entry.id()).from(here),
        context.kind(entry),
        "Checked against its sources on " + entry.reviewed() + ".",
        "due by " + due.by());
  }

  private static ListView.Item item(
      String title, String href, String kind, String text, String note) {
    return new ListView.Item("", title, href, kind, List.of(), text, Html.of(""), note, null);
  }

  private Page feed() {
    List<Views.Change> changes = overdue().stream().map(this::change).toList();
    String updated =
        changes.isEmpty()
            ? ChangesPage.time(context.today())
            : changes.get(changes.size() - 1).updated();
    return new Page(
        FEED,
        "feed",
        new Views.Feed(
            context.site().title() + ": reviews overdue",
            context.site().title(),
            Address.REVIEWS.absolute(context.site().baseUrl()),
            FEED.absolute(context.site().baseUrl()),
            updated,
            changes));
  }

  private Views.Change change(ReviewDates.Due due) {
    Entry entry = due.entry();
    String address = Address.of(entry.id()).absolute(context.site().baseUrl());
    return new Views.Change(
        address + "?review-by=" + due.by(),
        PageContext.title(entry),
        address,
        ChangesPage.time(due.by().plusDays(1)),
        "Checked against its sources on "
            + entry.reviewed()
            + "; the next review was due by "
            + due.by()
            + ".",
        context.kind(entry));
  }
}
