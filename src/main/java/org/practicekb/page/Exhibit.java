package org.practicekb.page;

/** What a page of the site shows of all entries, between its summary and its text. */
public sealed interface Exhibit permits MapView, CrosswalkView, ComparisonView {

  /** Which of them it is, as {@code shows} in front matter names it. */
  String kind();
}
