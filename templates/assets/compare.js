// Sets entries side by side that the address names: ?e=programs/x,programs/y. It reads them from the tables of the page,
// and so needs no other file and works from disk. Without it the tables are all there.
(function () {
  "use strict";
  const form = document.querySelector("form.choose");
  const most = Number(form.dataset.most);
  const rows = new Map([...document.querySelectorAll("tr[data-id]")].map(row => [row.dataset.id, row]));
  const selects = [...form.querySelectorAll("select")];

  const unique = list => [...new Set(list)];
  const words = text => text.replace(/\s+/g, " ").trim();

  // The ids of known entries in the address, each once.
  function asked() {
    const parts = new URLSearchParams(location.search).getAll("e").flatMap(part => part.split(","));
    return unique(parts.map(part => part.trim()).filter(part => rows.has(part)));
  }

  function make(tag, text, className) {
    const one = document.createElement(tag);
    if (text) one.textContent = text;
    if (className) one.className = className;
    return one;
  }

  // The cells of a row by the names of their columns, which stand in them with a colon.
  function told(row) {
    const cells = new Map();
    for (const cell of row.querySelectorAll("td")) {
      const copy = cell.cloneNode(true);
      const name = copy.querySelector(".column");
      name.remove();
      cells.set(name.textContent.slice(0, -1), copy);
    }
    return cells;
  }

  function items(cell) {
    const list = [...cell.querySelectorAll("li")];
    return list.length ? list : cell.textContent.trim() && !cell.querySelector(".not-stated") ? [cell] : [];
  }

  const said = item => words(item.textContent);

  // Marks what a row has in every column, where the rest of it differs.
  function markShared(cells) {
    const all = cells.map(items);
    const shared = all[0].map(said).filter(text => all.every(one => one.map(said).includes(text)));
    all.flat().filter(item => shared.includes(said(item))).forEach(item => item.append(" ", make("b", "= in all", "shared")));
  }

  // On phones each cell stands under the name of its column.
  function line(name, cells, columns) {
    const same = cells.every(cell => words(cell.textContent) === words(cells[0].textContent));
    if (!same) markShared(cells);
    const row = make("tr", "", same ? "same" : "differs");
    const head = make("th", name);
    head.scope = "row";
    head.append(make("span", same ? "the same" : "differs", "mark-of-row"));
    cells.forEach((cell, i) => cell.prepend(make("span", columns[i] + ":", "column"), " "));
    row.append(head, ...cells);
    return row;
  }

  function notStated() {
    const cell = make("td");
    cell.append(make("span", "not stated by our sources", "not-stated"));
    return cell;
  }

  function table(chosen) {
    const side = make("table", "", "stack side");
    side.append(make("caption", "Side by side; what differs is marked in the first column", "for-readers"));
    const head = side.createTHead().insertRow();
    const corner = make("th", "What");
    corner.scope = "col";
    head.append(corner);
    for (const row of chosen) {
      const name = make("th");
      name.scope = "col";
      name.append(row.querySelector("th a").cloneNode(true));
      head.append(name);
    }
    const all = chosen.map(told), columns = chosen.map(row => words(row.querySelector("th a").textContent));
    const body = side.createTBody();
    for (const name of unique(all.flatMap(cells => [...cells.keys()]))) {
      const cells = all.map(one => one.get(name) || notStated());
      if (!cells.every(cell => cell.querySelector(":scope > .not-stated"))) body.append(line(name, cells, columns));
    }
    return side;
  }

  function onlyDifferences(section) {
    const label = make("label");
    const box = make("input");
    box.type = "checkbox";
    box.addEventListener("change", () => section.classList.toggle("only-differences", box.checked));
    label.append(box, " Show only what differs");
    const line = make("p", "", "filter");
    line.append(label);
    return line;
  }

  function show(ids) {
    const section = document.getElementById("side-by-side");
    const chosen = ids.map(id => rows.get(id));
    const box = make("div", "", "table-box");
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", "Side by side");
    box.append(table(chosen));
    const heading = make("h2", "Side by side");
    const note = make("p", "“Differs” means: not the same for all; “= in all” marks what every column has all the same. Whoever opens the address of this page sees the same comparison.");
    const send = make("p", "", "actions");
    const button = make("button", "Copy the address of this comparison");
    button.type = "button";
    button.dataset.copy = "link";
    button.dataset.fragment = "#side-by-side";
    send.append(button);
    section.append(heading, note, send, onlyDifferences(section), box);
    section.hidden = false;
    document.querySelectorAll(".everything").forEach(one => (one.hidden = true));
    const back = make("p");
    const all = make("a", "All of them in one table each");
    all.href = location.pathname;
    back.append(all);
    section.append(back);
    document.title = chosen.map(row => words(row.querySelector("th a").textContent)).join(", ") + ": " + document.title;
  }

  const ids = asked();
  ids.slice(0, most).forEach((id, i) => (selects[i].value = id));
  const status = form.querySelector("[role=status]");
  if (ids.length > most) status.textContent = "At most " + most + " are compared; these are the first.";
  if (ids.length > 1) show(ids.slice(0, most));

  form.addEventListener("submit", event => {
    event.preventDefault();
    const wanted = unique(selects.map(select => select.value).filter(Boolean));
    if (wanted.length < 2) status.textContent = "Choose at least two different ones.";
    else location.assign("?e=" + wanted.join(",") + "#side-by-side");
  });
})();
