// The search field of every page, with results as one types, and the search page.
// The engine (search-engine.js) is fetched when someone touches the field, not before.
(function () {
  "use strict";

  const form = document.querySelector(".search-form");
  const field = form.elements.q;
  const results = document.getElementById("results");
  const MINE = "search-slash";
  const PATIENCE = 30000;
  const PAUSE = 200;
  // What mail and social sites add to addresses.
  const TRACKER = /^utm_|^[a-z]*clid$/;

  // Text given as children is always text, never markup.
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...children);
    return element;
  }

  function place(hit) {
    const anchor = hit.excerpt.anchor;
    return KbSite.link(anchor && !hit.url.includes("#") ? hit.url + "#" + anchor : hit.url);
  }

  // An id such as source-error as a reader sees it; the types are named so.
  function kind(hit) {
    if (hit.within) return "Element of " + hit.within;
    return hit.type.charAt(0).toUpperCase() + hit.type.slice(1).replace("-", " ");
  }

  function counted(number) {
    return number.toLocaleString("en") + (number === 1 ? " result" : " results");
  }

  function quoted(words) {
    return words.map(word => "“" + word + "”").join(", ");
  }

  // What was done to the words typed, as sentences.
  function remarks(result) {
    const said = [];
    if (result.corrections.length) {
      said.push("No entry has " + quoted(result.corrections.map(one => one.typed)) + "; searched for "
        + quoted(result.corrections.map(one => one.corrected)) + " instead.");
    }
    result.otherNames.forEach(one =>
      said.push("“" + one.asked + "” is also called " + quoted(one.others) + "."));
    if (result.notFound.length) said.push("No entry has " + quoted(result.notFound) + ".");
    if (result.ignored.length) said.push("Too common to search for: " + quoted(result.ignored) + ".");
    if (result.cut) said.push("The search was too long; its end was left off.");
    return said;
  }

  let index;
  let leaving;
  // What is still being fetched then fails, and nobody waits for it.
  addEventListener("beforeunload", () => { leaving = true; });

  // After a failure the next call tries again.
  function open() {
    if (!index) {
      const engine = window.KbSearch || KbSite.script(KbSite.root + "assets/search-engine.js");
      index = Promise.resolve(engine).then(() => window.KbSearch.open(KbSite.root));
      index.catch(() => { index = undefined; });
    }
    return index;
  }

  // What whoever waits can use of an error.
  function reason(error) {
    const told = {
      Error: error.message,
      SyntaxError: "One of its files is damaged.",
      TypeError: "Is there a connection?"
    }[error.name];
    return told ? told + " " : "";
  }

  // Asks one question at a time; of those that come meanwhile only the last is asked. No question takes back the last.
  function asker(answer, failed) {
    let wanted;
    let busy = false;
    async function reply(question) {
      try {
        const late = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("It takes too long to load.")));
        const result = await Promise.race([late, open().then(index => index.search(question))]);
        return () => answer(result, question);
      } catch (error) {
        if (!leaving) console.error(error);
        return () => failed(reason(error));
      }
    }
    async function run() {
      busy = true;
      while (wanted) {
        const question = wanted;
        // Of a word's first letters each has files of its own, which nobody needs who types on.
        if (question.typing) await new Promise(done => setTimeout(done, PAUSE));
        if (question !== wanted) continue;
        const tell = await reply(question);
        if (question === wanted) {
          wanted = undefined;
          tell();
        }
      }
    }
    return question => {
      wanted = question;
      if (!busy) run().finally(() => { busy = false; });
    };
  }

  // One sentence for those who hear the page, when typing has paused.
  const status = make("p", { class: "for-readers", role: "status" });
  let pause;
  form.append(status);

  function announce(text) {
    clearTimeout(pause);
    pause = setTimeout(() => { status.textContent = text; }, 600);
  }

  function keys() {
    document.addEventListener("keydown", event => {
      const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey
        && !event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") && slashWanted();
      const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)
        && !event.altKey && !event.shiftKey;
      if (slash || command) {
        event.preventDefault();
        field.focus();
        field.select();
      }
    });
  }

  // A key alone must be possible to turn off (WCAG 2.1.4). A browser may forbid to store the choice.
  function slashWanted() {
    try {
      return localStorage.getItem(MINE) !== "off";
    } catch {
      return true;
    }
  }

  function slashSwitch() {
    const box = make("input", { type: "checkbox" });
    box.checked = slashWanted();
    box.addEventListener("change", event => {
      event.stopPropagation();
      try {
        localStorage.setItem(MINE, box.checked ? "on" : "off");
      } catch {
        box.checked = true;
      }
    });
    return make("label", { class: "note" }, box, " The key / goes to the search field, on every page");
  }

  /* Results as one types: a combobox with a list, after the ARIA Authoring Practices. */
  function combobox() {
    const list = make("div", { id: "q-list", role: "listbox", "aria-label": "Results" });
    const note = make("p", { class: "note" });
    const popup = make("div", { class: "search-popup" }, note, list);
    let active = -1;
    popup.hidden = true;
    field.parentNode.append(popup);
    Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": "q-list", "aria-expanded": "false" })
      .forEach(([name, value]) => field.setAttribute(name, value));

    function show(open) {
      popup.hidden = !open;
      field.setAttribute("aria-expanded", open && list.children.length > 0);
      if (!open) mark(-1);
    }

    function close() {
      ask();
      show(false);
    }

    function mark(number) {
      list.children[active]?.removeAttribute("aria-selected");
      active = number;
      const option = list.children[active];
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) field.setAttribute("aria-activedescendant", option.id);
      else field.removeAttribute("aria-activedescendant");
    }

    function option(number, href, ...content) {
      return make("a", { id: "q-" + number, role: "option", tabindex: "-1", href: href }, ...content);
    }

    function say(text, options) {
      mark(-1);
      note.textContent = text;
      list.replaceChildren(...options);
      show(true);
      announce(text);
    }

    const ask = asker((result, question) => {
      const options = result.hits.map((hit, number) =>
        option(number, place(hit), make("span", {}, hit.title), " ", make("span", { class: "kind" }, kind(hit))));
      if (result.total > options.length) {
        options.push(option(options.length, KbSite.link("search/?" + new URLSearchParams({ q: question.words })),
          "All " + counted(result.total)));
      }
      const found = result.total ? counted(result.total) + "." : "Nothing found.";
      say([...remarks(result), found].join(" "), options);
    }, () => say("The search could not be loaded. Enter leads to the list of all entries.", []));

    function search() {
      if (!field.value.trim()) {
        close();
        announce("");
        return;
      }
      if (popup.hidden) {
        note.textContent = "Searching…";
        list.replaceChildren();
        show(true);
      }
      ask({ words: field.value, filters: {}, offset: 0, limit: 6, typing: true, facets: [], excerpts: false });
    }

    function move(step) {
      const count = list.children.length;
      mark(((active < 0 && step < 0 ? count : active) + step + count) % count);
    }

    const pressed = {
      ArrowDown(event) { arrow(event, 1); },
      ArrowUp(event) { arrow(event, -1); },
      Enter(event) {
        if (active >= 0) {
          event.preventDefault();
          list.children[active].click();
        }
      },
      Escape(event) {
        if (!popup.hidden) {
          event.preventDefault();
          close();
        }
      }
    };
    ["ArrowLeft", "ArrowRight", "Home", "End"].forEach(key => { pressed[key] = () => mark(-1); });

    function arrow(event, step) {
      event.preventDefault();
      if (popup.hidden) search();
      else if (event.altKey && step < 0) close();
      else if (!event.altKey && list.children.length) move(step);
    }

    field.addEventListener("keydown", event => {
      if (!event.isComposing) pressed[event.key]?.(event);
    });
    field.addEventListener("focus", () => { open().catch(() => {}); });
    field.addEventListener("input", search);
    field.addEventListener("blur", close);
    popup.addEventListener("mousedown", event => event.preventDefault());
  }

  /* The search page. The form is the state: words and facets. The address repeats it. */
  function page() {
    const STEP = 10;
    const filters = form.querySelector(".filters");
    const all = document.getElementById("all");
    const boxes = [...form.querySelectorAll("fieldset input")];
    const heading = make("h2", { tabindex: "-1" });
    const found = make("div", {});
    const title = document.title;
    const wide = matchMedia("(min-width: 60rem)");
    let settled = true;
    let typing = false;
    let unknown = [];

    function chosen() {
      return boxes.filter(box => box.checked);
    }

    // "Not stated" alone would not say what.
    function named(box) {
      const label = box.nextElementSibling.textContent;
      const facet = box.closest("fieldset").firstElementChild.textContent;
      return box.value === "not-stated" ? facet + ": " + label : label;
    }

    function query(words) {
      const parameters = new URLSearchParams(new FormData(form));
      if (words.trim()) parameters.set("q", words);
      else parameters.delete("q");
      return parameters.size ? "?" + parameters.toString().replaceAll("%3A", ":") : "";
    }

    // The state of an entry of the history is how many results it shows: going back finds them again.
    function remember(push) {
      const now = query(field.value);
      const save = push && now !== location.search ? "pushState" : "replaceState";
      history[save](null, "", now || location.pathname);
      unknown = [];
    }

    function read() {
      const parameters = new URLSearchParams(location.search);
      field.value = parameters.get("q") ?? "";
      boxes.forEach(box => { box.checked = parameters.getAll(box.name).includes(box.value); });
      chosen().forEach(box => { box.closest("details").open = true; });
      unknown = [...parameters].filter(([name, value]) => name !== "q" && !TRACKER.test(name)
        && !boxes.some(box => box.name === name && box.value === value));
    }

    // What the address asks for and the page does not have.
    function leftOut() {
      return unknown.map(filter => "The filter “" + filter.join(": ") + "” is not known; it was left out.");
    }

    function question(offset, limit, facets) {
      const values = {};
      chosen().forEach(box => (values[box.name] ??= []).push(box.value));
      return { words: field.value, filters: values, offset: offset, limit: limit, typing: typing, facets: facets, excerpts: false };
    }

    function search(unfinished) {
      typing = unfinished;
      const words = field.value.trim();
      document.title = (words ? "“" + words + "” | " : "") + title;
      if (!query(words)) {
        rest();
        return;
      }
      if (heading.hidden) {
        show("Searching…");
        announce("Searching…");
      }
      results.setAttribute("aria-busy", "true");
      ask(question(0, history.state ?? STEP, []));
    }

    // Nothing is asked for: the list of all entries.
    function rest() {
      show("", ...remark(leftOut()));
      all.hidden = false;
      announce(leftOut().join(" "));
      ask();
      count();
    }

    function show(text, ...content) {
      heading.textContent = text;
      heading.hidden = !text;
      found.replaceChildren(...content);
      results.removeAttribute("aria-busy");
    }

    // Results do not wait for the counts; the file of a facet that is closed is not fetched.
    function count() {
      const open = [...form.querySelectorAll(".filters[open] [open] > fieldset")].map(facet => facet.dataset.facet);
      counts({});
      askCounts(index && open.length && question(0, 0, open));
    }

    function counts(facets) {
      form.querySelectorAll("fieldset").forEach(facet => {
        const values = facets[facet.dataset.facet];
        facet.querySelectorAll("input").forEach(box => {
          const label = box.parentNode;
          const number = values?.[box.value] ?? 0;
          label.querySelector(".count").textContent = values ? number.toLocaleString("en") : "";
          label.hidden = values && !number && !box.checked;
        });
        const number = facet.querySelectorAll(":checked").length;
        facet.parentNode.querySelector(".chosen").textContent = number ? "(" + number + " chosen)" : "";
      });
    }

    function button(text, action) {
      const element = make("button", { type: "button" }, text);
      element.addEventListener("click", action);
      return element;
    }

    // What was pressed goes away with the results; the heading is where to go on.
    function again(without) {
      without.forEach(box => { box.checked = false; });
      settled = true;
      remember(true);
      search(false);
      heading.focus();
    }

    function chips() {
      const list = chosen().map(box => {
        const chip = button(named(box), () => again([box]));
        chip.prepend(make("span", { class: "for-readers" }, "Remove the filter "));
        return make("li", {}, chip);
      });
      if (list.length > 1) list.push(make("li", {}, button("Remove all filters", () => again(boxes))));
      return make("ul", { class: "chips", "aria-label": "Filters" }, ...list);
    }

    function excerpt(cut) {
      const parts = [];
      let at = 0;
      cut.highlights.forEach(([start, end]) => {
        parts.push(cut.text.slice(at, start), make("mark", {}, cut.text.slice(start, end)));
        at = end;
      });
      return make("p", {}, ...parts, cut.text.slice(at));
    }

    function badges(hit) {
      const badges = hit.grades.map(grade => make("span", { class: "badge level-" + grade.level }, grade.label));
      if (hit.caution) {
        badges.push(make("a", { class: "caution", href: KbSite.link(hit.url + "#cautions") },
          "Cautions", make("span", { class: "for-readers" }, " on " + hit.title)));
      }
      return make("p", { class: "badges" }, ...badges);
    }

    function item(hit) {
      return make("li", {},
        make("p", { class: "entry-title" }, make("a", { href: place(hit) }, hit.title)),
        make("p", { class: "kind" }, [kind(hit), hit.label].filter(Boolean).join(" · ")),
        badges(hit), excerpt(hit.excerpt));
    }

    // Results are shown with their summaries; what excerpts are cut from is fetched after that.
    async function refine(items, asked) {
      try {
        const result = await (await open()).search({ ...asked, excerpts: true });
        result.hits.forEach((hit, number) => {
          items[number].querySelector("a").href = place(hit);
          items[number].lastElementChild.replaceWith(excerpt(hit.excerpt));
        });
      } catch {
        // the summaries stay
      }
    }

    function help() {
      const tips = [
        make("li", {}, "Try fewer, more general or differently spelled words."),
        make("li", {}, "Look through the list of all entries below.")
      ];
      if (/["“”]|(^| )-/.test(field.value)) {
        tips.unshift(make("li", {}, "Leave out quotation marks, and words with a minus before them."));
      }
      if (chosen().length) {
        tips.unshift(make("li", {}, button("Search without the filters", () => again(boxes))));
      }
      return make("ul", {}, ...tips);
    }

    function list(result, asked) {
      if (!result.total) return help();
      const items = result.hits.map(item);
      refine(items, asked);
      return make("ol", { class: "entries" }, ...items);
    }

    function more(total, shown) {
      const next = button("Show more", () => ask(question(shown, STEP, [])));
      return shown < total
        ? [make("p", { class: "more" }, shown.toLocaleString("en") + " of " + total.toLocaleString("en") + " shown. ", next)]
        : [];
    }

    function remark(said, ...links) {
      return said.length ? [make("p", { class: "remark" }, said.join(" "), ...links)] : [];
    }

    function asTyped(result) {
      return result.corrections.length
        ? [" ", make("a", { href: query(result.exact) || "?" }, "Search for " + result.exact)]
        : [];
    }

    function first(result, asked) {
      const words = field.value.trim();
      const told = (result.total ? counted(result.total) : "Nothing found") + (words ? " for “" + words + "”" : "");
      const said = [...leftOut(), ...remarks(result)];
      show(told, ...remark(said, ...asTyped(result)), chips(), list(result, asked),
        ...more(result.total, result.hits.length));
      all.hidden = result.total > 0;
      count();
      announce([told + ".", ...said].join(" "));
    }

    function further(result, asked) {
      const entries = found.querySelector("ol");
      const shown = asked.offset + result.hits.length;
      const added = result.hits.map(item);
      history.replaceState(shown, "");
      entries.append(...added);
      refine(added, asked);
      found.querySelector(".more").replaceWith(...more(result.total, shown));
      added[0].querySelector("a").focus();
      announce(shown + " of " + counted(result.total) + " shown.");
    }

    function answer(result, asked) {
      if (asked.offset > 0) further(result, asked);
      else first(result, asked);
    }

    function failed(why) {
      const told = "The search could not be loaded";
      const help = why + "All entries are listed below.";
      show(told, make("p", {}, help), button("Try again", () => again([])));
      all.hidden = false;
      announce(told + ". " + help);
    }

    const ask = asker(answer, failed);
    const askCounts = asker(result => counts(result.facets), () => {});

    function touch() {
      if (!index) open().then(count, () => {});
    }

    form.addEventListener("submit", event => {
      event.preventDefault();
      remember(settled);
      settled = true;
      search(false);
    });
    field.addEventListener("input", () => {
      remember(settled);
      settled = false;
      search(true);
    });
    field.addEventListener("change", () => { settled = true; });
    field.addEventListener("focus", touch);
    filters.addEventListener("click", touch);
    filters.addEventListener("toggle", count, true);
    filters.addEventListener("change", () => {
      settled = true;
      remember(true);
      search(false);
    });
    addEventListener("popstate", () => {
      settled = true;
      read();
      search(false);
    });
    wide.addEventListener("change", () => { filters.open = wide.matches; });
    filters.hidden = false;
    filters.open = wide.matches;
    results.append(heading, found);
    all.append(slashSwitch());
    read();
    search(false);
  }

  keys();
  if (results) page();
  else combobox();
})();
