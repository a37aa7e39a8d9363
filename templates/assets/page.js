// Copies links and citations, prints, and unfolds what is folded before printing. Without this script the addresses
// stand in the address bar and at the foot of each page, and the browser prints.
(function () {
  "use strict";
  const PATIENCE = 2000;
  const status = document.createElement("p");
  status.className = "for-readers";
  status.setAttribute("role", "status");
  document.body.append(status);

  // The clipboard is closed to pages from disk or without TLS; there a selection is copied instead.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      field.className = "for-readers";
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  }

  async function copyFrom(control, text) {
    await copy(text);
    status.textContent = "Copied";
    control.classList.add("copied");
    control.focus();
    setTimeout(() => {
      status.textContent = "";
      control.classList.remove("copied");
    }, PATIENCE);
  }

  function offer(id, title) {
    const link = document.createElement("a");
    link.className = "anchor";
    link.href = "#" + id;
    link.setAttribute("aria-label", "Copy the link to: " + title.textContent);
    title.after(link);
  }

  document.querySelectorAll(".entry main :is(h2, h3)[id]:not(#contents)").forEach(one => offer(one.id, one));
  document.querySelectorAll(".part-list > [id] > strong").forEach(one => offer(one.parentElement.id, one));

  document.addEventListener("click", event => {
    const control = event.target.closest(".anchor, [data-copy], [data-print]");
    if (!control) return;
    if (control.matches(".anchor")) copyFrom(control, KbSite.address() + control.hash);
    else if (control.hasAttribute("data-print")) print();
    else if (control.dataset.copy === "link") copyFrom(control, KbSite.address() + (control.dataset.fragment || ""));
    else copyFrom(control, document.getElementById(control.dataset.copy).textContent.trim());
  });

  // A link to an entry of a list shows what is folded away in it.
  function unfoldTarget() {
    const fold = document.getElementById(location.hash.slice(1))?.querySelector(":scope > details");
    if (fold) fold.open = true;
  }
  addEventListener("hashchange", unfoldTarget);
  unfoldTarget();

  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("main details:not([open])")];
    unfolded.forEach(one => (one.open = true));
  });
  addEventListener("afterprint", () => unfolded.forEach(one => (one.open = false)));
})();
