package org.practicekb.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicekb.TinyBase;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryId;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.link.Address;
import org.practicekb.link.LinkResolver;

/** Where a page first names a term, the term is linked. */
class TermLinksTest {

  private static final Map<String, String> TERMS =
      Map.of(
          "terms/secondary-traumatic-stress.md",
          "---\ntitle: Secondary traumatic stress\nalso-called: [STS]\nsummary: A \"strain\" & more.\n---\n",
          "terms/sts-responsive.md",
          "---\ntitle: STS-responsive\nsummary: One.\n---\n\nSTS-responsive is not STS.\n",
          "terms/trauma.md",
          "---\ntitle: Trauma\nsummary: One.\n---\n",
          "terms/trauma-work.md",
          "---\ntitle: Trauma work\nalso-called: [MAPS, guide]\nsummary: One.\n---\n",
          "terms/map.md",
          "---\ntitle: Map\nalso-called: [guide]\nsummary: One.\n---\n",
          "terms/hidden.md",
          "---\ntitle: Hidden\nstatus: draft\nsummary: One.\n---\n");

  /** A body on a page, as its text with each term as {@code [words=slug]}. */
  private static String read(String body) {
    return marked(html(body, "pages/about"))
        .replaceAll("\\s*</?(?!a[ >])[a-z][^>]*>\\s*", "|")
        .replaceAll("\\|+", "|")
        .replaceAll("^\\||\\|$", "");
  }

  private static String marked(String html) {
    return html.replaceAll(
        "(?s)<a class=\"term\"[^>]* href=\"\\.\\./terms/([^\"/]*)/\">(.*?)</a>", "[$2=$1]");
  }

  private static String html(String body, String id) {
    Map<String, String> files = new HashMap<>(TERMS);
    files.put("pages/about.md", "---\ntitle: About\n---\n\n" + body);
    files.put("sources/report.md", "---\ntitle: Report\n---\n");
    KnowledgeBase kb = TinyBase.create(files);
    LinkResolver links = new LinkResolver(kb);
    Entry entry = kb.entry(EntryId.parse(id).orElseThrow()).orElseThrow();
    Address here = Address.of(entry.id());
    BodyHtml bodies = new BodyHtml(links, null, new TermLinks(kb.published(EntryType.TERM), links));
    return bodies.of(entry, here, new Citations(kb, new Works(), here));
  }

  @Test
  void firstOccurrenceIsLinkedAndNoOther() {
    assertEquals("A [trauma=trauma], a trauma.|Trauma.", read("A trauma, a trauma.\n\nTrauma."));
  }

  @Test
  void everyNameCountsAsTheSameTerm() {
    assertEquals(
        "[Secondary traumatic stress=secondary-traumatic-stress] (STS).",
        read("Secondary traumatic stress (STS)."));
  }

  @Test
  void longestNameWins() {
    assertEquals("[trauma work=trauma-work] on [trauma=trauma]", read("trauma work on trauma"));
    assertEquals(
        "[STS-responsive=sts-responsive], [STS=secondary-traumatic-stress]",
        read("STS-responsive, STS"));
  }

  @Test
  void nameMayBreakAtTheEndOfALine() {
    assertEquals("[trauma\nwork=trauma-work]", read("trauma\nwork"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"traumatic, traumas, pretrauma", "post-trauma", "trauma2"})
  void partOfAWordIsNoTerm(String body) {
    assertEquals(body, read(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sts, Sts and STSs", "We read maps and Maps."})
  void acronymCountsAsItIsWritten(String body) {
    assertEquals(body, read(body));
  }

  @Test
  void acronymAndWordAreTwoNames() {
    assertEquals("[MAPS=trauma-work], a [map=map]", read("MAPS, a map"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the Secondary Traumatic Stress Scale",
        "the Trauma Center",
        "the STS\nConsortium",
        "Trauma Work for All"
      })
  void partOfAProperNameIsNoTerm(String body) {
    assertEquals(body, read(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "## Trauma",
        "`trauma`",
        "```\ntrauma\n```",
        "[the trauma page](https://trauma.test/)",
        "> Trauma is said here.\n>\n> - and trauma",
        "<cite>On trauma</cite>",
        "She said \"trauma comes\" and “all trauma”.",
        "| Trauma |\n|---|\n| x |",
        "<abbr title=\"> trauma\">T</abbr>"
      })
  void headingCodeLinkAndQuotationStayAsTheyAre(String body) {
    assertFalse(html(body, "pages/about").contains("class=\"term\""), body);
  }

  @Test
  void quotationLeftOpenEndsWithItsParagraph() {
    assertEquals(
        "5\" trauma|[trauma=trauma]", read("5\" trauma\n\ntrauma").replace("&quot;", "\""));
  }

  @Test
  void listsAndTableCellsAndEmphasisCount() {
    assertEquals("[Trauma=trauma]", read("- Trauma"));
    assertEquals("A|[trauma=trauma]", read("| A |\n|---|\n| trauma |"));
    assertEquals("|[trauma=trauma]|!", "|" + read("**trauma**!"));
  }

  @Test
  void authorsLinkIsTheFirstOccurrenceWhenItComesFirst() {
    assertEquals("|[this=trauma] is trauma.", "|" + read("[this](../terms/trauma.md) is trauma."));
  }

  @Test
  void authorsLaterLinkStaysAPlainLink() {
    assertEquals(
        "[trauma=trauma]: <a href=\"../terms/trauma/\">more</a>",
        read("trauma: [more](../terms/trauma.md)"));
  }

  @Test
  void linkToAPartOfATermIsNoOccurrence() {
    assertEquals(
        "<a href=\"#x\">x</a> [trauma=trauma]", read("[x](#x) trauma\n\n## x").split("\\|")[0]);
  }

  @Test
  void termDoesNotLinkToItself() {
    assertEquals(
        "<p>STS-responsive is not [STS=secondary-traumatic-stress].</p>",
        html("", "terms/sts-responsive")
            .strip()
            .replaceAll(
                "<a [^>]*href=\"\\.\\./secondary-traumatic-stress/\">(.*?)</a>",
                "[$1=secondary-traumatic-stress]"));
  }

  @Test
  void nameOfTwoTermsIsNotLinked() {
    assertEquals("a guide", read("a guide"));
  }

  @Test
  void draftIsNotLinked() {
    assertEquals("hidden", read("hidden"));
  }

  @Test
  void citationBesideATermIsKept() {
    String html = html("trauma [@report] STS [@report].", "pages/about");
    assertEquals(2, html.split("class=\"cite\"", -1).length - 1, html);
    assertTrue(marked(html).contains("[trauma=trauma]"), html);
  }

  @Test
  void definitionIsEscaped() {
    String html = html("STS", "pages/about");
    assertTrue(html.contains("data-definition=\"A &quot;strain&quot; &amp; more.\""), html);
  }
}
