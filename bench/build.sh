#!/usr/bin/env bash
# Builds the same generated entries with kb and with other generators, one after the other in several rounds, each into
# a new folder, and measures the whole process of each. Debian only: it installs what is missing with apt-get.
#
#   bench/build.sh                                    300, 1,000 and 10,000 entries, 5 rounds; 100,000 with kb and Hugo, once
#   ROUNDS=3 SIZES="300 1000" BUILDERS="kb hugo" bench/build.sh
#   AGAIN=1 BUILDERS="kb standby hugo" bench/build.sh  each build is repeated: as it is, and with one entry changed; and
#                                                     'kb check'. kb starts Java for each command; in standby, Java stays
#   bench/build.sh publish                            puts the last figures into README.md and bench/build.svg
#
# In bench/work/build it leaves measured.jsonl, table.md and build.svg. KB is another launcher, WORK another folder than
# bench/work, LIMIT the seconds that one run may take, SEED the generator's seed. Above 10,000 entries kb gets
# 2.2 GB of heap and the second compiler, or KB_JAVA_OPTS.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/.."

read -ra sizes <<< "${SIZES:-300 1000 10000 100000}"
read -ra builders <<< "${BUILDERS:-kb hugo eleventy mkdocs jbake}"
read -ra kb <<< "${KB:-./kb}"
rounds=${ROUNDS:-5}
limit=${LIMIT:-900}
large=10000 # above it, kb and Hugo only, and once
work=$(realpath -m "${WORK:-bench/work}")/build
measured=$work/measured.jsonl
modules=$work/node_modules

main() {
  if [ "${1:-}" = publish ]; then
    node bench/peers/report.mjs "$work" publish
    return
  fi
  mkdir -p "$work"
  rm -rf "$measured" "$work/build.svg" "$work"/[0-9]*
  install
  local size
  for size in "${sizes[@]}"; do
    prepare "$size"
  done
  for size in "${sizes[@]}"; do
    rounds "$size"
  done
  node bench/peers/report.mjs "$work"
  rm -rf "$work"/[0-9]*/site-*
}

# Versions are pinned here and in bench/peers/jbake/pom.xml; Debian's are those of its release.
install() {
  local packages=(hugo mkdocs-material time)
  dpkg-query -W "${packages[@]}" > "$work/install.txt" 2>&1 || debian "${packages[@]}"
  npm install --prefix "$work" --no-save --no-package-lock --no-audit --no-fund --silent pagefind@1.6.0 \
    @11ty/eleventy@3.0.0 markdown-it-anchor@9.2.0 markdown-it-footnote@4.0.0 js-yaml@4.1.0 >&2
  mvn -q -B -f bench/peers/jbake/pom.xml dependency:copy-dependencies -DoutputDirectory="$work/jbake" >&2
  "${kb[@]}" --version > "$work/version.txt" # builds the jar when it is missing
  pagefind=$(find "$modules/@pagefind" -name pagefind_extended -type f)
  about > "$work/about.txt"
}

debian() {
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  "${root[@]}" apt-get update -qq >&2
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

about() {
  local cpu memory hugo mkdocs material
  cpu=$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -n 1)
  memory=$(awk '/MemTotal/ { printf "%.0f", $2 / 1024 / 1024 }' /proc/meminfo)
  hugo=$(dpkg-query -W -f '${Version}' hugo)
  mkdocs=$(dpkg-query -W -f '${Version}' mkdocs)
  material=$(dpkg-query -W -f '${Version}' mkdocs-material)
  echo "$(date -u +%F); $(getconf _NPROCESSORS_ONLN) processors ($cpu), $memory GB, $(uname -sm)." \
    "Hugo $hugo, Pagefind 1.6.0, Eleventy 3.0.0, MkDocs $mkdocs with Material $material, JBake 2.7.0."
}

# Writes the entries, and each peer's project made of them.
prepare() {
  local size=$1 builder
  echo "preparing $size entries" >&2
  java bench/Generate.java "$size" "$work/$size/kb" "${SEED:-1}"
  for builder in $(builders_at "$size"); do
    case $builder in
      kb | standby) continue ;;
    esac
    mkdir "$work/$size/$builder"
    node bench/peers/convert.mjs "$builder" "$work/$size/kb/content" "$work/$size/$builder"
  done
  if [ -d "$work/$size/jbake" ] && [ -n "${AGAIN:-}" ]; then
    echo "db.store=plocal" >> "$work/$size/jbake/jbake.properties" # what JBake can keep for the next build
  fi
}

builders_at() {
  local builder
  for builder in "${builders[@]}"; do
    if (($1 <= large)) || [[ $builder =~ ^(kb|standby|hugo)$ ]]; then
      echo "$builder"
    fi
  done
}

# Sites are deleted in the end only: for some seconds ext4 looks for inodes with care where files were just deleted.
rounds() {
  local size=$1 builder round last=$rounds failed=" "
  ((size <= large)) || last=1
  for round in $(seq "$last"); do
    for builder in $(builders_at "$size"); do
      [[ $failed != *" $builder "* ]] || continue
      echo "$size entries, round $round of $last: $builder" >&2
      builds "$size" "$builder" "$round" || failed+="$builder "
    done
  done
}

# A full build, and where asked for two more into the same folder, and a check.
builds() {
  local size=$1 builder=$2 round=$3 entry
  rm -rf "$work/$size/jbake/cache"
  measure "$@" full || return
  [ -n "${AGAIN:-}" ] || return 0
  measure "$@" again || return
  entry=$(changing "$size" "$builder")
  cp -p "$entry" "$work/$size/unchanged.md"
  printf '\nChanged in round %d.\n' "$round" >> "$entry"
  measure "$@" changed || return
  mv "$work/$size/unchanged.md" "$entry"
  [[ $builder != kb && $builder != standby ]] || measure "$@" check
}

# The first of the terms.
changing() {
  local folder=$work/$1/${2/standby/kb}
  find "$folder/content/terms" -name '*.md' ! -name '*index.md' | sort | head -n 1
}

# Runs one build and appends a line to the measured ones. Fails when the build does, or has fewer pages than entries.
measure() {
  local size=$1 builder=$2 round=$3 kind=$4 site=$work/$1/site-$2-$3 log=$work/$1/$2-$3-$4.txt status=0 run
  mkdir -p "$site"
  choose "$size" "$builder" "$kind" "$site"
  sync
  /usr/bin/time -o "$log.time" -f '%e %U %S %M' \
    timeout --kill-after=10 "$limit" choom -n 1000 -- "${run[@]}" > "$log" 2>&1 || status=$?
  if ((status == 0)) && [ "$kind" != check ] && (($(find "$site" -name '*.html' | wc -l) < size)); then
    echo "fewer pages than entries" >> "$log"
    status=1
  fi
  written "$log.time" "$site" |
    awk -v entries="$size" -v builder="$builder" -v round="$round" -v kind="$kind" -v status="$status" '{
      printf "{\"entries\":%d,\"builder\":\"%s\",\"round\":%d,\"kind\":\"%s\",\"status\":%d,", entries, builder, round, kind, status
      printf "\"seconds\":%s,\"cpu\":%.2f,\"memory\":%.0f,\"bytes\":%.0f,\"files\":%d}\n", $1, $2 + $3, $4 * 1024, $5, $6 }' >> "$measured"
  ((status == 0)) || {
    echo "failed with status $status:" >&2
    tail -n 5 "$log" >&2
    return 1
  }
}

# Seconds, user and system seconds, KB; bytes and files of the site.
written() {
  echo "$(tail -n 1 "$1") $(find "$2" -type f -printf '%s\n' | awk '{ n += $1 } END { print n + 0, NR }')"
}

# Sets run to what a user would type, Pagefind after the generators that have no search.
choose() {
  local size=$1 builder=$2 kind=$3 site=$4 source=$work/$1/${2/standby/kb}
  case $builder in
    kb | standby) run=("${kb[@]}" build --content "$source/content" --out "$site") ;;
    hugo) run=(hugo --quiet --source "$source" --destination "$site") ;;
    eleventy) run=(env -C "$source" node "$modules/@11ty/eleventy/cmd.cjs" --quiet "--output=$site") ;;
    mkdocs) run=(mkdocs --quiet build --config-file "$source/mkdocs.yml" --site-dir "$site") ;;
    jbake) run=(env -C "$source" java -Dlogback.configurationFile=logback.xml -cp "$work/jbake/*" org.jbake.launcher.Main -b . "$site") ;;
    *) echo "no such builder: $builder" >&2 && exit 2 ;;
  esac
  case $builder-$kind in
    kb-check | standby-check) run=("${kb[@]}" check --content "$source/content") ;;
    eleventy-changed) run+=("--incremental=$(realpath --relative-to="$source" "$(changing "$size" eleventy)")") ;;
    mkdocs-again | mkdocs-changed) run+=(--dirty) ;;
  esac
  ((size <= large)) || [[ $builder == hugo ]] ||
    run=(env "KB_JAVA_OPTS=${KB_JAVA_OPTS:--Xmx2200m -XX:TieredStopAtLevel=4}" "${run[@]}")
  # shellcheck disable=SC2016 # the inner shell expands them
  case $builder in
    kb) run=(env KB_STANDBY=no "${run[@]}") ;;
    standby) run=(env -u CI -u KB_STANDBY "${run[@]}") ;;
    hugo | eleventy | jbake) run=(bash -c '"${@:2}" && "$0" --quiet --site "$1"' "$pagefind" "$site" "${run[@]}") ;;
  esac
}

main "$@"
