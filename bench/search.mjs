// The steps of search.sh:
//   build ENGINE FOLDER SECONDS   indexes FOLDER/texts.jsonl into FOLDER/site/ENGINE
//   measure ENGINE FOLDER OUT     measures it in Chromium; adds a line to OUT/*.tsv
//   table OUT                     prints the tables

import {execFileSync, fork} from "node:child_process";
import {appendFileSync, copyFileSync, createReadStream, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import {createRequire} from "node:module";
import {basename, extname, join, resolve} from "node:path";
import {createInterface} from "node:readline";
import {pathToFileURL} from "node:url";
import {gzipSync} from "node:zlib";

const JUDGED = "src/test/resources/relevance/queries.tsv";
const HITS = 10;
const COLD_RUNS = Number(process.env.RUNS ?? 21);
const WARM_QUERIES = 60;
const WARM_ROUNDS = 5;
/** No further round begins after so long. */
const WARM_SECONDS = 60;

// Building

async function readTexts(folder, part = text => text) {
  const texts = [];
  for await (const line of createInterface({input: createReadStream(join(folder, "texts.jsonl"))})) {
    texts.push(part(JSON.parse(line)));
  }
  return texts;
}

const asDocument = ({id, title, aliases, summary, headings, body}) => ({
  id, title, summary, aliases: aliases.join("\n"), headings: headings.join("\n"), body: body.join("\n"),
});

const FIELDS = ["title", "aliases", "summary", "headings", "body"];

/** Each takes documents and a folder, and writes what its page fetches. */
const builders = {
  async minisearch(texts, folder) {
    const MiniSearch = installed(folder)("minisearch");
    const index = new MiniSearch({fields: FIELDS, storeFields: ["title", "summary"]});
    index.addAll(texts.map(asDocument));
    writeFileSync(join(folder, "index.json"), JSON.stringify(index));
    copy("minisearch/dist/umd/index.js", folder);
  },

  async lunr(texts, folder) {
    const lunr = installed(folder)("lunr");
    const index = lunr(function () {
      this.ref("id");
      FIELDS.forEach(field => this.field(field, {boost: field === "title" ? 2 : 1}));
      texts.map(asDocument).forEach(text => this.add(text));
    });
    writeFileSync(join(folder, "index.json"), JSON.stringify(index));
    const shown = Object.fromEntries(texts.map(({id, title, summary}) => [id, {title, summary}]));
    writeFileSync(join(folder, "entries.json"), JSON.stringify(shown));
    copy("lunr/lunr.min.js", folder);
  },

  async pagefind(texts, folder) {
    const pagefind = await import(pathToFileURL(join(modules(folder), "pagefind/lib/index.js")));
    const {index} = await pagefind.createIndex({forceLanguage: "en"});
    for (const text of texts) {
      const {errors} = await index.addHTMLFile({url: "/" + text.id, content: asHtml(text)});
      if (errors.length > 0) throw new Error(errors.join());
    }
    await index.writeFiles({outputPath: folder});
    await pagefind.close();
  },
};

function copy(file, folder) {
  copyFileSync(join(modules(folder), file), join(folder, "engine.js"));
}

/** What search.sh installed; `folder` is that of an engine. */
function modules(folder) {
  return resolve(folder, "../../../node_modules");
}

function installed(folder) {
  return createRequire(join(modules(folder), "none.js"));
}

function asHtml({title, aliases, summary, headings, body}) {
  const escaped = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const tagged = (tag, texts) => texts.map(text => `<${tag}>${escaped(text)}</${tag}>\n`).join("");
  const entry = tagged("h1", [title]) + tagged("p", [...aliases, summary]) + tagged("h2", headings) + tagged("p", body);
  return `<!DOCTYPE html><html lang="en"><body><main data-pagefind-body>\n${entry}</main></body></html>`;
}

/** Builds in a process of its own, so that one that needs too much ends alone. */
function build(engine, folder, seconds) {
  if (engine === "ours") return;
  const child = fork(process.argv[1], ["build-here", engine, folder], {execArgv: ["--max-old-space-size=8192"]});
  const clock = setTimeout(() => child.kill(), seconds * 1000);
  child.on("exit", code => {
    clearTimeout(clock);
    process.exitCode = code ?? 1;
  });
}

async function buildHere(engine, folder) {
  const texts = await readTexts(folder);
  const out = join(folder, "site", engine);
  mkdirSync(out, {recursive: true});
  const start = performance.now();
  await builders[engine](texts, out);
  writeFileSync(join(folder, engine + ".seconds.txt"), String((performance.now() - start) / 1000));
}

// In the browser: each engine opens, then searches and gives ids of what it would show

const pages = {
  ours: `
    await script("/assets/site.js");
    await script("/assets/search-engine.js");
    const index = await KbSearch.open("/");
    return async (words, typing, excerpts = true) =>
      (await index.search({words, typing, limit: ${HITS}, facets: [], excerpts})).hits.map(hit => hit.id);`,
  minisearch: `
    await script("/minisearch/engine.js");
    const json = await (await fetch("/minisearch/index.json")).text();
    const index = MiniSearch.loadJSON(json, {fields: ${JSON.stringify(FIELDS)}, storeFields: ["title", "summary"]});
    const isLong = word => word.length > 3;
    return async words =>
      index.search(words, {boost: {title: 2}, prefix: isLong, fuzzy: word => isLong(word) && 0.2})
        .slice(0, ${HITS}).map(hit => hit.id);`,
  lunr: `
    await script("/lunr/engine.js");
    const [index, entries] = await Promise.all(
      ["index", "entries"].map(async name => (await fetch("/lunr/" + name + ".json")).json()));
    const opened = lunr.Index.load(index);
    return async words => opened.search(words).slice(0, ${HITS}).filter(hit => entries[hit.ref]).map(hit => hit.ref);`,
  pagefind: `
    const pagefind = await import("/pagefind/pagefind.js");
    await pagefind.init();
    return async words => {
      const {results} = await pagefind.search(words);
      const shown = await Promise.all(results.slice(0, ${HITS}).map(result => result.data()));
      return shown.map(hit => hit.raw_url.replace(/^\\//, ""));
    };`,
};

const page = engine => `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Search</title><script>
  const script = src => new Promise((resolve, reject) => {
    const element = document.createElement("script");
    Object.assign(element, {src, onload: resolve, onerror: reject});
    document.head.append(element);
  });
  const open = async () => {${pages[engine]}};
  async function cold(words) {
    const start = performance.now();
    window.search = await open();
    await search(words, true, false);
    const summaries = performance.now() - start;
    return async () => {
      const again = performance.now();
      await search(words, true);
      return summaries + performance.now() - again;
    };
  }
  async function warm(queries, rounds) {
    for (const words of queries) await search(words, true);
    const times = [];
    const began = performance.now();
    for (let round = 0; round < rounds && performance.now() - began < ${1000 * WARM_SECONDS}; round++) {
      for (const words of queries) {
        const start = performance.now();
        await search(words, true);
        times.push(performance.now() - start);
      }
    }
    return times;
  }
</script>`;

// Serving, with gzip, on this machine; counts bytes of bodies as sent

const TYPES = {".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm"};

/** Files below `folder`, and "/" as the page of `engine`. Compressed once, so that no run waits for it. */
function serve(folder, engine) {
  const sent = {bytes: 0, requests: 0};
  const packed = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = join(folder, path);
    if (path !== "/" && !(existsSync(file) && statSync(file).isFile())) {
      response.writeHead(404).end();
      return;
    }
    if (!packed.has(path)) packed.set(path, pack(path === "/" ? Buffer.from(page(engine)) : readFileSync(file)));
    const {bytes, encoding} = packed.get(path);
    if (path !== "/") {
      sent.bytes += bytes.length;
      sent.requests++;
    }
    response.writeHead(200, {
      "Content-Type": path === "/" ? "text/html; charset=utf-8" : TYPES[extname(path)] ?? "application/octet-stream",
      "Content-Length": bytes.length,
      "Cache-Control": "max-age=3600",
      // Together these give the page a fine clock.
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
      ...encoding,
    }).end(bytes);
  });
  return new Promise(opened => server.listen(0, "127.0.0.1", () =>
    opened({sent, url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close()})));
}

/** As it is when gzip does not make it smaller: Pagefind's files are compressed already. */
function pack(bytes) {
  const smaller = gzipSync(bytes, {level: 6});
  return smaller.length < bytes.length ? {bytes: smaller, encoding: {"Content-Encoding": "gzip"}} : {bytes, encoding: {}};
}

// Measuring

async function measure(engine, folder, out) {
  const {chromium} = installed(join(folder, "site", engine))("playwright-core");
  const served = await serve(join(folder, "site"), engine);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const size = basename(folder);
  try {
    const judged = readJudged();
    if (size === "real") {
      const ndcg = await relevance(browser, served, judged);
      appendFileSync(join(out, "relevance.tsv"), [engine, ndcg].join("\t") + "\n");
    }
    const queries = size === "real" ? judged.map(query => query.words) : await generatedQueries(folder);
    const cost = await costs(browser, served, queries);
    const row = [size, engine, ...cost, indexBytes(folder, engine), buildSeconds(folder, engine)];
    appendFileSync(join(out, "cost.tsv"), row.join("\t") + "\n");
  } finally {
    await browser.close();
    served.close();
  }
}

function readJudged() {
  return readFileSync(JUDGED, "utf8").trimEnd().split("\n").slice(1).map(line => {
    const [, words, ...columns] = line.split("\t");
    const grades = new Map();
    columns.forEach((ids, column) => ids.split(" ").filter(id => id).forEach(id => grades.set(id, 3 - column)));
    return {words, grades};
  });
}

/** Two words of the title of one entry in so many: seldom ones and frequent ones. */
async function generatedQueries(folder) {
  const titles = (await readTexts(folder, text => text.title.split(/\s+/))).filter(words => words.length > 1);
  const step = Math.max(1, Math.floor(titles.length / WARM_QUERIES));
  return titles.filter((_, number) => number % step === 0).slice(0, WARM_QUERIES).map(words => words.slice(0, 2).join(" "));
}

async function relevance(browser, served, judged) {
  const {tab, close} = await freshTab(browser, served);
  await tab.evaluate("open().then(search => { window.search = search; })");
  let sum = 0;
  for (const {words, grades} of judged) {
    const ids = await tab.evaluate(words => search(words, false), words);
    sum += gain(ids.map(id => grades.get(id) ?? 0)) / gain([...grades.values()].sort((a, b) => b - a));
  }
  await close();
  return sum / judged.length;
}

/** Discounted cumulative gain of the first ten, as the Java class JudgedQuery has it. */
function gain(grades) {
  return grades.slice(0, 10).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
}

/**
 * Bytes of a first query until there are titles and summaries, bytes and requests until there are excerpts
 * as well, bytes of a next query with excerpts, cold (with excerpts) and warm milliseconds.
 */
async function costs(browser, served, queries) {
  const cold = {summaries: [], all: [], requests: [], next: [], milliseconds: []};
  const step = Math.max(1, Math.floor(queries.length / COLD_RUNS));
  for (let run = 0; run < COLD_RUNS; run++) {
    const {tab, close} = await freshTab(browser, served);
    Object.assign(served.sent, {bytes: 0, requests: 0});
    const query = queries[run * step % queries.length];
    await tab.evaluate(async words => { window.excerpts = await cold(words); }, query);
    cold.summaries.push(served.sent.bytes);
    cold.milliseconds.push(await tab.evaluate(() => excerpts()));
    cold.all.push(served.sent.bytes);
    cold.requests.push(served.sent.requests);
    served.sent.bytes = 0;
    await tab.evaluate(words => search(words, true), queries[(run * step + 1) % queries.length]);
    cold.next.push(served.sent.bytes);
    await close();
  }
  const {tab, close} = await freshTab(browser, served);
  await tab.evaluate(words => cold(words).then(() => {}), queries[0]);
  const warm = await tab.evaluate(([queries, rounds]) => warm(queries, rounds), [queries.slice(0, WARM_QUERIES), WARM_ROUNDS]);
  await close();
  return [
    at(cold.summaries, 0.5), at(cold.all, 0.5), at(cold.requests, 0.5), at(cold.next, 0.5),
    at(cold.milliseconds, 0.5), at(cold.milliseconds, 0.95), at(warm, 0.5), at(warm, 0.95),
  ];
}

/** A tab that has nothing cached. */
async function freshTab(browser, served) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(served.url);
  return {tab, close: () => context.close()};
}

function at(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(part * sorted.length) - 1];
}

function indexBytes(folder, engine) {
  const site = join(folder, "site");
  const files = engine === "ours" ? [join(site, "search"), join(site, "assets")] : [join(site, engine)];
  return files.map(bytesIn).reduce((sum, bytes) => sum + bytes);
}

/** Of all files that a browser may fetch: what Java reads does not count. */
function bytesIn(folder) {
  return readdirSync(folder, {withFileTypes: true})
    .filter(entry => entry.name !== "lucene")
    .map(entry => entry.isDirectory() ? bytesIn(join(folder, entry.name)) : statSync(join(folder, entry.name)).size)
    .reduce((sum, bytes) => sum + bytes, 0);
}

function buildSeconds(folder, engine) {
  return Number(readFileSync(join(folder, engine === "ours" ? "seconds.txt" : engine + ".seconds.txt"), "utf8"));
}

// Tables

function table(out) {
  const read = name => existsSync(join(out, name)) ? readFileSync(join(out, name), "utf8").trimEnd().split("\n").map(line => line.split("\t")) : [];
  const system = execFileSync("uname", ["-sm"], {encoding: "utf8"}).trim();
  console.log(`${system}, ${new Date().toISOString().slice(0, 10)}\n`);
  print("| search | nDCG@10 |", read("relevance.tsv").map(([engine, ndcg]) => [engine, Number(ndcg).toFixed(3)]));
  print(
    "| entries | search | summaries, KB | first results, KB | requests | next query, KB | cold, ms | cold p95, ms | warm, ms | warm p95, ms | index, MB | build, s |",
    read("cost.tsv").map(([size, engine, ...values]) => {
      const [summaries, all, requests, next, cold, cold95, warm, warm95, bytes, seconds] = values.map(Number);
      return [
        size, engine, (summaries / 1000).toFixed(1), (all / 1000).toFixed(1), requests, (next / 1000).toFixed(1), cold.toFixed(0), cold95.toFixed(0),
        warm.toFixed(2), warm95.toFixed(2), (bytes / 1e6).toFixed(2), seconds.toFixed(1),
      ];
    }),
  );
}

function print(head, rows) {
  if (rows.length === 0) return;
  const words = head.includes("entries") ? 2 : 1;
  const columns = head.split("|").length - 2;
  console.log(head);
  console.log("|" + "---|".repeat(words) + "---:|".repeat(columns - words));
  rows.forEach(row => console.log("| " + row.join(" | ") + " |"));
  console.log();
}

const [step, ...rest] = process.argv.slice(2);
const steps = {build, "build-here": buildHere, measure, table};
if (!(step in steps)) {
  console.error(`search.mjs: '${step}' is no step; there are ${Object.keys(steps).join(", ")}. bench/search.sh calls them.`);
  process.exit(2);
}
await steps[step](...rest);
