package org.practicekb.preview;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.practicekb.content.ContentFolder;
import org.practicekb.content.History;
import org.practicekb.content.Place;
import org.practicekb.content.Problem;
import org.practicekb.entry.EntryType;
import org.practicekb.entry.KnowledgeBase;
import org.practicekb.link.Address;
import org.practicekb.link.CrossLinks;
import org.practicekb.page.SitePages;
import org.practicekb.page.Templates;
import org.practicekb.search.SearchApi;
import org.practicekb.site.Loaded;
import org.practicekb.site.ServedFiles;
import org.practicekb.site.SiteBuilder;
import org.practicekb.site.SiteSource;
import org.practicekb.site.Workspace;

/**
 * The site as it would be built now, with its drafts. It follows every save: reads what changed,
 * checks everything, and tells the browsers whose page is another now. As long as anything is wrong
 * the last good pages stay. Nothing is written to the built site. Thread-safe.
 */
public final class Preview implements SiteSource, AutoCloseable {

  private static final String ASSETS = "assets/";
  private static final String IMAGES = ASSETS + ContentFolder.IMAGES + "/";
  private static final String NOTHING_YET =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>No page yet</title>
      </head>
      <body>
      <main>
      <h1>No page yet</h1>
      <p>It appears as soon as what is wrong is mended.</p>
      </main>
      </body>
      </html>
      """;

  private final Workspace workspace;
  private final String label;
  private final Log log;
  private final Loaded.Known known = new Loaded.Known();
  private final Events events = new Events(this::state);
  private final BackgroundFiles others;
  private final Map<Address, String> lastGood = new ConcurrentHashMap<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private String baseUrl;
  private Templates templates;
  private History history;
  private Loaded sound;
  private FileWatch watch;
  private volatile Shown shown;

  /**
   * What is shown at a moment.
   *
   * @param pages null as long as the content was never without errors
   * @param problems the errors of the content as it is
   * @param drafts the permalinks of drafts
   * @param styles counts the changes of styles
   * @param assets counts those of other assets
   */
  private record Shown(
      PreviewPages pages, List<Problem> problems, List<String> drafts, int styles, int assets) {}

  /** Which kinds of file changed. */
  private record Changes(boolean content, boolean templates, boolean styles, boolean assets) {}

  /**
   * @param workspace its {@code out} is not used
   * @param out told what is done and why
   * @throws IOException when there is no folder of content or templates
   */
  public Preview(Workspace workspace, PrintWriter out) throws IOException {
    this.label = Workspace.label(workspace.content());
    this.workspace =
        new Workspace(
            workspace.project(),
            workspace.content().toRealPath(),
            workspace.templates().toRealPath(),
            workspace.out());
    this.log = new Log(out);
    this.others = new BackgroundFiles(log);
  }

  /**
   * Reads everything and begins to watch. Requests wait for it.
   *
   * @param url where the site is served
   * @return the errors and warnings of the content
   */
  public synchronized List<Problem> begin(String url) throws IOException {
    baseUrl = url;
    templates = readTemplates();
    history = History.read(workspace.content(), System.getenv("SOURCE_DATE_EPOCH"));
    watch = FileWatch.start(List.of(workspace.content(), workspace.templates()), this::update);
    List<Problem> problems = load();
    shown = new Shown(pages(), errors(problems), drafts(), 0, 0);
    begun.countDown();
    CompletableFuture.runAsync(this::rehearse);
    return problems;
  }

  /**
   * Goes the way of a save once, with an entry of each type: else the first save waits for classes
   * to be loaded and compiled.
   */
  private synchronized void rehearse() {
    read(Set.of(), new ArrayList<>());
    if (sound != null) {
      PreviewPages pages = new PreviewPages(sitePages(), label);
      Arrays.stream(EntryType.values())
          .flatMap(type -> sound.kb().published(type).stream().limit(1))
          .forEach(entry -> pages.page(Address.of(entry.id())));
    }
  }

  /** What answers paths that begin with these, beside the pages. */
  public Map<String, HttpHandler> handlers() {
    return Map.of(
        "/" + Client.FOLDER + "events",
        events,
        "/api/search",
        exchange -> new SearchApi(others.folder().resolve(SiteBuilder.INDEX)).handle(exchange));
  }

  private Templates readTemplates() {
    SitePages.Folders folders =
        new SitePages.Folders(
            workspace.project(), workspace.content(), workspace.templates(), workspace.out());
    return new Templates(folders, baseUrl);
  }

  private List<Problem> load() throws IOException {
    Loaded loaded = Loaded.load(workspace, label, known, history, Loaded.today());
    if (!Problem.anyError(loaded.problems())) {
      sound = loaded;
    }
    return loaded.problems();
  }

  private static List<Problem> errors(List<Problem> problems) {
    return problems.stream().filter(Problem::isError).toList();
  }

  /** The pages of the last content without errors; null when it always had some. */
  private PreviewPages pages() {
    if (sound == null) {
      return null;
    }
    SitePages pages = sitePages();
    KnowledgeBase kb = sound.kb().withDrafts();
    others.renew(
        (folder, output) -> {
          SiteBuilder.index(kb, folder);
          pages.writeData(folder, output);
        });
    return new PreviewPages(pages, Workspace.label(workspace.templates()));
  }

  private SitePages sitePages() {
    KnowledgeBase kb = sound.kb().withDrafts();
    return new SitePages(
        templates,
        kb,
        sound.schemas(),
        sound.links(),
        new CrossLinks(kb, sound.links(), sound.schemas(), known.links()),
        sound.images(),
        sound.history());
  }

  private List<String> drafts() {
    return sound == null
        ? List.of()
        : sound.kb().all().stream()
            .filter(entry -> entry.draft())
            .map(entry -> Address.of(entry.id()).permalink())
            .toList();
  }

  /** Follows a save; one that cannot be followed leaves everything as it is. */
  synchronized void update(Set<Path> files) {
    try {
      follow(files);
    } catch (RuntimeException e) {
      log.note("this save could not be followed: " + e);
    }
  }

  private void follow(Set<Path> files) {
    long start = System.nanoTime();
    Changes changes = changes(files);
    Shown before = shown;
    List<String> done = new ArrayList<>();
    List<Problem> problems = changes.content ? read(files, done) : before.problems;
    if (changes.templates) {
      templates = readTemplates();
      done.add("templates read anew");
    }
    boolean anew = changes.templates || changes.content && problems.isEmpty();
    shown =
        new Shown(
            anew ? pages() : before.pages,
            problems,
            drafts(),
            before.styles + (changes.styles ? 1 : 0),
            before.assets + (changes.assets ? 1 : 0));
    if (changes.styles) {
      done.add("style exchanged in open pages");
    }
    if (changes.assets) {
      done.add("open pages loaded again");
    }
    makeOpenPages(before, done);
    log.changed(files, done, start);
    log.problems(problems());
    events.tell();
  }

  private Changes changes(Set<Path> files) {
    Path images = workspace.content().resolve(ContentFolder.IMAGES);
    Path assets = workspace.templates().resolve(ASSETS);
    boolean content = false;
    boolean templates = false;
    boolean styles = false;
    boolean other = false;
    for (Path file : files) {
      boolean asset = file.startsWith(assets) || file.startsWith(images);
      boolean style = asset && file.toString().endsWith(".css");
      content |= file.startsWith(workspace.content());
      templates |= file.startsWith(workspace.templates()) && !asset;
      styles |= style;
      other |= asset && !style;
    }
    return new Changes(content, templates, styles, other);
  }

  /** Reads the changed files; returns the errors of all of the content. */
  private List<Problem> read(Set<Path> files, List<String> done) {
    if (files.contains(workspace.content())) {
      known.forgetAll();
    }
    known.forget(files);
    history = history.changed(files);
    try {
      List<Problem> problems = errors(load());
      done.add("read anew, everything checked");
      done.add(
          problems.isEmpty()
              ? "no errors"
              : problems.size()
                  + (problems.size() == 1 ? " error" : " errors")
                  + ", the last good pages stay");
      return problems;
    } catch (IOException | RuntimeException e) {
      done.add("the content could not be read, the last good pages stay");
      return List.of(Problem.error(Place.file(label), "the content cannot be read: " + e, "", ""));
    }
  }

  /** Makes the pages that browsers show before telling them, so that a failing one is told too. */
  private void makeOpenPages(Shown before, List<String> done) {
    List<String> again = new ArrayList<>();
    for (String path : events.pages()) {
      if (!stamp(before, path).equals(stamp(shown, path))) {
        again.add(path);
      }
    }
    done.add(again.isEmpty() ? "no open page differs" : "made anew: " + Log.listed(again));
  }

  /** What is wrong with the content and with the pages made so far. */
  List<Problem> problems() {
    Shown now = shown;
    return now.pages == null
        ? now.problems
        : Stream.concat(now.problems.stream(), now.pages.problems().stream()).toList();
  }

  /** What a browser that shows a page has to know. */
  private String state(String path) {
    awaitBegin();
    Shown now = shown;
    return Client.state(stamp(now, path), now.styles, problems(), now.drafts);
  }

  /** Differs when the page at {@code path} is to be loaded again. */
  private String stamp(Shown state, String path) {
    Address address = ServedFiles.name(path).map(Preview::address).orElse(SitePages.NOT_FOUND);
    String html = html(state, address).or(() -> html(state, SitePages.NOT_FOUND)).orElse("");
    return stampOf(state, html);
  }

  private static String stampOf(Shown state, String html) {
    return "%x-%x-%d".formatted(html.length(), html.hashCode(), state.assets);
  }

  private static Address address(String name) {
    return Address.page(
        name.endsWith("/index.html") ? name.replaceFirst("index\\.html$", "") : name);
  }

  /** The page at an address; the last good one when it fails now. */
  private Optional<String> html(Shown state, Address address) {
    if (state.pages == null) {
      return address.isPage() ? Optional.of(NOTHING_YET) : Optional.empty();
    }
    if (!state.pages.has(address)) {
      return Optional.empty();
    }
    Optional<String> html = state.pages.page(address);
    html.ifPresent(good -> lastGood.put(address, good));
    return Optional.of(html.orElseGet(() -> lastGood.getOrDefault(address, NOTHING_YET)));
  }

  private Optional<Found> page(Address address) {
    Shown now = shown;
    return html(now, address).map(html -> made(now, address, html));
  }

  private static Found made(Shown state, Address address, String html) {
    String type = ServedFiles.type(address.file());
    String sent =
        type.equals(ServedFiles.HTML) ? Client.in(html, stampOf(state, html), state.styles) : html;
    return new Made(sent.getBytes(StandardCharsets.UTF_8), type);
  }

  @Override
  public Found find(String rawPath) throws IOException {
    awaitBegin();
    Optional<String> name = ServedFiles.name(rawPath);
    if (name.isEmpty()) {
      return new Nothing();
    }
    Optional<Found> page = page(address(name.get()));
    if (page.isEmpty() && isFolder(name.get())) {
      return new Folder(rawPath + "/");
    }
    return page.isPresent() ? page.get() : file(name.get()).orElse(new Nothing());
  }

  private boolean isFolder(String name) {
    return shown.pages != null && shown.pages.has(Address.page(name + "/"));
  }

  private Optional<Found> file(String name) throws IOException {
    if (name.startsWith(Client.FOLDER)) {
      return Client.file(name.substring(Client.FOLDER.length()));
    }
    Optional<Found> found = Optional.empty();
    if (name.startsWith(IMAGES)) {
      found =
          in(workspace.content().resolve(ContentFolder.IMAGES), name.substring(IMAGES.length()));
    } else if (name.startsWith(ASSETS)) {
      found = in(workspace.templates().resolve(ASSETS), name.substring(ASSETS.length()));
    }
    return found.isPresent() || shown.pages == null ? found : in(others.folder(), name);
  }

  private static Optional<Found> in(Path folder, String name) throws IOException {
    return Files.isDirectory(folder) ? new ServedFiles(folder).stored(name) : Optional.empty();
  }

  @Override
  public Found notFoundPage() throws IOException {
    awaitBegin();
    return page(SitePages.NOT_FOUND).orElse(new Nothing());
  }

  private void awaitBegin() {
    try {
      begun.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    if (watch != null) {
      watch.close();
    }
    others.close();
  }
}
