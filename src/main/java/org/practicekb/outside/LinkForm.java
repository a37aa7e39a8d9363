package org.practicekb.outside;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.practicekb.content.Problem;

/** What can be said of outside links and DOIs without asking anyone. */
public final class LinkForm {

  private static final Pattern TRAILING = Pattern.compile("[.,;:!?'\"\u201d\u2019]+$");
  private static final Pattern TRACKING =
      Pattern.compile("[?&](utm_\\w+|fbclid|gclid|mc_cid|mc_eid)=");
  private static final Pattern OWN_MACHINE =
      Pattern.compile(
          "localhost|127\\..*|0\\.0\\.0\\.0|10\\..*|192\\.168\\..*|\\[.*|.*\\.(local|localhost|test|invalid|example)|(.*\\.)?example\\.(com|net|org)");
  private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}(\\.\\d+)*/\\S+");
  private static final Pattern AT_DOI = Pattern.compile("(?i)https?://(dx\\.)?doi\\.org/(10\\..+)");

  private LinkForm() {}

  /** Everything that is wrong with how {@code links} are written. */
  public static List<Problem> check(List<OutsideLink> links) {
    List<Problem> problems = new ArrayList<>();
    Map<String, OutsideLink> dois = new HashMap<>();
    for (OutsideLink link : links) {
      if (link.isDoi()) {
        doi(link, dois, problems);
      } else {
        address(link, problems);
      }
    }
    return problems;
  }

  private static void doi(OutsideLink link, Map<String, OutsideLink> seen, List<Problem> problems) {
    String shown = Problem.quoted(link.doi());
    if (!DOI.matcher(link.doi()).matches()) {
      return; // The check of fields says so.
    }
    if (endsLoosely(link.doi())) {
      problems.add(
          error(link, shown + " ends with a sign that no DOI ends with", "Delete the last sign."));
    }
    OutsideLink other = seen.putIfAbsent(link.doi().toLowerCase(Locale.ROOT), link);
    if (other != null) {
      problems.add(
          error(
              link,
              shown + " is also the DOI of " + other.owner().id(),
              "A DOI names one work: correct one of the two, or make them one entry."));
    }
  }

  private static void address(OutsideLink link, List<Problem> problems) {
    String shown = Problem.quoted(link.url());
    URI uri = URI.create(link.url());
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    Matcher atDoi = AT_DOI.matcher(link.url());
    Matcher tracking = TRACKING.matcher(link.url());
    if (uri.getRawUserInfo() != null) {
      problems.add(error(link, shown + " holds a user name", "Delete what stands before the '@'."));
    }
    if (host.indexOf('.') < 0 || OWN_MACHINE.matcher(host).matches()) {
      problems.add(
          error(
              link, shown + " leads to no public host", "Write the address that others can open."));
    }
    if (endsLoosely(link.url())) {
      problems.add(
          error(
              link,
              shown + " ends with a sign that belongs to the sentence",
              "Move it behind the link."));
    }
    if (atDoi.matches() && link.owner().text("doi").isEmpty() && isOwnAddress(link)) {
      problems.add(
          warning(link, shown + " is a DOI", "Write it as 'doi: " + atDoi.group(2) + "' instead."));
    } else if (uri.getScheme().equalsIgnoreCase("http")) {
      problems.add(
          warning(
              link, shown + " is not encrypted", "Write 'https://' where the site answers to it."));
    }
    if (tracking.find()) {
      problems.add(
          warning(
              link,
              shown + " has the tracking parameter '" + tracking.group(1) + "'",
              "Delete it: the page is the same without."));
    }
  }

  /** Whether it is the work's own address, in the field {@code url}. */
  private static boolean isOwnAddress(OutsideLink link) {
    return link.owner().text("url").equals(link.url());
  }

  private static boolean endsLoosely(String text) {
    long opened = text.chars().filter(c -> c == '(').count();
    long closed = text.chars().filter(c -> c == ')').count();
    return TRAILING.matcher(text).find() || text.endsWith(")") && closed > opened;
  }

  private static Problem error(OutsideLink link, String what, String suggestion) {
    return Problem.error(link.place(), what, suggestion, "");
  }

  private static Problem warning(OutsideLink link, String what, String suggestion) {
    return Problem.warning(link.place(), what, suggestion);
  }
}
