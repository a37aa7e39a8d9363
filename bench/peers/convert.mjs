// Turns generated entries into the input of another generator:
//
//   node bench/peers/convert.mjs PEER CONTENT FOLDER
//
// PEER is hugo, mkdocs, eleventy or jbake, CONTENT what Generate.java wrote, FOLDER where the peer's project goes.
// js-yaml is looked for in FOLDER and the folders above. bench/README.md says what is made easier for the peers here.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [peer, content, folder] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const yaml = createRequire(resolve(folder, "package.json"))("js-yaml");

const TAXONOMIES = ["clients", "formats", "moments", "outcomes", "providers", "scopes", "settings", "starters"];
/** What is shown in another way than as a fact, or not at all. */
const NO_FACTS = ["title", "summary", "also-called", "grades", "relations", "aliases", "anchors", "sources"];
/** Our ids of the headings that generated entries link to, and what every peer makes of these headings. */
const HEADINGS = { what: "what-it-is", differ: "how-the-definitions-differ", findings: "what-the-source-says-of-it" };

/** Where the pieces of each peer's project lie, and what is added to the front matter of an entry. */
const PEERS = {
  hugo: { nav: "layouts/partials/nav.html", style: "static/style.css" },
  mkdocs: { style: "content/style.css", entry: { template: "entry.html" }, list: { template: "list.html" } },
  eleventy: { nav: "_includes/nav.html", style: "style.css", entry: { layout: "entry.njk" } },
  jbake: { nav: "templates/nav.ftl", style: "assets/style.css" },
}[peer];

const folders = readdirSync(content).filter((name) => !/^taxonomies$|\./.test(name)).sort();
const names = folders.flatMap((name) =>
  readdirSync(join(content, name)).sort().map((file) => `${name}/${file.replace(/\.md$/, "")}`));
const titles = new Map(names.map((name) => [name, title(read(name))]));
const keys = new Map(names.filter((name) => /^(references|sources)\//.test(name)).map((name) => [posix.basename(name), name]));
const taxonomies = new Map(TAXONOMIES.map((name) =>
  [name, parse(readFileSync(join(content, "taxonomies", `${name}.yml`), "utf8"))]));

cpSync(join(here, peer), folder, { recursive: true });
copy(join(here, "../../templates/assets/style.css"), PEERS.style);
if (PEERS.nav) copy(join(here, "nav.html"), PEERS.nav);
for (const name of names) writeEntry(name);
writeLists();

function read(name) {
  return readFileSync(join(content, `${name}.md`), "utf8");
}

/** YAML whose dates stay texts. */
function parse(text) {
  return yaml.load(text, { schema: yaml.CORE_SCHEMA });
}

/** The title of an entry, without parsing all of its front matter. */
function title(text) {
  return parse(/^title: .*(\n +.*)*/m.exec(text)[0]).title;
}

function copy(file, to) {
  const target = join(folder, to);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(file, target);
}

function address(name) {
  return peer === "jbake" ? `/${name}.html` : `/${name}/`;
}

/** Where the entries with a value are listed. JBake lists them by tag. */
function valueAddress(taxonomy, value) {
  return peer === "jbake" ? `/tags/${taxonomy}-${value}.html` : `/${taxonomy}/${value}/`;
}

function writeEntry(name) {
  const [, front, text] = /^---\n([^]*?)\n---\n([^]*)$/.exec(read(name));
  const fields = parse(front);
  const links = new Set();
  const body = markdown(text, posix.dirname(name), links);
  const tags = Object.fromEntries(TAXONOMIES
    .map((taxonomy) => [taxonomy, tagged(fields[taxonomy.replace(/s$/, "")])])
    .filter(([, values]) => values.length));
  const data = {
    group: label(posix.dirname(name)),
    names: fields["also-called"] ?? [],
    facts: [...facts(fields, links), ...tagFacts(tags)],
    grades: (fields.grades ?? []).map((grade) => graded(grade, links)),
    relations: (fields.relations ?? []).map((relation) => related(relation, links)),
    sources: (fields.sources ?? []).map((source) => cited(source, links)),
  };
  data.links = [...links];
  write(name, { title: titles.get(name), summary: fields.summary ?? "", ...PEERS.entry, ...tags }, data, body);
}

/** The values of a taxonomy that an entry has, whoever states them. */
function tagged(field) {
  return Object.values(field ?? {}).flat();
}

/** The body with citations as links, and links as the peer understands them; their addresses are added to links. */
function markdown(text, from, links) {
  return text
    .replace(/\[@([^\]]+)\]/g, (_, marks) => `(${marks.split(/;\s*@/).map((mark) => citation(mark, from, links)).join("; ")})`)
    .replace(/\]\(([^)\s#:]+)\.md(?:#([^)\s]*))?\)/g, (_, path, id) => {
      const name = posix.join(from, path);
      links.add(address(name));
      return `](${bodyAddress(name, from)}${id ? `#${HEADINGS[id] ?? id}` : ""})`;
    });
}

function citation(mark, from, links) {
  const name = keys.get(mark.split(",")[0].trim());
  links.add(address(name));
  return `[${mark}](${bodyAddress(name, from)})`;
}

/** MkDocs resolves links to files itself. */
function bodyAddress(name, from) {
  return peer === "mkdocs" ? `${posix.relative(from, name)}.md` : address(name);
}

function cited(mark, links) {
  const name = keys.get(mark.split(",")[0].trim());
  links.add(address(name));
  return { text: mark, href: address(name) };
}

function facts(fields, links) {
  return Object.entries(fields)
    .filter(([key]) => !NO_FACTS.includes(key) && !TAXONOMIES.includes(`${key}s`))
    .map(([key, value]) => ({
      label: label(key),
      values: [value?.items ?? value?.text ?? value].flat().map((item) => factValue(item, links)),
      ...(value?.cite && { cite: cited(value.cite, links) }),
    }));
}

/** The key of a reference as a link to it, anything else as text. */
function factValue(item, links) {
  const name = keys.get(item);
  if (!name) return { text: flat(item) };
  links.add(address(name));
  return { text: titles.get(name), href: address(name) };
}

function tagFacts(tags) {
  return Object.entries(tags).map(([taxonomy, values]) => ({
    label: taxonomies.get(taxonomy).title,
    values: values.map((value) =>
      ({ text: taxonomies.get(taxonomy).values[value].label, href: valueAddress(taxonomy, value) })),
  }));
}

function graded(grade, links) {
  const scale = `scales/${grade.scale}`;
  links.add(address(scale));
  return {
    scale: { text: titles.get(scale), href: address(scale) },
    level: String(grade.level),
    by: grade.by ?? "",
    asof: grade["as-of"] ?? "",
    note: grade.note ?? "",
    ...(grade.cite && { cite: cited(grade.cite, links) }),
    stated: grade.support?.stated ?? "",
    named: (grade.support?.named ?? []).map((support) => named(support, links)),
  };
}

function named({ reference, cite, ...rest }, links) {
  const name = keys.get(reference);
  links.add(address(name));
  return { text: titles.get(name), href: address(name), facts: flat(rest), ...(cite && { cite: cited(cite, links) }) };
}

/** A relation leads to an entry, to an element of one (of which only the entry is taken) or to a value of a taxonomy. */
function related({ to: target, kind, note }, links) {
  const to = target.split("#")[0];
  const [taxonomy, value] = to.split("/");
  if (titles.has(to)) {
    links.add(address(to));
    return { text: titles.get(to), href: address(to), kind, note: note ?? "" };
  }
  return { text: taxonomies.get(taxonomy).values[value].label, href: valueAddress(taxonomy, value), kind, note: note ?? "" };
}

/** What is nested as one line. */
function flat(value) {
  return value !== null && typeof value === "object" ? Object.values(value).map(flat).join("; ") : String(value ?? "");
}

function label(key) {
  return key[0].toUpperCase() + key.slice(1).replaceAll("-", " ");
}

/** Writes a page. JBake's front matter is one line for each field; nested data are JSON. */
function write(name, fields, data, body) {
  const target = join(folder, "content", `${name}.md`);
  mkdirSync(dirname(target), { recursive: true });
  const front = peer === "jbake"
    ? jbakeHeader(name, fields, data)
    : `---\n${yaml.dump({ ...fields, ...data }, { lineWidth: -1 })}---\n`;
  writeFileSync(target, front + body);
}

function jbakeHeader(name, { title, summary, ...rest }, data) {
  const tags = TAXONOMIES.flatMap((taxonomy) => (rest[taxonomy] ?? []).map((value) => `${taxonomy}-${value}`));
  const type = data.list ? "list" : posix.dirname(name);
  const tagged = tags.length ? `tags=${tags.join(",")}\n` : "";
  return `title=${title}\ntype=${type}\nstatus=published\n${tagged}data=${JSON.stringify({ summary, ...data })}\n~~~~~~\n`;
}

/** One list for each type, and one for each taxonomy and each of its values, where the peer does not make it by itself. */
function writeLists() {
  const lists = [
    ...folders.map((name) => ({ list: name, title: label(name), summary: "", values: [] })),
    ...TAXONOMIES.flatMap(taxonomyLists),
  ];
  if (peer === "eleventy") {
    copyText("_data/lists.json", JSON.stringify(lists.map((list) => ({ ...list, list: `/${list.list}/` }))));
    return;
  }
  const index = peer === "hugo" ? "_index" : "index";
  for (const { list, title, summary, values } of lists) {
    const page = values === undefined && peer !== "hugo" ? list : `${list}/${index}`;
    if (values === undefined && peer === "jbake") continue;
    write(page, { title, summary, ...PEERS.list }, { list, values: values ?? [] }, `${summary}\n`);
  }
}

function taxonomyLists(taxonomy) {
  const { title, description, values } = taxonomies.get(taxonomy);
  const each = Object.entries(values);
  return [
    {
      list: taxonomy,
      title,
      summary: description,
      values: each.map(([value, { label }]) => ({ text: label, href: valueAddress(taxonomy, value) })),
    },
    ...each.map(([value, { label, definition }]) => ({ list: `${taxonomy}/${value}`, title: label, summary: definition ?? "" })),
  ];
}

function copyText(to, text) {
  mkdirSync(dirname(join(folder, to)), { recursive: true });
  writeFileSync(join(folder, to), text);
}
