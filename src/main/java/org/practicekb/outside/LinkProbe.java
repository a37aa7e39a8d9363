package org.practicekb.outside;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Asks whether addresses answer, as a guest does: one host after the other, a pause before each
 * further question to the same host, heads before bodies, nothing asked twice within a week, and no
 * more questions to a host that is silent or asks to be left alone.
 */
public final class LinkProbe {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MAX_HOPS = 5;
  private static final int SILENT_TIMES = 2;
  private static final int TOO_MANY = 429;
  private static final Set<Integer> FOR_GOOD = Set.of(301, 308);
  private static final Set<Integer> NO_HEAD = Set.of(400, 403, 404, 405, 500, 501);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Duration pause;
  private final Path cacheFile;
  private final String guest;

  /**
   * @param pause between two questions to one host
   * @param cacheFile keeps answers from run to run
   * @param guest who asks, for the hosts' logs: a name and an address to complain to
   */
  public LinkProbe(Duration pause, Path cacheFile, String guest) {
    this.pause = pause;
    this.cacheFile = cacheFile;
    this.guest = guest;
  }

  /**
   * What became of a run.
   *
   * @param answers by address
   * @param cached how many of them are of an earlier run
   * @param unasked the addresses of hosts that were left alone
   */
  public record Result(Map<String, Answer> answers, int cached, List<String> unasked) {}

  /**
   * Asks for each address once.
   *
   * @param asking told of each host before its first question
   */
  public Result probe(List<OutsideLink> links, Consumer<String> asking)
      throws IOException, InterruptedException {
    Map<String, Map<String, Boolean>> byHost = new TreeMap<>();
    for (OutsideLink link : links) {
      byHost
          .computeIfAbsent(URI.create(link.url()).getAuthority(), host -> new TreeMap<>())
          .put(withoutFragment(link.url()), link.isDoi());
    }
    AnswerCache cache = AnswerCache.read(cacheFile);
    Run run = new Run(cache);
    for (Map.Entry<String, Map<String, Boolean>> host : byHost.entrySet()) {
      run.host(host.getKey(), host.getValue(), asking);
      cache.write();
    }
    return new Result(run.answers, run.cached, run.unasked);
  }

  static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }

  private final class Run {
    private final AnswerCache cache;
    private final Map<String, Answer> answers = new TreeMap<>();
    private final List<String> unasked = new ArrayList<>();
    private int cached;

    Run(AnswerCache cache) {
      this.cache = cache;
    }

    void host(String host, Map<String, Boolean> urls, Consumer<String> asking)
        throws InterruptedException {
      long now = Instant.now().getEpochSecond();
      int asked = 0;
      int silent = 0;
      for (Map.Entry<String, Boolean> one : urls.entrySet()) {
        String url = one.getKey();
        if (cache.recent(url, now).isPresent()) {
          answers.put(url, cache.recent(url, now).get());
          cached++;
        } else if (silent >= SILENT_TIMES) {
          unasked.add(url);
        } else {
          if (asked++ == 0) {
            asking.accept(host);
          } else {
            Thread.sleep(pause.toMillis());
          }
          Answer answer = one.getValue() ? registered(ask(url, 0)) : follow(url);
          answers.put(url, answer);
          cache.put(url, answer);
          silent = silence(answer, silent);
        }
      }
    }

    private int silence(Answer answer, int before) {
      if (answer.status() == TOO_MANY) {
        return SILENT_TIMES;
      }
      return answer.status() == 0 ? before + 1 : 0;
    }
  }

  /** A DOI that is registered leads on; where to is the publisher's affair. */
  private static Answer registered(Answer answer) {
    return new Answer(answer.status(), "", answer.failure(), answer.asked());
  }

  /** Goes where an address leads. */
  private Answer follow(String url) throws InterruptedException {
    String movedTo = "";
    boolean forGood = true;
    String at = url;
    Answer answer = ask(at, 0);
    for (int hop = 0; hop < MAX_HOPS && isRedirect(answer); hop++) {
      forGood &= FOR_GOOD.contains(answer.status());
      at = answer.movedTo();
      movedTo = forGood ? at : movedTo;
      Thread.sleep(pause.toMillis());
      answer = ask(at, 0);
    }
    return isRedirect(answer)
        ? new Answer(0, "", "leads in a circle", answer.asked())
        : new Answer(answer.status(), movedTo, answer.failure(), answer.asked());
  }

  private static boolean isRedirect(Answer answer) {
    return answer.status() >= 300 && answer.status() < 400 && !answer.movedTo().isEmpty();
  }

  /** One question; {@code movedTo} of its answer is where a redirect leads. */
  private Answer ask(String url, int tried) throws InterruptedException {
    long now = Instant.now().getEpochSecond();
    try {
      URI uri = URI.create(url);
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .timeout(PATIENCE)
              .header("User-Agent", guest)
              .method(tried == 0 ? "HEAD" : "GET", HttpRequest.BodyPublishers.noBody())
              .build();
      HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
      int status = response.statusCode();
      if (tried == 0 && NO_HEAD.contains(status)) {
        Thread.sleep(pause.toMillis());
        return ask(url, 1);
      }
      String to = response.headers().firstValue("Location").orElse("");
      return new Answer(status, to.isEmpty() ? "" : uri.resolve(to).toString(), "", now);
    } catch (IOException | IllegalArgumentException e) {
      return new Answer(0, "", reason(e), now);
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null
        ? e.getClass()
            .getSimpleName()
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT)
        : e.getMessage();
  }
}
