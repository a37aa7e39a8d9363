// The works that entries cite: as practice-kb prints them, numbers them on a page, and hands them to others.
const SITE_TITLE = "STS Practice Base";

export function escape(text) {
  return String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function withStop(text) {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function name({ family, given }) {
  return given ? `${family}, ${given}` : family;
}

function joined(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")}, & ${names.at(-1)}`;
}

function who({ authors, editors, container, organization, issuer }) {
  if (authors?.length) return joined(authors.map(name));
  if (editors && !container) return `${joined(editors.map(name))}${role(editors)}`;
  return organization ?? issuer ?? "";
}

function role(editors) {
  return editors.length === 1 ? " (Ed.)" : " (Eds.)";
}

function isChapter({ kind, container }) {
  return kind === "book" && container;
}

function url({ doi, url }) {
  return doi ? `https://doi.org/${doi}` : url ?? "";
}

/** A reference or source in APA style as what stands before the italics, in them, after them, and its link. */
function apaParts(data) {
  const head = `${who(data) ? `${withStop(who(data))} ` : ""}(${data.year ?? "n.d."}). `;
  const { title, container, volume, issue, pages, publisher, editors = [] } = data;
  if (!container) {
    const by = publisher ?? data.issuer;
    return [head, title, withStop(title).slice(title.length) + (by && by !== who(data) ? ` ${withStop(by)}` : "")];
  }
  if (isChapter(data)) {
    const names = editors.length ? `${joined(editors.map(({ family, given = "" }) => `${given} ${family}`.trim()))}${role(editors)}, ` : "";
    const tail = `${pages ? ` (pp. ${pages})` : ""}.${publisher ? ` ${withStop(publisher)}` : ""}`;
    return [`${head}${withStop(title)} In ${names}`, container, tail];
  }
  const tail = `${issue ? `(${issue})` : ""}${pages ? `, ${pages}` : ""}.`;
  return [`${head}${withStop(title)} `, `${container}${volume ? `, ${volume}` : ""}`, tail];
}

export function apa(data) {
  const [lead, italic, tail] = apaParts(data).map(escape);
  const link = escape(url(data));
  return `${lead}<i>${italic}</i>${tail}${link ? ` <a rel="external" href="${link}">${link}</a>` : ""}`;
}

/** How to cite a work, in the forms of practice-kb. */
export function citedWork(key, data) {
  const form = data.container ? (isChapter(data) ? "CHAP" : "JOUR") : data.kind === "book" ? "BOOK" : "RPRT";
  const type = { CHAP: "incollection", JOUR: "article", BOOK: "book", RPRT: "misc" }[form];
  const authors = data.authors?.map(name) ?? [data.organization ?? data.issuer ?? []].flat();
  const chapter = form === "CHAP";
  return {
    ofwork: true,
    apa: [...apaParts(data), url(data) && ` ${url(data)}`].join(""),
    bibtex: bibTex(`@${type}{${key}`, {
      title: data.title, author: authors.join(" and "), year: data.year, [chapter ? "booktitle" : "journal"]: data.container,
      volume: data.volume, number: data.issue, pages: data.pages, publisher: data.publisher, doi: data.doi, url: data.url,
    }),
    ris: ris(form, [
      ...authors.map((author) => ["AU", author]), ["TI", data.title], ["PY", data.year], [chapter ? "BT" : "JO", data.container],
      ["VL", data.volume], ["IS", data.issue], ["SP", data.pages], ["PB", data.publisher], ["DO", data.doi], ["UR", data.url], ["ID", key],
    ]),
  };
}

/** How to cite a page of the site. */
export function citedPage(key, title, year, url) {
  return {
    ofwork: false,
    apa: `${SITE_TITLE}. (${year}). ${withStop(title)} ${url}`,
    bibtex: bibTex(`@misc{${key}`, { title, author: `{${SITE_TITLE}}`, year, url }),
    ris: ris("ELEC", [["AU", SITE_TITLE], ["TI", title], ["PY", year], ["UR", url]]),
  };
}

function bibTex(begin, fields) {
  const lines = Object.entries(fields).filter(([, value]) => value).map(([field, value]) => `  ${field} = {${value}}`);
  return `${[begin, ...lines].join(",\n")}\n}\n`;
}

function ris(form, fields) {
  const lines = fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value}\n`);
  return `TY  - ${form}\n${lines.join("")}ER  - \n`;
}

/** The citations of one page: works are numbered as they come, and what is cited of a work is lettered. */
export class Citations {
  #works = new Map();
  #marked = new Set();

  /** @param known whether a key is that of a work */
  constructor(known) {
    this.known = known;
  }

  /** What front matter or a text cites, as links to the list of works. */
  marks(cite) {
    return [cite ?? []].flat().map((one) => this.#mark(one)).join("");
  }

  #mark(cite) {
    const [key, ...rest] = cite.split(",").map((part) => part.trim());
    if (!this.known(key)) throw new Error(`no such work: ${key}`);
    const locator = rest.join(", ");
    if (!this.#works.has(key)) this.#works.set(key, { key, number: this.#works.size + 1, locators: [] });
    const { number, locators } = this.#works.get(key);
    if (locator && !locators.includes(locator)) locators.push(locator);
    const label = locator ? number + letters(locators.indexOf(locator)) : `${number}`;
    const id = this.#marked.has(label) ? "" : ` id="cite-${label}"`;
    this.#marked.add(label);
    return `<a class="cite"${id} href="#source-${label}" aria-label="Source ${label}">[${label}]</a>`;
  }

  /** The list. The part of a work that a locator means is told by the caller. */
  works(part) {
    return [...this.#works.values()].map(({ key, number, locators }) => ({
      key,
      number,
      bare: this.#marked.has(`${number}`),
      parts: locators.map((locator, i) => ({ label: number + letters(i), ...part(key, locator) })),
    }));
  }
}

/** As ordered lists of HTML count: a to z, then aa. */
function letters(index) {
  return (index < 26 ? "" : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(97 + (index % 26));
}
