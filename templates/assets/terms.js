// Shows the definition of a term when it is pointed at, focused or tapped. Without this script a term is a link.
// The rules are those of WCAG 1.4.13: Escape closes, the pointer may move onto the definition, and nothing else closes it.
(function () {
  "use strict";
  const GAP = 6, MARGIN = 8, PATIENCE = 250;
  const boxes = new Map();
  let open = null, pointer = "", timer = 0;

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function box(term, number) {
    const made = element("div", "definition", "");
    const text = element("span", "", "");
    text.id = "definition-" + number;
    text.setAttribute("role", "tooltip");
    text.append(element("strong", "", term.dataset.term + ": "), term.dataset.definition);
    const more = element("a", "more", "Read more");
    more.href = term.href;
    more.append(element("span", "for-readers", " about " + term.dataset.term));
    made.append(text, more);
    made.hidden = true;
    term.setAttribute("aria-describedby", text.id);
    document.getElementById("main").append(made);
    return made;
  }

  // Below the term's last line or, where there is no room, above its first.
  function place(term, made) {
    const lines = term.getClientRects(), first = lines[0], last = lines[lines.length - 1];
    made.style.left = made.style.top = "0";
    const own = made.getBoundingClientRect(), page = document.documentElement;
    const above = last.bottom + GAP + own.height > page.clientHeight && first.top - GAP - own.height >= 0;
    const left = Math.min((above ? first : last).left, page.clientWidth - own.width - MARGIN);
    made.style.left = Math.max(MARGIN, left) - own.left + "px";
    made.style.top = (above ? first.top - GAP - own.height : last.bottom + GAP) - own.top + "px";
  }

  function show(term, byTouch) {
    clearTimeout(timer);
    if (open !== term) close();
    open = term;
    const made = boxes.get(term);
    made.classList.toggle("by-touch", byTouch);
    made.hidden = false;
    place(term, made);
  }

  function close() {
    clearTimeout(timer);
    if (open) boxes.get(open).hidden = true;
    open = null;
  }

  function after(action) {
    clearTimeout(timer);
    timer = setTimeout(action, PATIENCE);
  }

  function termAt(node) {
    return node instanceof Element ? node.closest("a.term") : null;
  }

  function isOpenAt(node) {
    return open !== null && node instanceof Node && (open.contains(node) || boxes.get(open).contains(node));
  }

  document.querySelectorAll("a.term").forEach((term, number) => boxes.set(term, box(term, number)));

  document.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return;
    const term = termAt(event.target);
    if (isOpenAt(event.target)) clearTimeout(timer);
    else if (term && !term.contains(event.relatedTarget)) after(() => show(term, false));
  });
  document.addEventListener("pointerout", event => {
    if (event.pointerType === "touch" || isOpenAt(event.relatedTarget)) return;
    if (!termAt(event.target) && !isOpenAt(event.target)) return;
    if (document.activeElement === open) clearTimeout(timer);
    else after(close);
  });
  document.addEventListener("focusin", event => {
    const term = termAt(event.target);
    if (term && term.matches(":focus-visible")) show(term, false);
  });
  document.addEventListener("focusout", event => {
    if (pointer === "" && isOpenAt(event.target) && !isOpenAt(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", event => {
    pointer = event.pointerType;
  });
  // A finger that scrolls ends in no pointerup: only a tap elsewhere closes.
  document.addEventListener("pointerup", event => {
    if (!isOpenAt(event.target)) close();
  });
  document.addEventListener("click", event => {
    const term = termAt(event.target);
    if (term && pointer === "touch" && open !== term) {
      event.preventDefault();
      show(term, true);
    }
  });
  document.addEventListener("keydown", event => {
    pointer = "";
    if (event.key === "Escape") close();
  });
  // Phones resize the page while it scrolls, when they hide their address bar.
  addEventListener("resize", () => {
    if (open) place(open, boxes.get(open));
  });
  addEventListener("pagehide", close);
})();
