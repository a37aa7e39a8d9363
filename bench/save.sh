#!/usr/bin/env bash
# How long it takes under `kb serve` from the save of an entry to its page in Chromium. Prints a Markdown
# table. Needs Node 20, npm and Chromium besides Java and Maven.
#
#   bench/save.sh                        the real content and 10,000 entries, three runs each
#   SIZES=real RUNS=1 SAVES=50 bench/save.sh
#
# CHROMIUM is the browser, PORT where the site is served, WORK the folder for everything that is written,
# SEED the generator's seed, BEFORE a command that each step is run by.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/.."

read -ra sizes <<< "${SIZES:-real 10000}"
read -ra before <<< "${BEFORE:-}"
work=${WORK:-bench/work}/save

main() {
  mkdir -p "$work"
  # Versions are pinned here; nothing is saved.
  npm install --prefix "$work" --no-save --no-package-lock --no-audit --no-fund --silent playwright-core@1.57.0
  ./kb --version > "$work/version.txt"
  echo '| entries | run | to the loaded page, ms: median | least | most | to the first paint, ms: median |'
  echo '|---|---:|---:|---:|---:|---:|'
  local size run
  for size in "${sizes[@]}"; do
    for run in $(seq "${RUNS:-3}"); do
      lay_out "$size"
      step node bench/save.mjs "$work" "$size" "$run" "${SAVES:-21}" "${PORT:-8419}"
    done
  done
}

step() { ${before[@]+"${before[@]}"} "$@"; }

# A copy of the entries, to write to.
lay_out() {
  rm -rf "${work:?}/$1"
  if [ "$1" = real ]; then
    mkdir -p "$work/$1"
    cp -R content "$work/$1/content"
  else
    step java bench/Generate.java "$1" "$work/$1" "${SEED:-1}" > "$work/generate.txt"
  fi
}

main
