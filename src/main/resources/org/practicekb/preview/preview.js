// Keeps a page that kb serve shows up to date: loads it again when it is another now, exchanges styles in place, shows
// what is wrong, and marks drafts. It is in no built site.
(function () {
  "use strict";
  const script = document.currentScript;
  const shown = {page: script.dataset.page, styles: script.dataset.styles};
  let source = null;
  let drafts = new Set();
  let problems = "[]";

  const host = document.createElement("div");
  host.id = "kb-preview";
  const root = host.attachShadow({mode: "open"});
  root.append(element("link", {rel: "stylesheet", href: "/_kb/preview.css"}));
  const status = element("p", {className: "draft", hidden: true}, "Draft: this page is not published.");
  const panel = element("section", {className: "problems", hidden: true});
  panel.setAttribute("aria-label", "Problems");
  panel.setAttribute("aria-live", "polite");
  root.append(status, panel);
  document.body.append(host);

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function place(problem) {
    return [problem.file, problem.line, problem.column].filter(part => part).join(":");
  }

  function line(problem) {
    const item = element("li", {}, element("p", {className: "place"}, place(problem)),
      element("p", {className: "what"}, problem.what + "."));
    if (problem.suggestion) item.append(element("p", {className: "suggestion"}, problem.suggestion));
    if (problem.expected) item.append(element("p", {className: "expected"}, "Expected: " + problem.expected));
    return item;
  }

  function showProblems(list) {
    if (JSON.stringify(list) === problems) return;
    problems = JSON.stringify(list);
    panel.hidden = list.length === 0;
    const hide = element("button", {type: "button"}, "Hide");
    hide.addEventListener("click", () => (panel.hidden = true));
    const title = (list.length === 1 ? "1 error" : list.length + " errors") + ": the last good pages stay";
    panel.replaceChildren(element("h2", {}, title), hide, element("ol", {}, ...list.map(line)));
  }

  function isDraft(link) {
    const url = new URL(link.href, location);
    return url.origin === location.origin && (drafts.has(url.pathname) || drafts.has(url.pathname + url.hash));
  }

  function mark() {
    status.hidden = !drafts.has(location.pathname);
    if (drafts.size === 0) return;
    for (const link of document.querySelectorAll("a[href]:not([href^='#'], [data-kb-draft])")) {
      if (isDraft(link)) {
        link.dataset.kbDraft = "";
        link.append(element("span", {className: "kb-draft"}, "draft"));
      }
    }
  }

  // The new style is there before the old one goes, so that nothing flashes.
  function exchangeStyles(stamp) {
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      const url = new URL(link.href);
      if (url.pathname.startsWith("/_kb/")) continue;
      url.searchParams.set("kb", stamp);
      const next = link.cloneNode();
      next.href = url;
      next.addEventListener("load", () => link.remove());
      link.after(next);
    }
    shown.styles = stamp;
  }

  function follow(state) {
    if (state.page !== shown.page) {
      location.reload();
      return;
    }
    if (state.styles !== shown.styles) exchangeStyles(state.styles);
    drafts = new Set(state.drafts);
    mark();
    showProblems(state.problems);
  }

  // A browser opens few connections to one server: only the pages in sight keep one.
  function connect() {
    if (source || document.hidden) return;
    source = new EventSource("/_kb/events?page=" + encodeURIComponent(location.pathname));
    source.addEventListener("message", event => follow(JSON.parse(event.data)));
  }

  function disconnect() {
    source?.close();
    source = null;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  new MutationObserver(mark).observe(document.body, {childList: true, subtree: true});
  connect();
})();
