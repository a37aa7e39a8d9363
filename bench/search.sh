#!/usr/bin/env bash
# Compares our search with Pagefind, MiniSearch and Lunr, in one run on the same entries: nDCG@10 on
# the judged queries, then bytes, milliseconds in Chromium, index bytes and build seconds. Prints
# Markdown tables. Needs Node 20, npm and Chromium besides Java and Maven.
#
#   bench/search.sh                              the real content, 1,000 and 10,000 entries
#   SIZES="real 1000" bench/search.sh
#   SIZES=100000 ENGINES="ours pagefind" KB_JAVA_OPTS=-Xmx3g bench/search.sh
#
# CHROMIUM is the browser, WORK the folder for everything that is written, SEED the generator's seed,
# LIMIT the seconds that one engine may build and then may be measured, RUNS the cold queries, BEFORE a
# command that each step is run by.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/.."

read -ra sizes <<< "${SIZES:-real 1000 10000}"
read -ra engines <<< "${ENGINES:-ours pagefind minisearch lunr}"
read -ra before <<< "${BEFORE:-}"
read -ra java_options <<< "${KB_JAVA_OPTS:-}"
work=${WORK:-bench/work}/search
limit=${LIMIT:-900}

main() {
  mkdir -p "$work"
  prepare
  rm -f "$work"/*.tsv
  local size engine
  for size in "${sizes[@]}"; do
    echo "indexing: $size" >&2
    texts "$size"
    for engine in "${engines[@]}"; do
      echo "measuring: $size, $engine" >&2
      step node bench/search.mjs build "$engine" "$work/$size" "$limit" &&
        step timeout "$limit" node bench/search.mjs measure "$engine" "$work/$size" "$work" ||
        echo "no figures: $size, $engine" >&2
    done
  done
  node bench/search.mjs table "$work"
}

step() { ${before[@]+"${before[@]}"} "$@"; }

prepare() {
  step mvn -q -B package -DskipTests > "$work/maven.txt" || { cat "$work/maven.txt" >&2; exit 1; }
  # Versions are pinned here; nothing is saved.
  npm install --prefix "$work" --no-save --no-package-lock --no-audit --no-fund --silent \
    pagefind@1.6.0 minisearch@7.2.0 lunr@2.3.9 playwright-core@1.57.0
}

# Our index of the entries, and their texts for the others.
texts() {
  local content=content
  if [ "$1" != real ]; then
    content=$work/entries-$1/content
    [ -d "$content" ] || step java bench/Generate.java "$1" "$work/entries-$1" "${SEED:-1}" >&2
  fi
  rm -rf "${work:?}/$1"
  mkdir -p "$work/$1/site"
  step java ${java_options[@]+"${java_options[@]}"} \
    -cp "target/classes:target/test-classes:target/lib/*" \
    org.practicekb.search.SearchedTexts "$content" "$work/$1/site"
  mv "$work/$1/site/texts.jsonl" "$work/$1/site/seconds.txt" "$work/$1/"
}

main
