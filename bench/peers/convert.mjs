// Turns generated entries into the input of another generator:
//
//   node bench/peers/convert.mjs PEER CONTENT FOLDER
//
// PEER is hugo, mkdocs, eleventy or jbake, CONTENT what Generate.java wrote, FOLDER where the peer's project goes.
// js-yaml is looked for in FOLDER and the folders above. bench/README.md says what is made easier for the peers here.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { mentions, leading } from "./sentences.mjs";
import { apa, Citations, citedPage, citedWork, escape } from "./works.mjs";

const [peer, content, folder] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const yaml = createRequire(resolve(folder, "package.json"))("js-yaml");

const SITE = "https://practice-kb.example";
const TAXONOMIES = ["clients", "formats", "moments", "outcomes", "providers", "scopes", "settings", "starters"];
const PRACTICES = ["programs", "interventions"];
/** The types whose entries a taxonomy's page lists when they say nothing of it. */
const TAGGED = [...PRACTICES, "principles", "answers"];
const PART_LISTS = ["definitions", "positions", "elements", "levels", "steps", "sections"];
const LABELS = { terms: "Glossary", scales: "Grading scales" };
/** What a relation is called at the end that states it, and at the other. */
const KINDS = {
  same: ["Same as", "Same as"],
  "part-of": ["Part of", "Has part"],
  cites: ["Cites", "Cited by"],
  tests: ["Tests", "Tested by"],
  related: ["Related (our reading)", "Related (our reading)"],
  tension: ["In tension with", "In tension with"],
};
/** Our ids of the headings that generated entries link to, and what every peer makes of these headings. */
const HEADINGS = { what: "what-it-is", differ: "how-the-definitions-differ", findings: "what-the-source-says-of-it" };

/** Where the pieces of each peer's project lie, and what is added to the front matter of an entry. */
const PEERS = {
  hugo: { parts: "layouts/partials/", suffix: "html", assets: "static/assets", data: "data" },
  mkdocs: { assets: "content/assets", data: "data", entry: { template: "entry.html" }, list: { template: "list.html" } },
  eleventy: { parts: "_includes/", suffix: "html", assets: "assets", data: "data", entry: { layout: "entry.njk" } },
  jbake: { parts: "templates/", suffix: "ftl", assets: "assets/assets" },
}[peer];

const folders = readdirSync(content).filter((name) => !/^taxonomies$|\./.test(name)).sort();
const schemas = new Map(folders.map((name) =>
  [name, JSON.parse(readFileSync(join(here, "../../src/main/resources/schema", `${name.slice(0, -1)}.schema.json`), "utf8"))]));
const taxonomies = new Map(TAXONOMIES.map((name) =>
  [name, parse(readFileSync(join(content, "taxonomies", `${name}.yml`), "utf8"))]));
const names = folders.flatMap((name) =>
  readdirSync(join(content, name)).sort().map((file) => `${name}/${file.replace(/\.md$/, "")}`));

/** Of each entry what the pages of others say of it, by name; the names of works by their keys. */
const entries = new Map();
const keys = new Map();
/** The levels of scales; the other ends of relations; what each reference is named for. All by name or key. */
const levels = new Map();
const inverses = new Map();
const namedFor = new Map();
/** What links to each entry and what cites it: asked of the peer, but for JBake, which cannot gather it. */
const linkedFrom = new Map();
const citedBy = new Map();

for (const name of names) gather(name);
cpSync(join(here, peer), folder, { recursive: true });
cpSync(join(here, "../../templates/assets"), join(folder, PEERS.assets), { recursive: true });
if (PEERS.parts) {
  cpSync(join(here, "pagefind.js"), join(folder, PEERS.assets, "pagefind.js"));
  for (const part of ["header", "footer"]) writeText(`${PEERS.parts}${part}.${PEERS.suffix}`, framed(readFileSync(join(here, `${part}.html`), "utf8")));
}
if (peer === "jbake") for (const name of names) gatherMentions(name);
if (PEERS.data) {
  writeText(`${PEERS.data}/works.json`, JSON.stringify(Object.fromEntries([...keys.keys()].map((key) => [key, work(key)]))));
  writeText(`${PEERS.data}/sections.json`, JSON.stringify(Object.fromEntries(folders.map((name) => [name, listTitle(name)]))));
  writeText(`${PEERS.data}/levels.json`, JSON.stringify(Object.fromEntries(levels)));
}
for (const name of names) writeEntry(name);
writeLists();

/** JBake's pages are no folders. */
function framed(html) {
  return peer === "jbake" ? html.replace(/(\/pages\/[^/]+)\/"/g, '$1.html"') : html;
}

function read(name) {
  const [, front, text] = /^---\n([^]*?)\n---\n([^]*)$/.exec(readFileSync(join(content, `${name}.md`), "utf8"));
  return { fields: parse(front), text };
}

/** YAML whose dates stay texts. */
function parse(text) {
  return yaml.load(text, { schema: yaml.CORE_SCHEMA });
}

function gather(name) {
  const { fields } = read(name);
  const type = posix.dirname(name);
  const side = type === "principles" && fields.side[0].toUpperCase() + fields.side.slice(1);
  const entry = { title: fields.title, kind: side ? `${side} principle ${fields.number}` : schemas.get(type).title };
  entries.set(name, entry);
  if (type === "terms") entry.definition = leading(fields.summary, 220);
  if (type === "sources" || type === "references") {
    keys.set(posix.basename(name), name);
    entry.apa = apa(fields);
    entry.parts = Object.fromEntries((fields.sections ?? []).map(({ id, title }) => [id, title]));
  }
  if (peer === "jbake") entry.listed = { summary: fields.summary ?? "", grades: current(fields), tags: tagsOf(fields) };
  if (type === "scales") gatherLevels(name, fields);
  for (const relation of fields.relations ?? []) add(inverses, relation.to.split("#")[0], { from: name, ...relation });
  for (const reference of new Set(current(fields).flatMap((grade) => grade.support?.named ?? []).map((one) => one.reference))) {
    add(namedFor, reference, name);
  }
}

/** The newest grade on each scale. */
function current({ grades = [] }) {
  const newest = new Map();
  for (const grade of grades) {
    const before = newest.get(grade.scale);
    if (!before || String(grade["as-of"]) > String(before["as-of"])) newest.set(grade.scale, grade);
  }
  return [...newest.values()];
}

function gatherLevels(name, { title, code, levels: list, links = [] }) {
  const ranks = list.filter(({ rank }) => rank).length;
  for (const { level, badge, rank = 0, meaning, criteria = [], outside = false } of list) {
    const steps = Array.from({ length: ranks }, (_, i) => (i + 1 === rank ? "<b></b>" : "<i></i>")).join("");
    levels.set(`${posix.basename(name)} ${level}`, {
      badge: `<a class="badge badge-${code} level-${String(level).toLowerCase().replaceAll(" ", "-")}" href="${address(name)}">`
        + `${rank ? `<span class="steps" aria-hidden="true">${steps}</span>` : ""}${escape(badge)}</a>`,
      meaning, criteria, outside, ordered: rank > 0, links, scale: link(name),
    });
  }
}

function add(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}

function gatherMentions(name) {
  const { fields, text } = read(name);
  for (const { to, sentence } of linked(name, text)) add(linkedFrom, to, { ...kinded(name), sentence });
  for (const { to, sentence } of cited(name, fields, text)) add(citedBy, to, { ...kinded(name), sentence });
}

function address(name) {
  return peer === "jbake" ? `/${name}.html` : `/${name}/`;
}

/** Where the entries with a value are listed. JBake lists them by tag. */
function valueAddress(taxonomy, value) {
  return peer === "jbake" ? `/tags/${taxonomy}-${value}.html` : `/${taxonomy}/${value}/`;
}

function link(name) {
  return { text: entries.get(name).title, href: address(name) };
}

function kinded(name) {
  return { ...link(name), kind: entries.get(name).kind };
}

function work(key) {
  const name = keys.get(key);
  return { ...link(name), apa: entries.get(name).apa };
}

function writeEntry(name) {
  const { fields, text } = read(name);
  const type = posix.dirname(name);
  const citations = new Citations((key) => keys.has(key));
  const tags = tagsOf(fields);
  // Citations are numbered in the order of the page.
  const data = { section: type, group: entries.get(name).kind, names: fields["also-called"] ?? [], marks: citations.marks(fields.sources) };
  if (entries.get(name).apa) data.apa = entries.get(name).apa;
  if (type === "references") data.described = fields.described ?? false;
  if (PRACTICES.includes(type)) data.brief = brief(type, fields, text, citations);
  data.ungraded = PRACTICES.includes(type) && !fields.grades;
  const now = current(fields);
  data.grades = now.map((grade) => graded(name, grade, citations));
  data.history = (fields.grades ?? []).filter((grade) => !now.includes(grade)).map((grade) => graded(name, grade, citations));
  data.rows = rows(type, fields, citations);
  data.lists = partLists(name, fields, citations);
  const body = markdown(name, text, citations);
  data.contents = (text.match(/^## /gm) ?? []).length > 2;
  data.relations = relations(name, fields, citations);
  data.filed = filed(type, fields);
  data.curated = data.filed.flatMap(({ texts }) => texts.filter(({ basis }) => basis).map(({ href }) => href));
  data.outside = fields.links ?? [];
  data.works = worksOf(citations);
  Object.assign(data, peer === "jbake"
    ? { parent: { text: listTitle(type), href: `/${type}/` }, linkedfrom: byTitle(linkedFrom.get(name)), citedby: byTitle(citedBy.get(name)) }
    : { links: linked(name, text).map(addressed), cites: cited(name, fields, text).map(addressed) });
  data.evidence = String(fields["evidence-up-to"] ?? "");
  data.due = due(type, fields.reviewed);
  data.cite = entries.get(name).apa ? citedWork(posix.basename(name), fields) : citedPage(
    `${type.slice(0, -1)}-${posix.basename(name)}`, fields.title, fields.reviewed.slice(0, 4), SITE + address(name));
  data.ld = JSON.stringify(linkedData(name, fields)).replaceAll("<", "\\u003c");
  if (peer === "hugo") {
    data.short = `/go/${createHash("sha256").update(name).digest("hex").slice(0, 12)}/`;
    data.aliases = [data.short, ...(fields.aliases ?? [])];
  }
  write(name, { title: fields.title, summary: fields.summary ?? "", date: fields.reviewed, reviewed: fields.reviewed, ...PEERS.entry, ...tags }, data, body);
}

function addressed({ to, sentence }) {
  return { to: address(to), sentence };
}

function byTitle(list = []) {
  return list.sort((a, b) => a.text.localeCompare(b.text, "en"));
}

/** The values that an entry has, whoever states them, by taxonomy. */
function tagsOf(fields) {
  return Object.fromEntries(TAXONOMIES
    .map((taxonomy) => [taxonomy, Object.values(fields[taxonomy.slice(0, -1)] ?? {}).flat()])
    .filter(([, values]) => values.length));
}

/** The other entries that a body links to, each with the first sentence that does. */
function linked(name, text) {
  return mentions(text, /\[([^\]]*)\]\(([^)\s#:]+)\.md(?:#[^)\s]*)?\)/g, (_, words, path) =>
    ({ words, to: [posix.join(posix.dirname(name), path)] })).filter(({ to }) => to !== name);
}

/** The works that an entry cites, with the first sentence of the body that does, if one does. */
function cited(name, fields, text) {
  const found = mentions(text, /\s*\[@([^\]]+)\]/g, (_, marks) => ({ words: "", to: citing(marks).map(named) }));
  const inFields = citesIn(fields).map(named).filter((to) => !found.some((one) => one.to === to));
  return [...found, ...[...new Set(inFields)].map((to) => ({ to, sentence: "" }))].filter(({ to }) => to !== name);
}

/** What is in the brackets of a citation, each as a field would say it. */
function citing(marks) {
  return marks.split(/;\s*@/).map((mark) => mark.replaceAll(/\s+/g, " ").trim());
}

function named(mark) {
  return keys.get(mark.split(",")[0].trim());
}

/** Everything in front matter that begins with the key of a work, where a work may be named. */
function citesIn(value, key = "") {
  if (value === null || typeof value !== "object") {
    return /(?:^|-)(?:cite|sources|listed-by|research|references?)$/.test(key) && named(String(value)) ? [String(value)] : [];
  }
  return Object.entries(value).flatMap(([name, inner]) => citesIn(inner, Array.isArray(value) ? key : name));
}

/** The body with citations as links to the list of works, and links as the peer understands them. */
function markdown(name, text, citations) {
  const from = posix.dirname(name);
  const seen = new Set([name]);
  return text
    .replace(/\[@([^\]]+)\]/g, (_, marks) => citations.marks(citing(marks)))
    .replace(/\[([^\]]*)\]\(([^)\s#:]+)\.md(?:#([^)\s]*))?\)/g, (_, words, path, id) => {
      const to = posix.join(from, path);
      const target = `${peer === "mkdocs" ? `${posix.relative(from, to)}.md` : address(to)}${id ? `#${HEADINGS[id] ?? id}` : ""}`;
      const { definition, title } = entries.get(to) ?? {};
      if (!definition || id || seen.has(to)) return `[${words}](${target})`;
      seen.add(to);
      return `<a class="term" data-term="${escape(title)}" data-definition="${escape(definition)}" href="${address(to)}">${words}</a>`;
    });
}

/** The first screen of a practice: for whom, what it takes, what to watch for. */
function brief(type, fields, text, citations) {
  const asked = (question) => properties(type).filter(([, rules]) => rules["x-brief"] === question).map(([key, rules]) =>
    TAXONOMIES.includes(`${key}s`) ? tagRow(key, fields) : row(rules, fields[key], citations));
  const cautions = /\n## Cautions\n+([^]*?)(?:\n\n|$)/.exec(text)?.[1] ?? "";
  return {
    who: asked("who").filter(({ texts }) => texts.length).slice(0, 1),
    takes: asked("takes"),
    watch: leading(plain(cautions), 220),
  };
}

function plain(markdown) {
  return markdown.replace(/\s*\[@[^\]]+\]/g, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/\*+/g, "").replace(/\s+/g, " ").trim();
}

function properties(type) {
  return Object.entries(schemas.get(type).properties);
}

function rows(type, fields, citations) {
  return properties(type)
    .filter(([key, rules]) => rules["x-glance"] && (key in fields || rules["x-not-stated"]))
    .map(([key, rules]) => row(rules, fields[key], citations));
}

function row(rules, value, citations) {
  const values = value === undefined ? [] : [value.items ?? value.text ?? value].flat();
  return {
    label: rules.title,
    texts: values.map((one) => (Array.isArray(value) && keys.has(one) ? { text: entries.get(keys.get(one)).title, href: address(keys.get(one)) } : { text: String(one) })),
    cites: citations.marks(value?.cite),
  };
}

function filed(type, fields) {
  return properties(type)
    .filter(([key]) => TAXONOMIES.includes(`${key}s`) && (fields[key] || PRACTICES.includes(type)))
    .map(([key]) => tagRow(key, fields));
}

function tagRow(key, fields) {
  const { title, values } = taxonomies.get(`${key}s`);
  return {
    label: title,
    texts: Object.entries(fields[key] ?? {}).flatMap(([by, list]) => list.map((value) => ({
      text: values[value].label,
      href: valueAddress(`${key}s`, value),
      ...(by === "curated" && { basis: "our reading" }),
    }))),
    cites: "",
  };
}

function graded(name, grade, citations) {
  const key = `${grade.scale} ${grade.level}`;
  const { stated = "", named: list = [], "stated-cite": statedCite } = grade.support ?? {};
  return {
    level: peer === "jbake" ? levels.get(key) : key,
    cites: citations.marks(grade.cite),
    applies: grade["applies-to"] ?? "",
    note: grade.note ?? "",
    by: grade.by ?? "",
    asof: String(grade["as-of"] ?? ""),
    url: grade.url ?? "",
    stated,
    statedcites: citations.marks(statedCite),
    unsupported: PRACTICES.includes(posix.dirname(name)) && !list.length,
    named: list.map((support) => supporting(name, support, citations)),
  };
}

function supporting(name, { reference, class: studyClass, design, n, outcome, result, cite }, citations) {
  return {
    ...link(keys.get(reference)),
    facts: [studyClass && `class ${studyClass}`, design, n && `n = ${n}`, outcome, result].filter(Boolean).join("; "),
    cites: citations.marks(cite),
    also: (namedFor.get(reference) ?? []).filter((other) => other !== name).map(link),
  };
}

/** The parts that an entry lists: definitions, elements of a framework, sections of a source and so on. */
function partLists(name, fields, citations) {
  return PART_LISTS.filter((list) => Array.isArray(fields[list])).map((list) => ({
    id: list,
    label: schemas.get(posix.dirname(name)).properties[list].title,
    parts: fields[list].map((part) => ({
      id: part.id ?? "",
      title: String(part.title ?? part.by ?? part.badge ?? ""),
      text: part.text ?? part.meaning ?? part.why ?? "",
      note: part.outside ? "Verified outside our sources." : part.pages ? `Pages ${part.pages}` : "",
      points: [...(part.criteria ?? []), ...(part.questions ?? [])],
      cites: citations.marks(part.cite),
    })),
  }));
}

/** The relations of an entry, whichever end states them, by kind. */
function relations(name, fields, citations) {
  const groups = new Map();
  for (const [kind, [label, inverse]] of Object.entries(KINDS)) {
    for (const relation of (fields.relations ?? []).filter((one) => one.kind === kind)) {
      add(groups, label, related(relation.to.split("#")[0], relation, citations));
    }
    for (const relation of (inverses.get(name) ?? []).filter((one) => one.kind === kind)) {
      add(groups, inverse, related(relation.from, relation, citations));
    }
  }
  return [...groups].map(([label, list]) => ({ label, list }));
}

/** A relation leads to an entry, to an element of one (of which only the entry is taken) or to a value of a taxonomy. */
function related(to, { note = "", result = "", cite }, citations) {
  const [taxonomy, value] = to.split("/");
  const end = entries.has(to) ? kinded(to) : {
    text: `${taxonomies.get(taxonomy).title}: ${taxonomies.get(taxonomy).values[value].label}`,
    href: valueAddress(taxonomy, value),
    kind: "",
  };
  return { ...end, note, result, cites: citations.marks(cite) };
}

function worksOf(citations) {
  const works = citations.works((key, locator) => {
    const name = keys.get(key);
    const section = entries.get(name).parts[locator];
    return section ? { text: section, href: `${address(name)}#${locator}` } : { text: locator };
  });
  return peer === "jbake" ? works.map((one) => ({ ...one, ...work(one.key) })) : works;
}

/** The day by which an entry is to be checked again. */
function due(type, reviewed) {
  const day = new Date(reviewed);
  day.setUTCMonth(day.getUTCMonth() + (schemas.get(type)["x-review-months"] ?? 24));
  return day.toISOString().slice(0, 10);
}

/** Structured data after schema.org, as practice-kb has it. */
function linkedData(name, fields) {
  const type = posix.dirname(name);
  const url = SITE + address(name);
  const dates = { url, dateModified: fields.reviewed };
  const described = { name: fields.title, description: fields.summary };
  const people = (list) => list.map(({ family, given }) => ({ "@type": "Person", familyName: family, givenName: given }));
  const list = `${SITE}/${type}/`;
  const thing = entries.get(name).apa
    ? {
      "@type": type === "sources" ? "Report" : "ScholarlyArticle",
      name: fields.title,
      author: people(fields.authors ?? []),
      ...(fields.editors && { editor: people(fields.editors) }),
      datePublished: fields.year && String(fields.year),
      isPartOf: fields.container,
      sameAs: fields.doi && `https://doi.org/${fields.doi}`,
    }
    : type === "terms"
      ? { "@type": "DefinedTerm", ...described, inDefinedTermSet: { "@type": "DefinedTermSet", name: "Glossary", url: list } }
      : { "@type": type === "scales" ? "DefinedTermSet" : "WebPage", ...described };
  const crumbs = [["Home", `${SITE}/`], [listTitle(type), list], [fields.title, url]];
  return {
    "@context": "https://schema.org",
    "@graph": [{ ...thing, ...dates }, {
      "@type": "BreadcrumbList",
      itemListElement: crumbs.map(([name, item], i) => ({ "@type": "ListItem", position: i + 1, name, item })),
    }],
  };
}

function listTitle(type) {
  return LABELS[type] ?? type[0].toUpperCase() + type.slice(1);
}

/** Writes a page. Front matter is JSON (which is YAML too); JBake's is one line for each field. */
function write(name, fields, data, body) {
  const json = JSON.stringify({ ...fields, ...data });
  const front = {
    hugo: () => `${json}\n`,
    eleventy: () => `---json\n${json}\n---\n`,
    mkdocs: () => `---\n${JSON.stringify({ description: fields.summary, ...fields, ...data })}\n---\n`,
    jbake: () => jbakeHeader(name, fields, data),
  }[peer]();
  writeText(`content/${name}.md`, front + body);
}

function jbakeHeader(name, { title, summary, date, reviewed, ...rest }, data) {
  const tags = TAXONOMIES.flatMap((taxonomy) => (rest[taxonomy] ?? []).map((value) => `${taxonomy}-${value}`));
  const type = data.list ? "list" : posix.dirname(name);
  const tagged = tags.length ? `tags=${tags.join(",")}\n` : "";
  const dated = date ? `date=${date}\n` : "";
  return `title=${title}\ntype=${type}\nstatus=published\n${dated}${tagged}data=${JSON.stringify({ summary, reviewed, ...data })}\n~~~~~~\n`;
}

/** One list for each type, and one for each taxonomy and each of its values, where the peer does not make it by itself. */
function writeLists() {
  const lists = [
    ...folders.map((name) => ({ list: name, title: listTitle(name), summary: schemas.get(name)["x-intro"] ?? "", values: [] })),
    ...TAXONOMIES.flatMap(taxonomyLists),
  ];
  if (peer === "eleventy") {
    writeText("data/lists.json", JSON.stringify(lists.map((list) => ({ ...list, list: `/${list.list}/` }))));
    return;
  }
  if (peer === "jbake") writeValues(lists);
  const index = peer === "hugo" ? "_index" : "index";
  for (const { title, summary, ...list } of lists) {
    const page = list.values === undefined && peer !== "hugo" ? list.list : `${list.list}/${index}`;
    if (list.values === undefined && peer === "jbake") continue;
    write(page, { title, summary, ...PEERS.list }, { values: [], ...list }, "");
  }
}

/** What JBake's templates could find out about values and titles only by going through all entries for each page. */
function writeValues(lists) {
  const values = Object.fromEntries(lists.filter(({ axis }) => axis).map(({ list, axis, ...rest }) =>
    [list.replace("/", "-"), { ...rest, parent: { text: axis, href: `/${posix.dirname(list)}/` } }]));
  const sections = Object.fromEntries(folders.map((name) => [name, listTitle(name)]));
  writeText("templates/values.ftl", `<#assign values=${literal(values)} sections=${literal(sections)}>\n`);
  for (const list of lists.filter(({ values = [] }) => values.length)) {
    const tagged = names.map((name) => entries.get(name).listed.tags[list.list] ?? []).flat();
    for (const value of list.values) {
      value.count = tagged.filter((one) => one === value.value).length;
      if (!value.count) delete value.href; // it makes no page of a tag that nothing has
    }
    list.silent = names.filter((name) => TAGGED.includes(posix.dirname(name)) && !entries.get(name).listed.tags[list.list])
      .map((name) => ({ ...link(name), summary: entries.get(name).listed.summary, grades: badges(name) }))
      .sort((a, b) => a.text.localeCompare(b.text, "en"));
  }
  write("search/index", { title: "Search", summary: "" }, { list: "search", values: [] }, "");
}

function badges(name) {
  return entries.get(name).listed.grades.map(({ scale, level }) => ({ level: { badge: levels.get(`${scale} ${level}`).badge } }));
}

/** JSON as a literal of FreeMarker, which interpolates in strings. */
function literal(value) {
  return JSON.stringify(value).replaceAll("${", "$\\x007B");
}

function taxonomyLists(taxonomy) {
  const { title, description, values } = taxonomies.get(taxonomy);
  const each = Object.entries(values);
  return [
    {
      list: taxonomy,
      title,
      summary: description,
      values: each.map(([value, { label, definition = "" }]) => ({ value, text: label, href: valueAddress(taxonomy, value), summary: definition })),
    },
    ...each.map(([value, { label, definition = "", printed = [] }]) => {
      const citations = new Citations((key) => keys.has(key));
      const marks = citations.marks(printed.flatMap(({ cite }) => cite));
      const facts = [...new Set(printed.map((one) => `Printed as “${one.as}”`))];
      return { list: `${taxonomy}/${value}`, title: label, summary: definition, axis: title, facts, marks, works: worksOf(citations) };
    }),
  ];
}

function writeText(to, text) {
  mkdirSync(dirname(join(folder, to)), { recursive: true });
  writeFileSync(join(folder, to), text);
}
