package org.practicekb.page;

import java.net.URI;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.practicekb.link.Address;

/**
 * A page of several entries that is read without the site. Each {@code article} is the page of one
 * entry, so that their ids are made different; a link leads to another article, else to the site
 * where that has an address, else it is plain text.
 */
final class StandAlone {

  private static final String SITE = "http://site/";
  private static final int DEEPEST = 5;

  private final Document page;
  private final URI here;
  private final List<Address> articles;
  private final String baseUrl;

  /**
   * @param page as it was made for {@code here}; it is changed
   * @param articles the addresses of the entries, in the order of the articles
   * @param baseUrl where the site is; empty when that is not known
   */
  StandAlone(Document page, Address here, List<Address> articles, String baseUrl) {
    this.page = page;
    this.here = URI.create(here.absolute(SITE));
    this.articles = articles;
    this.baseUrl = baseUrl;
  }

  /** The page by itself. */
  String html() {
    int number = 0;
    for (Element article : page.select("article")) {
      separate(article, id(number++));
    }
    page.select("a[href]").forEach(this::link);
    page.select("img").forEach(image -> image.replaceWith(new TextNode(image.attr("alt"))));
    page.outputSettings().prettyPrint(false);
    return page.outerHtml();
  }

  private static String id(int article) {
    return "reading-" + (article + 1);
  }

  private static void separate(Element article, String id) {
    String prefix = id + "-";
    article.select("[id]").forEach(one -> one.id(prefix + one.id()));
    article
        .select("a[href^=#]")
        .forEach(link -> link.attr("href", "#" + prefix + link.attr("href").substring(1)));
    for (int level = DEEPEST; level > 1; level--) {
      article.select(".text h" + level).tagName("h" + (level + 1));
    }
    article.id(id);
  }

  private void link(Element link) {
    String href = link.attr("href");
    if (href.startsWith("#") || href.matches("(https?|mailto):.*")) {
      return;
    }
    URI target = here.resolve(href);
    String path = target.getPath().substring(1).replaceFirst("index\\.html$", "");
    int article = articles.indexOf(Address.page(path));
    if (article >= 0) {
      link.attr("href", "#" + place(id(article), target.getFragment()));
    } else if (!baseUrl.isEmpty()) {
      link.attr(
          "href", baseUrl + path + (href.contains("#") ? href.substring(href.indexOf('#')) : ""));
    } else {
      link.unwrap();
    }
  }

  /** A place in an article; the article itself where the file has no such place. */
  private String place(String id, String fragment) {
    String place = id + "-" + fragment;
    return page.getElementById(place) == null ? id : place;
  }
}
