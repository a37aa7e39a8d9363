// Collects entries for the handout. What is collected is kept on this device only: the paths of pages, a title and a note.
(function () {
  "use strict";
  const KEY = "handout", MOST = 60, PATH = /^[a-z0-9-]+(\/[a-z0-9-]+)*\/$/;

  // Whatever is in the store or in an address, a handout comes out.
  function sound(found) {
    const text = value => (typeof value === "string" ? value : "");
    const entries = Array.isArray(found.entries) ? found.entries.filter(path => PATH.test(path)) : [];
    return { title: text(found.title), note: text(found.note), entries: [...new Set(entries)].slice(0, MOST) };
  }

  function read() {
    try {
      return sound(JSON.parse(localStorage.getItem(KEY)) || {});
    } catch {
      return sound({});
    }
  }

  // False when the browser keeps nothing, as private windows may. Of an empty handout nothing is kept.
  function write(handout) {
    try {
      if (handout.title || handout.note || handout.entries.length) localStorage.setItem(KEY, JSON.stringify(handout));
      else localStorage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  }

  // The fragment of an address that holds a handout.
  function fragment({ title, note, entries }) {
    const words = Object.entries({ title, note }).filter(([, text]) => text);
    return "#entries=" + entries.join(",") + words.map(([name, text]) => "&" + name + "=" + encodeURIComponent(text)).join("");
  }

  function counted(handout) {
    return handout.entries.length + (handout.entries.length === 1 ? " entry" : " entries");
  }

  window.kbHandout = { MOST, sound, read, write, fragment, counted };

  // A link to a handout that is there already.
  for (const link of document.querySelectorAll("a[data-readings]")) {
    link.hash = fragment({ title: link.dataset.title, entries: link.dataset.readings.split(" ") });
  }

  const buttons = [...document.querySelectorAll("[data-handout]")];
  const links = [...document.querySelectorAll("[data-handout-link]")];
  if (!buttons.length) return;
  const status = document.createElement("p");
  status.className = "for-readers";
  status.setAttribute("role", "status");
  document.body.append(status);

  function paths(button) {
    return button.dataset.handout.split(" ");
  }

  function show() {
    const handout = read();
    for (const button of buttons) {
      const all = paths(button), inside = all.every(path => handout.entries.includes(path));
      const adds = (button.dataset.adds = button.dataset.adds || button.textContent);
      button.textContent = inside ? adds.replace("Add", "Remove").replace(" to ", " from ") : adds;
    }
    for (const link of links) {
      link.hidden = !handout.entries.length;
      link.firstElementChild.textContent = "Handout (" + handout.entries.length + ")";
    }
  }

  function toggle(button) {
    const handout = read(), all = paths(button);
    const rest = handout.entries.filter(path => !all.includes(path));
    const removes = all.every(path => handout.entries.includes(path));
    const added = handout.entries.concat(all.filter(path => !handout.entries.includes(path)));
    if (!removes && added.length > MOST) status.textContent = "A handout holds at most " + MOST + " entries.";
    else if (!write({ ...handout, entries: removes ? rest : added })) status.textContent = "This browser keeps nothing here.";
    else status.textContent = (removes ? "Removed. " : "Added. ") + "The handout has " + counted(read()) + ".";
    show();
  }

  // Until now a click would have been lost.
  for (const button of buttons) {
    button.addEventListener("click", () => toggle(button));
    button.disabled = false;
  }
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  show();
})();
