package org.practicekb.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;

/**
 * The frame of a page: its head, header and footer.
 *
 * @param title of the page, without the site's name
 * @param siteTitle the site's name
 * @param description one or two sentences; may be empty
 * @param canonical the absolute address
 * @param baseUrl the absolute address of the site's root
 * @param root the link to the site's root: {@code ../../}
 * @param home whether this is the home page
 * @param indexed whether search engines may list it
 * @param twin the link to the JSON twin; empty when there is none
 * @param crumbs the way from home to here, this page left out
 * @param menu the lists; the header shows the first six, the footer all
 * @param tools the pages that stand with the lists, in the footer
 * @param footer the links of the footer
 * @param jsonLd structured data as JSON; empty when there is none
 */
public record Head(
    String title,
    String siteTitle,
    String description,
    String canonical,
    String baseUrl,
    String root,
    boolean home,
    boolean indexed,
    String twin,
    List<Link> crumbs,
    List<Link> menu,
    List<Link> tools,
    List<Link> footer,
    TemplateHTMLOutputModel jsonLd) {

  /** A link with its words. */
  public record Link(String href, String text) {}

  /**
   * The same frame with its links below {@code path} of the host, for a page at the site's root
   * that is shown at any depth.
   */
  Head under(String path) {
    return new Head(
        title,
        siteTitle,
        description,
        canonical,
        baseUrl,
        path,
        home,
        indexed,
        twin,
        under(crumbs, path),
        under(menu, path),
        under(tools, path),
        under(footer, path),
        jsonLd);
  }

  private static List<Link> under(List<Link> links, String path) {
    return links.stream()
        .map(link -> new Link(path + link.href.replaceFirst("^\\./", ""), link.text))
        .toList();
  }
}
