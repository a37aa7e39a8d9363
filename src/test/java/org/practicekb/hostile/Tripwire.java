package org.practicekb.hostile;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.practicekb.browser.Chromium;

/**
 * A tab in real Chromium that tells when something runs that the page's author did not write, or
 * when anything is asked of another host.
 */
final class Tripwire implements AutoCloseable {

  /** Where other hosts are asked for: nobody listens there. */
  private static final String NO_ONE = "http://127.0.0.1:1";

  private static final String MARK = "tripwire: ";

  /** By the policy, and as no picture may come from elsewhere into another. */
  private static final Set<String> STOPPED = Set.of("csp", "origin");

  private static final String SCRIPT =
      """
      for (const name of ["alert", "confirm", "prompt", "print", "msgbox"]) {
        window[name] = () => console.log("%s" + name + " in " + (window.name || location.href));
      }
      """
          .formatted(MARK);

  private final BrowserContext context;
  private final Page page;
  private final List<String> tripped = Collections.synchronizedList(new ArrayList<>());
  private final List<String> refused = Collections.synchronizedList(new ArrayList<>());

  /**
   * @param policy whether the browser heeds the pages' Content-Security-Policy
   * @param site the only address that may be asked
   */
  Tripwire(Chromium chromium, boolean policy, URI site) {
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setBypassCSP(!policy)
                    .setProxy(new Proxy(NO_ONE).setBypass(site.getHost()))
                    .setViewportSize(1280, 900));
    context.addInitScript(SCRIPT);
    context.onRequest(request -> asked(request.url(), site));
    context.onRequestFailed(this::failed);
    context.onDialog(
        dialog -> {
          tripped.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    context.onConsoleMessage(message -> said(message.text()));
    page = context.newPage();
    page.onPopup(popup -> tripped.add("a window: " + popup.url()));
    page.onWebSocket(socket -> tripped.add("asked " + socket.url()));
  }

  private void asked(String url, URI site) {
    if (!url.startsWith(site.toString()) && !url.matches("(data|blob|about):.*")) {
      tripped.add("asked " + url);
    }
  }

  /** The browser tells of those too that it has stopped itself: nobody was asked. */
  private void failed(Request request) {
    if (STOPPED.contains(request.failure()) && tripped.remove("asked " + request.url())) {
      refused.add("asked " + request.url());
    }
  }

  private void said(String text) {
    if (text.startsWith(MARK)) {
      tripped.add(text.substring(MARK.length()));
    } else if (text.contains("Content Security Policy")) {
      refused.add(text);
    }
  }

  Page page() {
    return page;
  }

  /** What ran or was asked for. */
  List<String> tripped() {
    return List.copyOf(tripped);
  }

  /** What the policy has stopped. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  @Override
  public void close() {
    context.close();
  }
}
