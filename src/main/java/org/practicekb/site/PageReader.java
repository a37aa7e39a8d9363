package org.practicekb.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads one page of a built site and checks all that can be seen in it alone. */
final class PageReader {

  private static final int MAX_SHOWN = 120;
  private static final String POLICY = "Content-Security-Policy";
  private static final String FETCHES_NOTHING = "default-src 'none'";

  /** The relations of a {@code link} that make a browser fetch it. */
  private static final Set<String> FETCHED =
      Set.of(
          "stylesheet",
          "icon",
          "apple-touch-icon",
          "mask-icon",
          "manifest",
          "preload",
          "modulepreload",
          "prefetch",
          "prerender",
          "preconnect",
          "dns-prefetch");

  /** The types of a {@code script} that are data, which no policy forbids. */
  private static final Set<String> DATA = Set.of("application/ld+json", "application/json");

  private static final Pattern REFRESH =
      Pattern.compile("(?is)\\s*[\\d.]+\\s*[;,]\\s*(?:url\\s*=\\s*)?(['\"]?)(?<url>.+?)\\1\\s*");

  /** An image candidate of a {@code srcset}: an address, then perhaps a width or a density. */
  private static final Pattern CANDIDATE =
      Pattern.compile("[\\s,]*(?<url>\\S*[^\\s,])(?:\\s[^,]*)?(?:,|$)");

  private final SiteLinks links;
  private final String file;
  private final Set<String> ids = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private final Set<Page.Link> jumps = new LinkedHashSet<>();
  private final List<Finding> findings = new ArrayList<>();
  private Optional<Page.Link> redirect = Optional.empty();
  private Optional<String> canonical = Optional.empty();
  private boolean indexable = true;

  /**
   * Whether it is made to be read away from the site, so that its links to the site are absolute.
   */
  private boolean standsAlone;

  private int headings;

  private PageReader(SiteLinks links, String file) {
    this.links = links;
    this.file = file;
  }

  /** Reads the page {@code file} of {@code site}. */
  static Page read(Path site, String file, SiteLinks links) throws IOException {
    PageReader reader = new PageReader(links, file);
    try {
      reader.read(Jsoup.parse(Files.readString(site.resolve(file))));
    } catch (MalformedInputException e) {
      reader.report("the page is not UTF-8", "Save it as UTF-8.");
    }
    return reader.page();
  }

  private Page page() {
    ids.addAll(names);
    return new Page(
        file, ids, List.copyOf(jumps), redirect, canonical, indexable, List.copyOf(findings));
  }

  private void read(Document document) {
    standsAlone = policyOf(document).startsWith(FETCHES_NOTHING);
    document.stream().forEach(this::read);
    language(document);
    title(document);
    policy(document);
    if (headings != 1) {
      report("the page has " + headings + " h1 headings", "Give it exactly one.");
    }
  }

  private void read(Element element) {
    attributes(element);
    switch (element.normalName()) {
      case "a" -> anchor(element);
      case "area" -> {
        link(element, "href");
        alternative(element);
      }
      case "img" -> {
        image(element);
        alternative(element);
      }
      case "source" -> image(element);
      case "script" -> script(element);
      case "link" -> headLink(element);
      case "meta" -> meta(element);
      case "form" -> link(element, "action");
      case "iframe", "embed", "audio", "track", "input" -> asset(element, "src");
      case "video" -> {
        asset(element, "src");
        asset(element, "poster");
      }
      case "object" -> asset(element, "data");
      case "use", "image" -> asset(element, element.hasAttr("href") ? "href" : "xlink:href");
      case "style" -> style(element);
      case "base" -> report(show(element) + " bends all links", "Remove it.");
      case "h1" -> headings++;
      default -> {}
    }
  }

  private void attributes(Element element) {
    for (Attribute attribute : element.attributes()) {
      String name = attribute.getKey().toLowerCase(Locale.ROOT);
      if (name.equals("style")) {
        report(
            show(element) + " has a style attribute, which the policy refuses",
            "Use a class and the stylesheet.");
      } else if (name.length() > 2 && name.startsWith("on")) {
        report(
            show(element) + " has the handler " + name + ", which the policy refuses",
            "Add the listener in a script file.");
      } else if (name.equals("id") && !ids.add(attribute.getValue())) {
        report(show(element) + " has an id that occurs twice", "Keep each id once a page.");
      }
    }
  }

  private void anchor(Element element) {
    if (element.hasAttr("name")) {
      names.add(element.attr("name"));
    }
    link(element, "href");
  }

  private void image(Element element) {
    asset(element, "src");
    Matcher candidates = CANDIDATE.matcher(element.attr("srcset"));
    while (candidates.find()) {
      asset(new Page.Link(element.normalName(), "srcset", candidates.group("url")));
    }
  }

  private void alternative(Element element) {
    if (!element.hasAttr("alt")) {
      report(
          show(element) + " has no alt text",
          "Say what it shows, or alt=\"\" when it is decoration.");
    }
  }

  private void script(Element element) {
    if (element.hasAttr("src")) {
      asset(element, "src");
    } else if (!DATA.contains(element.attr("type"))) {
      report("an inline script, which the policy refuses", "Put it into a file of its own.");
    } else {
      data(element);
    }
  }

  private void data(Element element) {
    try {
      JsonFiles.parse(element.data());
    } catch (JsonProcessingException e) {
      report(
          show(element) + " is not JSON: " + e.getOriginalMessage(),
          "Correct the template that writes it.");
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory", e);
    }
  }

  private static String policyOf(Document document) {
    return document.select("meta[http-equiv=" + POLICY + "]").attr("content");
  }

  /** A policy allows a style sheet within the page by the hash of its text. */
  private void style(Element element) {
    String allowed = "'sha256-" + hash(element) + "'";
    if (!policyOf(element.ownerDocument()).contains(allowed)) {
      report("<style> is refused by the policy", "Put it into a stylesheet file.");
    }
  }

  private static String hash(Element style) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] text = style.data().getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(sha256.digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void headLink(Element element) {
    String address = element.attr("href");
    List<String> relations =
        List.of(element.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+"));
    if (relations.contains("canonical")) {
      canonical = Optional.of(address);
      absolute(new Page.Link("link", "href", address));
    } else if (relations.stream().anyMatch(FETCHED::contains)) {
      asset(element, "href");
    } else if (links.isUnderBase(address)) {
      absolute(new Page.Link("link", "href", address));
    } else {
      link(element, "href");
    }
  }

  private void meta(Element element) {
    String content = element.attr("content");
    if (element.attr("name").equalsIgnoreCase("robots")) {
      indexable = !content.toLowerCase(Locale.ROOT).contains("noindex");
    } else if (element.attr("http-equiv").equalsIgnoreCase("refresh")) {
      refresh(content);
    } else if (element.attr("property").startsWith("og:") && links.isUnderBase(content)) {
      absolute(new Page.Link("meta", "content", content));
    }
  }

  private void refresh(String content) {
    Matcher matcher = REFRESH.matcher(content);
    if (!matcher.matches()) {
      report("the redirect \"" + content + "\" says not where to", "Write \"0; url=...\".");
      return;
    }
    Page.Link link = new Page.Link("meta http-equiv=\"refresh\"", "url", matcher.group("url"));
    redirect = Optional.of(link);
    if (keep(link) instanceof SiteLinks.Elsewhere) {
      report(link + " leads to another site", "Redirect to a page of this site.");
    }
  }

  /** A link for the reader to follow, which may lead to other sites. */
  private void link(Element element, String attribute) {
    if (!element.hasAttr(attribute)) {
      return;
    }
    Page.Link link = new Page.Link(element.normalName(), attribute, element.attr(attribute));
    if (standsAlone && links.isUnderBase(link.address())) {
      absolute(link);
    } else {
      keep(link);
    }
  }

  /** A link with the base URL. */
  private void absolute(Page.Link link) {
    if (links.followAbsolute(link.address()) instanceof SiteLinks.Nowhere nowhere) {
      report(link + " " + nowhere.why(), nowhere.remedy());
    }
  }

  /** Something the browser fetches by itself. */
  private void asset(Element element, String attribute) {
    if (element.hasAttr(attribute)) {
      asset(new Page.Link(element.normalName(), attribute, element.attr(attribute)));
    }
  }

  private void asset(Page.Link link) {
    if (link.address().isBlank()) {
      report(link + " names no file", "Remove it, or name one.");
    } else if (keep(link) instanceof SiteLinks.Elsewhere) {
      report(link + " makes a request to another host", "Keep a copy in templates/assets.");
    }
  }

  private SiteLinks.Target keep(Page.Link link) {
    SiteLinks.Target target = links.follow(file, link.address());
    if (target instanceof SiteLinks.Nowhere nowhere) {
      report(link + " " + nowhere.why(), nowhere.remedy());
    } else if (target instanceof SiteLinks.Inside inside && !inside.fragment().isEmpty()) {
      jumps.add(link);
    }
    return target;
  }

  private void language(Document document) {
    Element html = document.selectFirst("html");
    if (html == null || html.attr("lang").isBlank()) {
      report("the page names no language", "Write <html lang=\"en\">.");
    }
  }

  private void title(Document document) {
    Element title = document.head().selectFirst("> title");
    if (title == null || title.text().isBlank()) {
      report(title == null ? "the page has no title" : "the title is empty", "Give it one.");
    }
  }

  /** It rules only what comes after it, so that nothing but the charset may come before. */
  private void policy(Document document) {
    Optional<Element> first =
        document.head().children().stream().filter(child -> !child.hasAttr("charset")).findFirst();
    if (first.filter(meta -> meta.attr("http-equiv").equalsIgnoreCase(POLICY)).isEmpty()) {
      report(
          "the head does not begin with a " + POLICY,
          "Write <meta http-equiv=\"" + POLICY + "\" content=\"default-src 'self'\"> first.");
      return;
    }
    String content = first.get().attr("content");
    if (!content.matches("(?s)(.*;)?\\s*default-src '(self|none)'\\s*(;.*)?")
        || content.matches("(?s).*('unsafe-|data:|\\*).*")) {
      report(
          "the policy \"" + content + "\" allows too much",
          "Keep default-src 'self', without 'unsafe-...', data: and *.");
    }
  }

  private void report(String what, String remedy) {
    findings.add(new Finding(file, what, remedy));
  }

  /** The element's start tag, cut short when it is long. */
  private static String show(Element element) {
    String tag = "<" + element.tagName() + element.attributes().html() + ">";
    return tag.length() <= MAX_SHOWN ? tag : tag.substring(0, MAX_SHOWN) + "...";
  }
}
