// The page of the handout: puts the collected entries in order, and lays out what is printed. A handout that came with the
// address is shown without being kept; everything else is kept by handout.js on this device.
(function () {
  "use strict";
  const { MOST, sound, read, write, fragment, counted } = window.kbHandout;
  const get = id => document.getElementById(id);
  const main = get("handout"), list = get("entries"), sheets = get("sheets");
  const site = new URL(KbSite.root, location.href.split("#")[0]);
  const pages = new Map();
  let handout, received, emptied;

  function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text || "";
    if (className) made.className = className;
    return made;
  }

  const status = element("p", "", "for-readers");
  status.setAttribute("role", "status");
  document.body.append(status);

  function fromAddress() {
    const fields = new URLSearchParams(location.hash.slice(1));
    if (!fields.has("entries")) return null;
    return sound({ title: fields.get("title"), note: fields.get("note"), entries: fields.get("entries").split(",") });
  }

  // A former address leads on once.
  async function load(path, again = true) {
    const url = new URL(path, site);
    const page = new DOMParser().parseFromString(await KbSite.load(KbSite.link(path)), "text/html");
    const article = page.querySelector("main article"), onward = page.querySelector("main a[href]");
    if (!article && again && page.querySelector("meta[http-equiv=refresh]")) {
      return load(new URL(onward.getAttribute("href"), url).href.slice(site.href.length), false);
    }
    return sheet(article, url);
  }

  // The article of a page as a part of this one: its links lead where they led, no id stands twice, its sections are no
  // landmarks, and its headings are one level down.
  function sheet(article, url) {
    const made = document.importNode(article, true), own = url.pathname.slice(site.pathname.length).replace(/\W+/g, "-");
    made.querySelectorAll("aside, .onscreen, .needs-script, .to-why, button").forEach(one => one.remove());
    for (const one of made.querySelectorAll("[href], [src]")) {
      const name = one.hasAttribute("href") ? "href" : "src", value = one.getAttribute(name);
      one.setAttribute(name, value.startsWith("#") ? "#" + own + value.slice(1) : new URL(value, url).href);
    }
    made.querySelectorAll("[id]").forEach(one => (one.id = own + one.id));
    made.querySelectorAll("[aria-labelledby]").forEach(one => one.removeAttribute("aria-labelledby"));
    for (const level of [3, 2, 1]) made.querySelectorAll("h" + level).forEach(one => one.replaceWith(lower(one, level + 1)));
    return made;
  }

  function lower(heading, level) {
    const made = element("h" + level);
    for (const { name, value } of heading.attributes) made.setAttribute(name, value);
    made.append(...heading.childNodes);
    return made;
  }

  function page(path) {
    if (!pages.has(path)) pages.set(path, load(path));
    return pages.get(path);
  }

  // What is known of an entry before its page has come.
  function title(path) {
    return path.split("/").slice(-2)[0].replace(/-/g, " ");
  }

  function keep() {
    if (received) history.replaceState(null, "", fragment(handout));
    else if (!write(handout)) status.textContent = "This browser keeps nothing here; copy the address instead.";
    get("handout-address").textContent = KbSite.address() + fragment(handout);
    get("count").textContent = handout.entries.length;
    const none = !handout.entries.length;
    get("none").hidden = !none;
    get("undo").hidden = !none || !emptied;
    for (const id of ["actions", "sent", "preview"]) get(id).hidden = none;
    if (get("pathways")) get("pathways").hidden = !none;
    cover();
  }

  // The first sheet: title, note, and what follows.
  function cover() {
    const first = sheets.firstElementChild;
    first.hidden = !handout.entries.length;
    const contents = element("ol");
    for (const row of list.children) contents.append(element("li", row.querySelector(".entry-title").textContent));
    first.replaceChildren(element("h2", handout.title || "Handout"), element("p", handout.note, "handout-note"), contents);
  }

  function button(label, title, work) {
    const made = element("button", label);
    made.type = "button";
    made.setAttribute("aria-label", label + ": " + title);
    made.addEventListener("click", () => work(made));
    return made;
  }

  function row(path) {
    const made = element("li");
    made.dataset.path = path;
    fill(made, title(path));
    const place = element("section", "", "sheet");
    place.dataset.path = path;
    place.append(element("p", "Loading: " + title(path)));
    sheets.append(place);
    page(path).then(
      article => {
        const copy = article.cloneNode(true), name = copy.querySelector("h2").textContent;
        place.replaceChildren(copy);
        fill(made, name, copy.querySelector(".lead > .kind")?.textContent);
        cover();
      },
      () => place.replaceChildren(element("p", "This page could not be read: " + new URL(path, site).href, "help"))
    );
    return made;
  }

  function fill(row, name, kind) {
    const grip = element("span", "\u2807", "grip");
    grip.setAttribute("aria-hidden", "true");
    grip.addEventListener("pointerdown", event => drag(event, row));
    const words = element("span", "", "words");
    words.append(element("span", name, "entry-title"), " ", element("span", kind, "kind"));
    const up = button("Up", name, one => move(row, -1, one)), down = button("Down", name, one => move(row, 1, one));
    const tools = element("span", "", "tools");
    tools.append(up, down, button("Remove", name, () => remove(row)));
    row.replaceChildren(grip, words, tools);
  }

  function sheetOf(row) {
    return [...sheets.children].find(one => one.dataset.path === row.dataset.path);
  }

  // Takes the order of the list over.
  function reorder() {
    handout.entries = [...list.children].map(one => one.dataset.path);
    [...list.children].forEach(one => sheets.append(sheetOf(one)));
    keep();
  }

  function place(row) {
    const at = [...list.children].indexOf(row) + 1;
    return row.querySelector(".entry-title").textContent + " is number " + at + " of " + list.children.length;
  }

  function move(row, by, control) {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (other) by < 0 ? other.before(row) : other.after(row);
    control.focus();
    reorder();
    status.textContent = place(row);
  }

  function drag(event, row) {
    event.preventDefault();
    const follow = moved => {
      const over = [...list.children].find(one => {
        const box = one.getBoundingClientRect();
        return one !== row && moved.clientY > box.top && moved.clientY < box.bottom;
      });
      if (over) row.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING ? over.after(row) : over.before(row);
    };
    const end = () => {
      removeEventListener("pointermove", follow);
      row.classList.remove("dragged");
      reorder();
      status.textContent = place(row);
    };
    row.classList.add("dragged");
    addEventListener("pointermove", follow);
    for (const name of ["pointerup", "pointercancel"]) addEventListener(name, end, { once: true });
  }

  function remove(row) {
    const name = row.querySelector(".entry-title").textContent;
    const next = row.nextElementSibling || row.previousElementSibling;
    sheetOf(row).remove();
    row.remove();
    reorder();
    status.textContent = name + " removed. The handout has " + counted(handout) + ".";
    if (next) next.querySelector("button:last-child").focus();
    else get("none").querySelector("a").focus();
  }

  function show() {
    received = fromAddress();
    handout = received || read();
    get("received").hidden = !received;
    const own = read();
    get("replaces").textContent = own.entries.length ? "Keeping it takes the place of your own handout, which has " + counted(own) + "." : "";
    get("handout-title").value = handout.title;
    get("handout-note").value = handout.note;
    sheets.replaceChildren(element("section", "", "sheet cover"));
    list.replaceChildren(...handout.entries.map(row));
    keep();
  }

  function change(to) {
    handout = sound({ ...handout, ...to });
    keep();
    show();
  }

  for (const [id, name] of [["handout-title", "title"], ["handout-note", "note"]]) {
    get(id).addEventListener("input", event => {
      handout[name] = event.target.value;
      keep();
    });
  }
  get("words").addEventListener("submit", event => event.preventDefault());
  get("empty").addEventListener("click", () => {
    emptied = handout;
    change({ title: "", note: "", entries: [] });
    status.textContent = "The handout is empty.";
    get("restore").focus();
  });
  get("restore").addEventListener("click", () => {
    change(emptied);
    status.textContent = "The handout has " + counted(handout) + " again.";
    get("handout-title").focus();
  });
  get("keep").addEventListener("click", () => {
    received = null;
    history.replaceState(null, "", location.pathname + location.search);
    change({});
    status.textContent = "Kept on this device.";
    get("handout-title").focus();
  });
  if (get("pathways")) {
    get("pathways").addEventListener("click", event => {
      const control = event.target.closest("button");
      if (control) change({ title: control.textContent, entries: control.dataset.readings.split(" ").slice(0, MOST) });
    });
  }
  addEventListener("hashchange", show);
  addEventListener("storage", () => received || show());
  document.querySelector(".scriptless").remove();
  show();
})();
