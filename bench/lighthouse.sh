#!/usr/bin/env bash
# Lighthouse on home, an entry and the search page of the built site, served on this machine. Prints a
# Markdown table: performance as the median of the rounds, the other categories at their lowest. Ends
# with 1 when one of these is below 100. Needs Node 20, npm and Chromium besides Java and Maven.
#
#   bench/lighthouse.sh                  five rounds on a phone, as Lighthouse imitates one
#   ROUNDS=1 FORM=desktop bench/lighthouse.sh
#
# CHROMIUM is the browser, PORT where the site is served, WORK the folder for everything that is written,
# BEFORE a command that each step is run by.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/.."

read -ra before <<< "${BEFORE:-}"
rounds=${ROUNDS:-5}
form=${FORM:-mobile}
port=${PORT:-8418}
work=${WORK:-bench/work}/lighthouse
base=http://127.0.0.1:$port/
flags='--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
declare -A pages=([home]='' [entry]=programs/ce-cert/ [search]=search/)

main() {
  mkdir -p "$work"
  rm -f "$work"/*.json
  prepare
  ./kb serve --out "$work/site" --port "$port" > "$work/serve.txt" 2>&1 &
  trap "kill $!" EXIT
  until curl -fs -o /dev/null "$base"; do sleep 0.2; done
  local round name
  for round in $(seq "$rounds"); do
    for name in home entry search; do
      echo "round $round of $rounds: $name" >&2
      look "$name" "$work/$name-$round.json"
    done
  done
  table
}

step() { ${before[@]+"${before[@]}"} "$@"; }

# Versions are pinned here; nothing is saved.
prepare() {
  npm install --prefix "$work" --no-save --no-package-lock --no-audit --no-fund --silent lighthouse@12.8.2
  step ./kb build --out "$work/site" --base-url "$base" > "$work/build.txt" 2>&1 || { cat "$work/build.txt" >&2; exit 1; }
}

look() {
  local preset=()
  if [ "$form" = desktop ]; then
    preset=(--preset=desktop)
  fi
  CHROME_PATH=${CHROMIUM:-$(command -v chromium)} step "$work/node_modules/.bin/lighthouse" "$base${pages[$1]}" \
    ${preset[@]+"${preset[@]}"} --quiet --chrome-flags="$flags" --output=json --output-path="$2" \
    --only-categories=performance,accessibility,best-practices,seo
}

table() {
  echo "Lighthouse 12.8.2, $form, rounds: $rounds; $(getconf _NPROCESSORS_ONLN) processors; $(uname -sm); $(date -u +%F)"
  node - "$work" <<'JS'
const { readdirSync, readFileSync } = require("fs");
const folder = process.argv[2];
const rest = ["accessibility", "best-practices", "seo"];
const timings = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"];
const median = numbers => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
let failed = false;
console.log("\n| page | performance | accessibility | best practices | SEO | first paint, s | largest paint, s | blocked, ms | layout shift | KB |");
console.log("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
for (const page of ["home", "entry", "search"]) {
  const runs = readdirSync(folder).filter(name => name.startsWith(page + "-"))
    .map(name => JSON.parse(readFileSync(folder + "/" + name, "utf8")));
  const score = category => runs.map(run => Math.round(run.categories[category].score * 100));
  const value = audit => median(runs.map(run => run.audits[audit].numericValue));
  const lowest = rest.map(category => Math.min(...score(category)));
  failed ||= lowest.some(one => one < 100);
  runs.forEach(run => rest.forEach(category => run.categories[category].auditRefs
    .filter(ref => ref.weight > 0 && run.audits[ref.id].score !== null && run.audits[ref.id].score < 1)
    .forEach(ref => console.error(page + ": " + ref.id + ": " + run.audits[ref.id].title))));
  const [first, largest, blocked] = timings.map(value);
  console.log("| " + [page, median(score("performance")), ...lowest, (first / 1000).toFixed(2),
    (largest / 1000).toFixed(2), blocked.toFixed(0), value("cumulative-layout-shift").toFixed(3),
    (value("total-byte-weight") / 1024).toFixed(0)].join(" | ") + " |");
}
process.exitCode = failed ? 1 : 0;
JS
}

main
