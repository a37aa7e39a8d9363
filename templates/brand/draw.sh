#!/bin/sh
# Draws the pictures of the site from their drawings: run it after a change of card.svg or of assets/icon.svg. Needs Chromium.
set -eu
cd "$(dirname "$0")"

draw() {
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 \
    --window-size="$2,$3" --screenshot="$PWD/../assets/$4" "file://$PWD/$1" 2>/dev/null
}

draw card.svg 1200 630 card.png
draw ../assets/icon.svg 180 180 icon-180.png
draw ../assets/icon.svg 32 32 icon-32.png
