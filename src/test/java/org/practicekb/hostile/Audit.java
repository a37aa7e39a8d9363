package org.practicekb.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Reads a page as a browser does and says what in it could run, fetch or lead elsewhere beyond what
 * pages of this site do. It knows our templates only: whatever they do not write is a finding.
 */
final class Audit {

  private static final Set<String> ELEMENTS =
      words(
          """
          html head body meta title link script style a abbr article aside b blockquote br button caption circle cite
          code dd del details dfn div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label
          legend li main mark meter nav ol optgroup option p path pattern pre q rect s section select small span strong sub summary sup
          svg table tbody td textarea tfoot th thead time tr ul var g line text
          """);

  private static final Set<String> ATTRIBUTES =
      words(
          """
          action align alt aria-atomic aria-autocomplete aria-busy aria-controls aria-current aria-describedby
          aria-expanded aria-hidden aria-keyshortcuts aria-label aria-labelledby aria-live aria-selected
          aria-activedescendant autocapitalize autocomplete charset checked class colspan content cx cy d datetime defer download dx
          disabled enterkeyhint fill for height hidden href http-equiv id label lang max maxlength media min name open patterntransform patternunits placeholder preserveaspectratio property r
          rel role rowspan rows scope selected size sizes src start stroke stroke-width tabindex title type value viewbox width x y
          """);

  private static final Pattern OWN_SCRIPT =
      Pattern.compile("(?:(?:\\.{1,2}/)*|/)(?:assets/[a-z-]+|search/analyzer|_kb/preview)\\.js");
  private static final Pattern OWN_STYLE =
      Pattern.compile("(?:(?:\\.{1,2}/)*|/)(?:assets/[a-z-]+|_kb/preview)\\.css");
  private static final Pattern OWN_IMAGE =
      Pattern.compile(
          "(?:(?:\\.{1,2}/)*|/)assets/[A-Za-z0-9_/-]+\\.(?:svg|png|jpe?g|gif|webp|avif)");
  private static final Pattern ONWARD =
      Pattern.compile("0; url=(?:\\.\\./)*[a-z0-9/-]*(?:#[a-z0-9-]+)?");

  /** What browsers take out of an address before they read it (URL Standard, 4.4). */
  private static final Pattern TAKEN_OUT =
      Pattern.compile("^[\\x00-\\x20]+|[\\t\\n\\r]|[\\x00-\\x20]+$");

  private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):");
  private static final Pattern OTHER_HOST = Pattern.compile("[/\\\\]{2}");
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

  private final List<String> findings = new ArrayList<>();

  private Audit() {}

  private static Set<String> words(String text) {
    return new TreeSet<>(List.of(text.strip().split("\\s+")));
  }

  /** What is wrong with a page, each with the element it stands in. */
  static List<String> of(String html) {
    Audit audit = new Audit();
    Document page = Jsoup.parse(html);
    page.getAllElements().stream().skip(1).forEach(audit::element);
    return audit.findings;
  }

  private void element(Element element) {
    if (!ELEMENTS.contains(element.normalName())) {
      found("an element that no page has", element);
    }
    for (Attribute attribute : element.attributes()) {
      String name = attribute.getKey().toLowerCase(Locale.ROOT);
      if (!ATTRIBUTES.contains(name) && !name.startsWith("data-")) {
        found("the attribute " + name, element);
      }
    }
    switch (element.normalName()) {
      case "script" -> script(element);
      case "style" ->
          found(
              !element.ownerDocument().select("html > head > style").contains(element),
              "a style",
              element);
      case "link" ->
          found(
              isAsked(element)
                  && !OWN_STYLE.matcher(element.attr("href").replaceFirst("\\?.*", "")).matches(),
              "a file of another",
              element);
      case "img" ->
          found(!OWN_IMAGE.matcher(element.attr("src")).matches(), "an image of another", element);
      case "meta" -> meta(element);
      case "form" ->
          found(
              !element.attr("action").matches("((\\.{1,2}/)*|/)(search/)?"),
              "a form that leads elsewhere",
              element);
      default -> found(element.hasAttr("src"), "an address to fetch", element);
    }
    found(
        element.hasAttr("href") && !leadsWell(element.attr("href")),
        "a link that may run",
        element);
  }

  private void script(Element script) {
    boolean data = script.attr("type").equals("application/ld+json") && !script.hasAttr("src");
    boolean own = OWN_SCRIPT.matcher(script.attr("src")).matches() && script.data().isBlank();
    found(!data && !own, "a script of another", script);
  }

  private void meta(Element meta) {
    String kind = meta.attr("http-equiv").toLowerCase(Locale.ROOT);
    boolean policy =
        kind.equals("content-security-policy") && meta.parent().normalName().equals("head");
    boolean onward = kind.equals("refresh") && ONWARD.matcher(meta.attr("content")).matches();
    found(!kind.isEmpty() && !policy && !onward, "a command to the browser", meta);
  }

  private static boolean isAsked(Element link) {
    return !Set.of("canonical", "alternate", "icon", "apple-touch-icon").contains(link.attr("rel"));
  }

  /** Whether a browser follows a link to a page, and runs nothing. */
  static boolean leadsWell(String href) {
    String read = TAKEN_OUT.matcher(href).replaceAll("");
    Matcher scheme = SCHEME.matcher(read);
    return scheme.find()
        ? SCHEMES.contains(scheme.group(1).toLowerCase(Locale.ROOT))
        : !OTHER_HOST.matcher(read).lookingAt();
  }

  private void found(boolean wrong, String what, Element element) {
    if (wrong) {
      found(what, element);
    }
  }

  private void found(String what, Element element) {
    String shown = element.outerHtml().lines().findFirst().orElse("");
    findings.add(what + ": " + shown.substring(0, Math.min(200, shown.length())));
  }
}
