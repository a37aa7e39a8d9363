// A step of save.sh: save.mjs WORK SIZE RUN SAVES PORT shows WORK/SIZE/content with `kb serve` in Chromium, saves its
// first program SAVES times, each when the page before is loaded, and prints a line of the table.

import {spawn} from "node:child_process";
import {readFileSync, readdirSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join, resolve} from "node:path";

const [work, size, run, saves, port] = process.argv.slice(2);
const {chromium} = createRequire(resolve(work, "package.json"))("playwright-core");
const content = join(work, size, "content");
const name = readdirSync(join(content, "programs")).sort()[0];
const file = join(content, "programs", name);
const text = readFileSync(file, "utf8");
const title = /^title: (.*)$/m.exec(text)[1];

const now = () => performance.timeOrigin + performance.now();

/** Waits until the server says where it is. */
function ready(server) {
  return new Promise((done, failed) => {
    let said = "";
    server.stdout.on("data", data => (said += data).includes("Ctrl-C ends") && done());
    server.on("exit", code => failed(new Error("kb serve ended with " + code)));
  });
}

/** When the page that the browser shows was painted and loaded, in milliseconds of the epoch. */
function times() {
  return new Promise(done => {
    const look = () => {
      const loaded = performance.getEntriesByType("navigation")[0].loadEventEnd;
      const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
      if (!loaded || !painted) return setTimeout(look, 5);
      done({loaded: performance.timeOrigin + loaded, painted: performance.timeOrigin + painted});
    };
    look();
  });
}

async function save(page, number) {
  const saved = now();
  writeFileSync(file, text.replace(/^title: .*$/m, `title: ${title} ${number}`));
  await page.waitForFunction(
    title => document.readyState === "complete" && document.querySelector("h1")?.textContent.startsWith(title),
    `${title} ${number}`);
  const {loaded, painted} = await page.evaluate(times);
  return {loaded: Math.round(loaded - saved), painted: Math.round(painted - saved)};
}

const server = spawn("./kb", ["serve", "--content", content, "--port", port], {stdio: ["ignore", "pipe", "ignore"]});
try {
  await ready(server);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  const page = await browser.newPage({viewport: {width: 390, height: 844}});
  await page.goto(`http://127.0.0.1:${port}/programs/${name.replace(/\.md$/, "")}/`, {waitUntil: "load"});
  const all = [];
  for (let i = 1; i <= saves; i++) {
    all.push(await save(page, i));
  }
  await browser.close();
  const sorted = kind => all.map(one => one[kind]).sort((a, b) => a - b);
  const loaded = sorted("loaded");
  const median = list => list[list.length >> 1];
  console.log(`| ${size} | ${run} | ${median(loaded)} | ${loaded[0]} | ${loaded.at(-1)} | ${median(sorted("painted"))} |`);
} finally {
  server.removeAllListeners("exit");
  server.kill();
}
