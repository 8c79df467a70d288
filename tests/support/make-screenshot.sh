#!/bin/bash
# Makes the screenshot of the README from the running program: the window with
# the Outline of the National Innovation-Driven Development Strategy selected.
# usage: make-screenshot.sh BUILD-FOLDER OUTPUT.png
# Needs xdotool and ImageMagick, besides what the tests need.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${1:?}" && pwd)
output=${2:?}
size=1440x900

take () {
  GSETTINGS_BACKEND=memory GSK_RENDERER=cairo LANGUAGE=en "$build/src/waymark" &
  program=$!
  window=$(xdotool search --sync --onlyvisible --name '^Waymark$' | tail -n 1)
  xdotool windowsize --sync "$window" "${size%x*}" "${size#*x}"
  sleep 2
  xdotool windowfocus "$window" mousemove 300 147 click 1 mousemove 700 880
  sleep 2
  import -window root -strip +dither -colors 128 -define png:compression-level=9 "png8:$output"
  kill "$program"
  wait "$program" 2>/dev/null || true
}

export -f take
export build output size
"$here/with-display.sh" --screen "$size" bash -c 'set -eu; take'
