#!/usr/bin/env bash
# How the cost of a build grows with the number of entries. Prints a Markdown table of medians.
#
#   bench/scale.sh                       3 rounds of 'kb build' on 300, 1,000 and 10,000 entries
#   ROUNDS=5 SIZES="300 1000" bench/scale.sh
#   KB_COMMAND=check bench/scale.sh      measures 'kb check' instead
#
# KB is the launcher, WORK the folder for generated entries and sites, SEED the generator's seed.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."

read -ra sizes <<< "${SIZES:-300 1000 10000}"
read -ra kb <<< "${KB:-./kb}"
rounds=${ROUNDS:-3}
command=${KB_COMMAND:-build}
work=${WORK:-bench/work}/scale
measured=$work/measured.tsv

main() {
  rm -rf "$work"
  mkdir -p "$work"
  "${kb[@]}" --version > "$work/version.txt" # builds the jar when it is missing
  for size in "${sizes[@]}"; do
    echo "generating $size entries" >&2
    java bench/Generate.java "$size" "$work/$size" "${SEED:-1}"
  done
  for round in $(seq "$rounds"); do
    for size in "${sizes[@]}"; do
      echo "round $round of $rounds: $size entries" >&2
      measure "$size" "$work/$size/site-$round"
    done
  done
  table
  rm -rf "$work"/*/site-*
}

# Appends: entries, wall seconds, CPU seconds, peak memory in KB, bytes written; 0 is unknown. Sites are deleted
# in the end only: for some seconds ext4 looks for inodes with care where files were just deleted.
measure() {
  local folder=$work/$1 site=$2 arguments=(--content "$work/$1/content")
  mkdir "$site"
  if [ "$command" = build ]; then
    arguments+=(--out "$site")
  fi
  timed "$folder/log.txt" "${kb[@]}" "$command" "${arguments[@]}" > "$folder/time.txt" || {
    echo "'kb $command' failed on $1 entries:" >&2
    tail -n 20 "$folder/log.txt" >&2
    exit 1
  }
  local bytes
  bytes=$(find "$site" -type f -exec cat {} + | wc -c)
  echo "$1 $(cat "$folder/time.txt") $bytes" >> "$measured"
}

# Runs the arguments after the first, which names the log; prints wall seconds, CPU seconds, peak KB.
timed() {
  local log=$1
  shift
  if /usr/bin/time -v true 2> /dev/null; then
    /usr/bin/time -v -o "$log.time" "$@" > "$log" 2>&1 || return
    awk -F': ' '/Elapsed/ { n = split($NF, part, ":"); for (i = 1; i <= n; i++) s = s * 60 + part[i] }
                /(User|System) time/ { cpu += $NF }
                /Maximum resident/ { kb = $NF } END { print s, cpu, kb }' "$log.time"
  else
    local begin
    begin=$(date +%s.%N)
    "$@" > "$log" 2>&1 || return
    awk -v begin="$begin" -v end="$(date +%s.%N)" 'BEGIN { print end - begin, 0, 0 }'
  fi
}

# The median of a column of the measured runs on as many entries.
median() {
  awk -v size="$1" -v column="$2" '$1 == size { print $column }' "$measured" | sort -n |
    awk '{ value[NR] = $1 } END { print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}

table() {
  local size
  echo "'kb $command', medians; rounds: $rounds; $(getconf _NPROCESSORS_ONLN) processors; $(uname -sm); $(date -u +%F)"
  echo
  echo "| entries | seconds | CPU seconds | entries per second | peak memory, MB | written, MB | time per entry, 1,000 = 1 | CPU per entry, 1,000 = 1 |"
  echo "|---:|---:|---:|---:|---:|---:|---:|---:|"
  for size in "${sizes[@]}"; do
    echo "$size $(median "$size" 2) $(median "$size" 3) $(median "$size" 4) $(median "$size" 5)"
  done | awk '
    function known(value, format) { return value ? sprintf(format, value) : "-" }
    { row[NR] = $0; if ($1 == 1000) { wall = $2 / $1; cpu = $3 / $1 } }
    END {
      for (i = 1; i <= NR; i++) {
        split(row[i], v, " ")
        printf "| %d | %.2f | %s | %.0f | %s | %.1f | %s | %s |\n", v[1], v[2], known(v[3], "%.1f"),
          v[1] / v[2], known(v[4] / 1024, "%.0f"), v[5] / 1e6,
          wall ? sprintf("%.2f", v[2] / v[1] / wall) : "-",
          cpu ? sprintf("%.2f", v[3] / v[1] / cpu) : "-"
      }
    }'
}

main
