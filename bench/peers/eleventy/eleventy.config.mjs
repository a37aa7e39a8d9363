import { readFileSync } from "node:fs";
import anchor from "markdown-it-anchor";
import footnote from "markdown-it-footnote";

const TAXONOMIES = ["clients", "formats", "moments", "outcomes", "providers", "scopes", "settings", "starters"];
const PRACTICES = ["programs", "interventions", "principles", "answers"];
const [works, levels, sections, lists] = ["works", "levels", "sections", "lists"].map((name) => JSON.parse(readFileSync(`data/${name}.json`, "utf8")));

export const config = {
  dir: { input: "content", includes: "../_includes" },
  markdownTemplateEngine: false,
};

export default function (eleventy) {
  eleventy.amendLibrary("md", (markdown) => markdown.use(anchor, { slugify }).use(footnote));
  eleventy.addPassthroughCopy("assets");
  // As globals of the templates, and not as data, of which each page would get a copy.
  eleventy.addNunjucksGlobal("site", { title: "STS Practice Base", url: "https://practice-kb.example" });
  eleventy.addNunjucksGlobal("worksByKey", works);
  eleventy.addNunjucksGlobal("levels", levels);
  eleventy.addNunjucksGlobal("sections", sections);
  eleventy.addFilter("headings", (html) =>
    [...html.matchAll(/<h2 id="([^"]+)"[^>]*>(.*?)<\/h2>/g)].map(([, id, html]) => ({ id, html })));
  eleventy.addCollection("lists", () => lists);
  eleventy.addCollection("entries", entries);
  eleventy.addCollection("newest", (api) =>
    entries(api).sort((a, b) => b.data.reviewed.localeCompare(a.data.reviewed)).slice(0, 50));
  eleventy.addCollection("listed", listed);
  eleventy.addCollection("silent", silent);
  eleventy.addCollection("backlinks", (api) => ({ links: backlinks(api, "links"), cites: backlinks(api, "cites") }));
}

/** The id of a heading, as the other generators make it. */
function slugify(text) {
  return text.trim().toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, "").replace(/\s+/g, "-");
}

/** The entries, sorted by title. */
function entries(api) {
  const titles = new Intl.Collator("en");
  return api.getAll().filter((item) => item.data.layout === "entry.njk").sort((a, b) => titles.compare(a.data.title, b.data.title));
}

/** The entries of each list, by their types. */
function listed(api) {
  const found = {};
  for (const entry of entries(api)) {
    for (const address of listsOf(entry)) {
      const list = (found[address] ??= { count: 0, types: [] });
      let type = list.types.find(({ id }) => id === entry.data.section);
      if (!type) list.types.push((type = { id: entry.data.section, entries: [] }));
      type.entries.push(entry);
      list.count++;
    }
  }
  return found;
}

function listsOf(entry) {
  const values = TAXONOMIES.flatMap((name) => (entry.data[name] ?? []).map((value) => `/${name}/${value}/`));
  return [`/${entry.data.section}/`, ...values];
}

/** The practices that say nothing about a taxonomy. */
function silent(api) {
  const practices = entries(api).filter(({ data }) => PRACTICES.includes(data.section));
  return Object.fromEntries(TAXONOMIES.map((name) => [`/${name}/`, practices.filter(({ data }) => !data[name])]));
}

/** What links to each page or cites it, with its sentence. */
function backlinks(api, kind) {
  const found = {};
  for (const entry of entries(api)) {
    for (const { to, sentence } of entry.data[kind]) (found[to] ??= []).push({ entry, sentence });
  }
  return found;
}
