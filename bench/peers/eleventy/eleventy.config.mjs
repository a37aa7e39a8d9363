import anchor from "markdown-it-anchor";
import footnote from "markdown-it-footnote";

const TAXONOMIES = ["clients", "formats", "moments", "outcomes", "providers", "scopes", "settings", "starters"];

export const config = {
  dir: { input: "content", includes: "../_includes", data: "../_data" },
  markdownTemplateEngine: false,
};

export default function (eleventy) {
  eleventy.amendLibrary("md", (markdown) => markdown.use(anchor).use(footnote));
  eleventy.addPassthroughCopy("style.css");
  eleventy.addCollection("listed", (api) => grouped(api, listsOf));
  eleventy.addCollection("backlinks", (api) => grouped(api, (entry) => entry.data.links));
}

/** The entries by each of their keys, sorted by title. */
function grouped(api, keys) {
  const entries = api.getAll().filter((item) => item.data.layout === "entry.njk");
  const titles = new Intl.Collator("en");
  const groups = {};
  for (const entry of entries.sort((a, b) => titles.compare(a.data.title, b.data.title))) {
    for (const key of keys(entry)) (groups[key] ??= []).push(entry);
  }
  return groups;
}

function listsOf(entry) {
  const values = TAXONOMIES.flatMap((name) => (entry.data[name] ?? []).map((value) => `/${name}/${value}/`));
  return [`/${entry.url.split("/")[1]}/`, ...values];
}
