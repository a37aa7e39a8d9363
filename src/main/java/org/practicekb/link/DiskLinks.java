package org.practicekb.link;

import java.util.regex.Pattern;

/**
 * Spells links for pages that are read from disk. There a browser shows a list of files for a
 * folder, so a link to a page names its file: {@code ../crm/index.html#how} for {@code
 * ../crm/#how}. Scripts get such links from {@code KbSite.link} in {@code site.js}.
 */
public final class DiskLinks {

  /** A relative link to a folder, in each attribute that leads to pages. */
  private static final Pattern TO_FOLDER =
      Pattern.compile(
          "( (?:href|action|data-target)=\"|content=\"0; url=)((?!/)[^\"?#:]*/)(?=[\"?#])");

  private DiskLinks() {}

  /**
   * A page with its links spelled out.
   *
   * @param page HTML of our templates, which write attributes in double quotes
   */
  public static String spellOut(String page) {
    return TO_FOLDER.matcher(page).replaceAll("$1$2index.html");
  }
}
