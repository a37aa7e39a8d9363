// Makes a table and a chart of what bench/build.sh measured:
//
//   node bench/peers/report.mjs WORK            writes WORK/table.md and WORK/build.svg, and prints the table
//   node bench/peers/report.mjs WORK publish    puts both into README.md and bench/build.svg
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [work, publish] = process.argv.slice(2);
const checkout = join(dirname(fileURLToPath(import.meta.url)), "../..");

const BUILDERS = {
  kb: { name: "practice-kb", color: "#d9480f" },
  hugo: { name: "Hugo + Pagefind", color: "#2f7fd1" },
  eleventy: { name: "Eleventy + Pagefind", color: "#9256d9" },
  mkdocs: { name: "MkDocs Material", color: "#2b8a3e" },
  jbake: { name: "JBake + Pagefind", color: "#a37a00" },
  standby: { name: "practice-kb, standing by", color: "#868e96" },
};
const KINDS = { full: "full", again: "nothing changed", changed: "one entry changed", check: "kb check" };
const BEGIN = "<!-- figures of bench/build.sh -->";
const END = "<!-- end of the figures -->";

const about = readFileSync(join(work, "about.txt"), "utf8").trim();

if (publish) {
  const readme = join(checkout, "README.md");
  copyFileSync(join(work, "build.svg"), join(checkout, "bench/build.svg"));
  writeFileSync(readme, between(readFileSync(readme, "utf8"), section(readFileSync(join(work, "table.md"), "utf8"))));
} else {
  const rows = measuredRows();
  const table = markdown(rows);
  writeFileSync(join(work, "table.md"), table);
  const built = rows.filter((row) => row.kind === "full" && !row.failure);
  if (built.length) writeFileSync(join(work, "build.svg"), chart(built));
  console.log(table);
}

/** One row for each size, kind and builder, in the order measured, with medians over the rounds that succeeded. */
function measuredRows() {
  const groups = new Map();
  for (const line of readFileSync(join(work, "measured.jsonl"), "utf8").trim().split("\n")) {
    const run = JSON.parse(line);
    const key = `${run.entries} ${run.kind} ${run.builder}`;
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  const kinds = Object.keys(KINDS);
  return [...groups.values()].map(row).sort((a, b) =>
    a.entries - b.entries || kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

function row(runs) {
  const { entries, kind, builder } = runs[0];
  const failed = runs.find((run) => run.status !== 0);
  const good = runs.filter((run) => run.status === 0);
  const medians = Object.fromEntries(["seconds", "cpu", "memory", "bytes", "files"]
    .map((field) => [field, median(good.map((run) => run[field]))]));
  const seconds = good.map((run) => run.seconds);
  return {
    entries, kind, builder, ...medians, rounds: good.length,
    least: Math.min(...seconds), most: Math.max(...seconds), failure: failed && failure(failed),
  };
}

/** 124 is timeout's own status, of whose processes no memory is known; above 128 stands the number of a signal. */
function failure({ status, seconds, memory }) {
  if (status === 124) return `not done after ${seconds.toFixed(0)} s`;
  return `${status > 128 ? "killed" : "failed"} after ${seconds.toFixed(0)} s and ${megabytes(memory)} MB`;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2;
}

function markdown(rows) {
  const kinds = rows.some((row) => row.kind !== "full");
  const head = ["entries", ...(kinds ? ["build"] : []), "built by", "seconds", "least to most", "of Hugo’s time", "CPU seconds",
    "peak memory, MB", "of Hugo’s memory", "written, MB", "files", "ms for each entry", "rounds"];
  const left = kinds ? 3 : 2;
  const lines = rows.map((row) => cells(row, rows, kinds));
  return [
    `| ${head.join(" | ")} |`,
    `|${head.map((_, i) => (i > 0 && i < left ? "---|" : "---:|")).join("")}`,
    ...lines.map((line) => `| ${line.join(" | ")} |`),
    "",
    `Medians. ${about}`,
    "",
  ].join("\n");
}

function cells(row, rows, kinds) {
  const start = [number(row.entries), ...(kinds ? [KINDS[row.kind]] : []), BUILDERS[row.builder].name];
  if (row.failure) return [...start, row.failure, ...Array(9).fill("")];
  const hugo = rows.find((other) =>
    other.builder === "hugo" && other.entries === row.entries && other.kind === row.kind && !other.failure);
  return [
    ...start,
    row.seconds.toFixed(2),
    `${row.least.toFixed(2)} to ${row.most.toFixed(2)}`,
    hugo ? (row.seconds / hugo.seconds).toFixed(2) : "",
    ...(row.builder === "standby" ? ["", "", ""] // another process than the one that was measured works
      : [row.cpu.toFixed(2), megabytes(row.memory), hugo ? (row.memory / hugo.memory).toFixed(2) : ""]),
    (row.bytes / 1e6).toLocaleString("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    number(row.files),
    ((row.seconds * 1000) / row.entries).toFixed(2),
    row.rounds,
  ];
}

function megabytes(bytes) {
  return number(Math.round(bytes / 1e6));
}

function number(value) {
  return Math.round(value).toLocaleString("en");
}

/** Two log-log panels, time and memory, a line for each builder. Colors of lines are readable on light and dark. */
function chart(rows) {
  const builders = Object.keys(BUILDERS).filter((builder) => rows.some((row) => row.builder === builder));
  const time = panel(rows, builders, 56, "Seconds", (row) => row.seconds);
  const memory = panel(rows, builders, 496, "Peak memory, MB", (row) => row.memory / 1e6);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 880 372" role="img" aria-labelledby="title desc">
<title id="title">Time and memory of a full build by number of entries</title>
<desc id="desc">${described(rows)}</desc>
<style>
text { font: 12px system-ui, sans-serif; fill: #333 }
.head { font-weight: 600; font-size: 14px }
.grid { stroke: #ccc; stroke-width: 1 }
.kb { stroke-width: 3.5; font-weight: 600 }
path { fill: none; stroke-width: 1.75 }
.to-name { stroke-width: 1; stroke-dasharray: 1 3 }
@media (prefers-color-scheme: dark) { text { fill: #ddd } .grid { stroke: #555 } }
</style>
${time}${memory}<text x="16" y="362">${escaped(about.split(" Hugo ")[0])} Both axes are logarithmic; lines end at the largest size built.</text>
</svg>
`;
}

function panel(rows, builders, left, title, value) {
  const size = { top: 48, width: 220, height: 250 };
  const x = scale(rows.map((row) => row.entries), left, left + size.width);
  const y = scale(rows.map(value), size.top + size.height, size.top);
  const ends = builders.map((builder) => rows.findLast((row) => row.builder === builder));
  const labels = apart(ends.map((row) => y(value(row))));
  const lines = builders.map((builder, i) => line(rows.filter((row) => row.builder === builder), left + size.width, labels[i]));
  return `<g>
<text class="head" x="${left - 40}" y="24">${title}</text>
${ticks(y).map((tick) => `<path class="grid" d="M${left} ${y(tick)}h${size.width}"/><text x="${left - 6}" y="${y(tick) + 4}" text-anchor="end">${tick.toLocaleString("en")}</text>`).join("\n")}
${[...new Set(rows.map((row) => row.entries))].map((tick) => `<text x="${x(tick)}" y="${size.top + size.height + 20}" text-anchor="middle">${number(tick)}</text>`).join("\n")}
<text x="${left + size.width / 2}" y="${size.top + size.height + 38}" text-anchor="middle">entries</text>
${lines.join("\n")}
</g>
`;

  function line(points, right, label) {
    const { builder } = points[0];
    const { name, color } = BUILDERS[builder];
    const at = points.map((row) => `${x(row.entries)} ${y(value(row))}`);
    return `<path class="${builder}" stroke="${color}" d="M${at.join("L")}"/>
${at.map((point) => `<circle r="4" fill="${color}" cx="${point.split(" ")[0]}" cy="${point.split(" ")[1]}"/>`).join("")}
<path class="to-name" stroke="${color}" d="M${at.at(-1)}L${right + 14} ${label}"/><text class="${builder}" x="${right + 18}" y="${label + 4}">${name}</text>`;
  }
}

/** A logarithmic scale over whole decades and halves of them. */
function scale(values, from, to) {
  const low = Math.log10(Math.min(...values)) - 0.1;
  const high = Math.log10(Math.max(...values)) + 0.1;
  const at = (value) => round(from + ((Math.log10(value) - low) / (high - low)) * (to - from));
  return Object.assign(at, { low, high });
}

/** 1, 3, 10, 30 and so on, within a scale. */
function ticks({ low, high }) {
  return [-2, -1, 0, 1, 2, 3, 4, 5, 6].flatMap((exponent) => [1, 3].map((digit) => Number(`${digit}e${exponent}`)))
    .filter((tick) => Math.log10(tick) >= low && Math.log10(tick) <= high);
}

/** Heights of labels, each near its own but 16 below the one before. */
function apart(heights) {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a] - heights[b]);
  const moved = [...heights];
  order.forEach((i, n) => {
    if (n > 0) moved[i] = Math.max(moved[i], moved[order[n - 1]] + 16);
  });
  const over = Math.max(0, ...moved.map((height) => height - 300));
  return moved.map((height) => round(height - over));
}

function described(rows) {
  return escaped(rows.map((row) =>
    `${BUILDERS[row.builder].name}, ${number(row.entries)} entries: ${row.seconds.toFixed(2)} s, ${megabytes(row.memory)} MB.`).join(" "));
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function section(table) {
  return `## How fast it builds

![Time and memory of a full build by number of entries; the figures stand in the table](bench/build.svg)

Pages, lists and a search index of the same generated entries, built by each in turn in one run. Above 10,000 entries practice-kb
has a heap of 2.2 GB and Java's second compiler.
[What each did](bench/README.md#builds-beside-hugo-eleventy-mkdocs-and-jbake), and with which command.
Builds with [nothing or one entry changed](bench/README.md#built-again) are measured beside Hugo’s too.

${table}`;
}

/** The text with what stands between the marks replaced. */
function between(text, replacement) {
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`README.md has no ${BEGIN} before ${END}`);
  return `${text.slice(0, start + BEGIN.length)}\n\n${replacement}\n${text.slice(end)}`;
}
