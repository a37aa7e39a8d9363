package org.practicekb.page;

import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.practicekb.content.History;
import org.practicekb.content.Lazy;
import org.practicekb.entry.Entry;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.entry.Schemas;
import org.practicekb.link.Address;
import org.practicekb.link.CrossLinks;
import org.practicekb.link.Images;
import org.practicekb.link.LinkResolver;
import org.practicekb.link.Permalinks;

/**
 * All files of the site but the index: pages, feeds, downloads and assets, baked by JBake into a
 * folder.
 */
public final class SitePages {

  /** The page for all that is not there. */
  public static final Address NOT_FOUND = Address.page("404.html");

  private static final Address DOWNLOADS = Address.page("data/");
  private static final Address SITEMAP = Address.page("sitemap.xml");
  private static final Address ROBOTS = Address.page("robots.txt");
  private static final Address LLMS = Address.page("llms.txt");

  private final Templates templates;
  private final PageContext context;
  private final PackPages packs;
  private final EntryPages entryPages;

  /** Those that are no entry's. */
  private final Supplier<Map<Address, Supplier<Page>>> others;

  private final Supplier<Map<Address, Supplier<Page>>> pages;

  /** Where the site is read from: the folders of a build. */
  public record Folders(Path project, Path content, Path templates, Path out) {}

  /**
   * @param baseUrl where the site will be; empty for the one in {@code jbake.properties}
   */
  public SitePages(
      Folders folders,
      String baseUrl,
      KnowledgeBase kb,
      Schemas schemas,
      LinkResolver links,
      CrossLinks crossLinks,
      Images images,
      History history) {
    this(new Templates(folders, baseUrl), kb, schemas, links, crossLinks, images, history);
  }

  /** Pages made with templates that were read before. */
  public SitePages(
      Templates templates,
      KnowledgeBase kb,
      Schemas schemas,
      LinkResolver links,
      CrossLinks crossLinks,
      Images images,
      History history) {
    this.templates = templates;
    Site site = Site.of(templates.config(), kb);
    this.context =
        new PageContext(site, kb, schemas, links, crossLinks, images, history, new Works());
    Changes changes = new Changes(context);
    this.entryPages = new EntryPages(context, changes);
    this.packs = new PackPages(context, entryPages);
    this.others = new Lazy<>(() -> others(new ChangesPage(context, changes)));
    this.pages = new Lazy<>(this::all);
  }

  private Map<Address, Supplier<Page>> all() {
    Map<Address, Supplier<Page>> all = new LinkedHashMap<>(others.get());
    context.kb().published().forEach(entry -> all.putAll(pages(entry)));
    return all;
  }

  private Map<Address, Supplier<Page>> others(ChangesPage changes) {
    Map<Address, Supplier<Page>> all =
        new LinkedHashMap<>(new ListPages(context, entryPages).all());
    all.putAll(new Exhibits(context).all());
    all.putAll(new SearchPages(context).all());
    all.putAll(packs.all());
    all.putAll(new ReviewPages(context).all());
    all.put(Address.CHANGES, changes::page);
    all.put(ChangesPage.FEED, changes::feed);
    all.put(Address.HANDOUT, this::handout);
    all.put(NOT_FOUND, this::notFound);
    all.put(DOWNLOADS, this::downloads);
    all.put(SITEMAP, this::sitemap);
    all.put(ROBOTS, this::robots);
    all.put(LLMS, this::llms);
    return all;
  }

  private Map<Address, Supplier<Page>> pages(Entry entry) {
    Map<Address, Supplier<Page>> own = new LinkedHashMap<>();
    if (entry.id().type().hasPage()) {
      own.put(Address.of(entry.id()), () -> entryPages.page(entry));
    }
    entry.aliases().forEach(alias -> own.putAll(redirects(entry, Permalinks.former(alias))));
    return own;
  }

  /** The address of the site's root, with a slash at its end. */
  public String baseUrl() {
    return context.site().baseUrl();
  }

  /** How many files the oven bakes. */
  public int count() {
    return pages.get().size();
  }

  /**
   * Bakes everything.
   *
   * @param output takes the pages and their JSON twins
   * @param baked called after each page, from any thread
   * @throws IOException when a file cannot be written, or a template fails: the message names the
   *     template, its line and the page
   */
  public void bake(Output output, Runnable baked) throws IOException {
    PageOven oven = oven(List.copyOf(pages.get().values()), output, baked);
    oven.bake();
    writeData(templates.out(), output);
    Path assets = Files.createDirectories(templates.out().resolve("assets"));
    oven.copy(templates.config().getAssetFolder().toPath(), assets);
    Scripts.shorten(assets);
    oven.copy(context.images().folder(), assets.resolve("images"));
    failOnErrors(oven);
  }

  /**
   * Bakes again what can differ after a change.
   *
   * @param before the root of a site with everything as it was
   * @param output takes all but the files that list all entries
   * @param baked called after each page, from any thread
   * @return how many pages these are
   * @throws IOException as {@link #bake} does
   */
  public int bakeAgain(Touched touched, Path before, Output output, Runnable baked)
      throws IOException {
    List<Entry> pathways = packs.showing(touched);
    Map<Address, Supplier<Page>> again = new LinkedHashMap<>();
    if (touched.others()) {
      again.putAll(others.get());
    }
    for (Entry pathway : pathways) {
      Address pack = Address.of(pathway.id()).pack();
      again.put(pack, others.get().get(pack));
    }
    context.kb().published().stream()
        .filter(touched::has)
        .forEach(entry -> again.putAll(pages(entry)));
    PageOven oven = oven(List.copyOf(again.values()), output, baked);
    oven.bake();
    new PackFiles(context, packs, templates.engine(), templates.folder()).write(pathways, output);
    new DataFiles(context, templates.out(), output).writeAgain(touched, before);
    failOnErrors(oven);
    return again.size();
  }

  private PageOven oven(List<Supplier<Page>> some, Output output, Runnable baked) {
    return new PageOven(templates.config(), templates.engine(), some, output, baked);
  }

  private static void failOnErrors(PageOven oven) throws IOException {
    for (Throwable error : oven.getErrors()) {
      throw new IOException(message(error), error);
    }
  }

  /**
   * Writes the files that are neither pages nor assets.
   *
   * @param folder the site's root
   * @param output takes short links, packs and the JSON twins of pages
   */
  public void writeData(Path folder, Output output) throws IOException {
    new ShortLinkPages(context, templates.engine()).write(output);
    new PackFiles(context, packs, templates.engine(), templates.folder())
        .write(packs.pathways(), output);
    new DataFiles(context, folder, output).write();
  }

  /** The addresses of all pages, in the order in which they are baked. */
  public Set<Address> addresses() {
    return Collections.unmodifiableSet(pages.get().keySet());
  }

  /**
   * One page as it is baked; empty when none is baked at {@code address}. Thread-safe.
   *
   * @throws PageFailure when its template fails
   */
  public Optional<String> render(Address address) throws PageFailure {
    Supplier<Page> page = pages.get().get(address);
    return page == null ? Optional.empty() : Optional.of(render(page.get()));
  }

  private String render(Page page) throws PageFailure {
    StringWriter html = new StringWriter();
    String template = templates.config().getTemplateFileByDocType(page.template()).getName();
    try {
      templates.engine().render(page.model(), template, html);
    } catch (IOException | TemplateException e) {
      throw PageFailure.of(e, template, page.address());
    }
    return html.toString();
  }

  /** The deepest message: JBake wraps FreeMarker's, which names template, line and column. */
  private static String message(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return "the page " + error.getMessage() + " could not be made: " + cause.getMessage();
  }

  private Map<Address, Supplier<Page>> redirects(Entry entry, Address former) {
    List<Address> targets = Permalinks.ofEntry(entry, Address.of(entry.id()));
    Map<Address, Supplier<Page>> redirects = new LinkedHashMap<>();
    for (Address here : Permalinks.ofEntry(entry, former)) {
      Address target = targets.get(redirects.size());
      redirects.put(here, () -> redirect(entry, here, target));
    }
    return redirects;
  }

  private Page redirect(Entry entry, Address here, Address target) {
    Head head = context.head(here, entry.title(), "", false, false, List.of(), null);
    return new Page(
        here, "redirect", new Views.Redirect(head, target.from(here), target.absolute(baseUrl())));
  }

  /** Hosts show it at any depth: its links begin at the host's root. */
  private Page notFound() {
    Address here = NOT_FOUND;
    Head head = context.head(here, "Page not found", "", false, false, List.of(), null);
    return new Page(here, "notfound", new Views.Plain(head.under(URI.create(baseUrl()).getPath())));
  }

  private Page handout() {
    Address here = Address.HANDOUT;
    Head head =
        context.head(
            here,
            "Handout",
            "Put entries together, in your order and with your words, and print them or send the address.",
            true,
            false,
            List.of(),
            null);
    return new Page(
        here, "handout", new Views.Handout(head, context.site().isPlaced(), packs.links(here)));
  }

  private Page downloads() {
    Address here = DOWNLOADS;
    Head head =
        context.head(
            here,
            "Data downloads",
            "Everything on this site as files for programs and reference managers.",
            true,
            false,
            List.of(),
            new JsonLd(context).dataset(here));
    return new Page(here, "downloads", new Views.Downloads(head, DataFiles.FILES));
  }

  private Page sitemap() {
    List<Views.Url> urls = new ArrayList<>();
    Map<String, String> modified = new HashMap<>();
    context
        .kb()
        .published()
        .forEach(
            entry ->
                context
                    .modified(entry)
                    .ifPresent(
                        day -> modified.put(Address.of(entry.id()).permalink(), day.toString())));
    List<String> permalinks = new ArrayList<>(Permalinks.pages(context.kb()));
    permalinks.add("/data/");
    permalinks.add(Address.SEARCH.permalink());
    permalinks.add(Address.HANDOUT.permalink());
    permalinks.add(Address.CHANGES.permalink());
    permalinks.add(Address.REVIEWS.permalink());
    permalinks.forEach(
        permalink ->
            urls.add(
                new Views.Url(
                    Address.page(permalink.substring(1)).absolute(baseUrl()),
                    modified.getOrDefault(permalink, ""))));
    return new Page(SITEMAP, "sitemap", new Views.Sitemap(urls));
  }

  private Page robots() {
    return new Page(ROBOTS, "robots", robotsView());
  }

  private Page llms() {
    return new Page(LLMS, "llms", robotsView());
  }

  private Views.Robots robotsView() {
    List<Head.Link> lists = new ArrayList<>();
    for (Entry page : context.site().tools()) {
      lists.add(new Head.Link(Address.of(page.id()).absolute(baseUrl()), page.title()));
    }
    for (EntryType type : EntryType.values()) {
      if (type != EntryType.PAGE && !context.kb().published(type).isEmpty()) {
        lists.add(new Head.Link(Address.of(type).absolute(baseUrl()), type.label()));
      }
    }
    DataFiles.FILES.forEach(
        file -> lists.add(new Head.Link(baseUrl() + "data/" + file.href(), file.description())));
    return new Views.Robots(context.site().title(), context.site().description(), baseUrl(), lists);
  }
}
