#!/bin/bash
# Runs a command with a display, a session bus and folders of its own, and ends with the command's status. All that it starts, it stops.
# usage: with-display.sh [--a11y] [--screen WIDTHxHEIGHT] COMMAND [ARGUMENT ...]
#   --a11y    with the accessibility bus, so that the program's windows can be
#             read from outside
#   --screen  the size of the display, 1600x1000 if not given
set -u

a11y=no
screen=1600x1000
while [ $# -gt 0 ]; do
  case $1 in
    --a11y) a11y=yes; shift ;;
    --screen) screen=${2:?}; shift 2 ;;
    *) break ;;
  esac
done
if [ $# -eq 0 ]; then
  echo "usage: with-display.sh [--a11y] [--screen WIDTHxHEIGHT] COMMAND [ARGUMENT ...]" >&2
  exit 2
fi

# For meson, 99 is an error that no test can make up for.
for tool in Xvfb dbus-run-session; do
  if ! command -v "$tool" >/dev/null; then
    echo "with-display.sh: $tool is not installed" >&2
    exit 99
  fi
done

tmp=$(mktemp -d)
server=
session=
stop () {
  [ -z "$session" ] || kill "$session" 2>/dev/null
  [ -z "$server" ] || kill "$server" 2>/dev/null
  wait
  rm -rf "$tmp"
}
trap stop EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

# The server chooses a free number and tells it, so that many can run at once.
Xvfb -displayfd 3 -screen 0 "${screen}x24" -noreset -nolisten tcp \
  3>"$tmp/display" >"$tmp/server.log" 2>&1 &
server=$!
for _ in $(seq 100); do
  if [ -s "$tmp/display" ] || ! kill -0 "$server" 2>/dev/null; then
    break
  fi
  sleep 0.1
done
if [ ! -s "$tmp/display" ]; then
  cat "$tmp/server.log" >&2
  echo "with-display.sh: there is no display" >&2
  exit 99
fi

DISPLAY=:$(cat "$tmp/display")
XDG_RUNTIME_DIR=$tmp/run
XDG_CACHE_HOME=$tmp/cache
XDG_CONFIG_HOME=$tmp/config
XDG_DATA_HOME=$tmp/data
XDG_STATE_HOME=$tmp/state
GDK_BACKEND=x11
export DISPLAY XDG_RUNTIME_DIR XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME \
  GDK_BACKEND
mkdir -m 700 "$XDG_RUNTIME_DIR" "$XDG_CACHE_HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" \
  "$XDG_STATE_HOME"
unset WAYLAND_DISPLAY XAUTHORITY

if [ "$a11y" = yes ]; then
  GTK_A11Y=atspi
  export GTK_A11Y
  # The launcher ends with the session bus.
  set -- bash -c '
    for folder in /usr/libexec /usr/lib/at-spi2-core; do
      [ -x "$folder/at-spi-bus-launcher" ] && launcher=$folder/at-spi-bus-launcher
    done
    "${launcher:?at-spi2-core is not installed}" --launch-immediately >/dev/null 2>&1 3>&- &
    launcher=$!
    for _ in $(seq 100); do
      gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
        --method org.a11y.Bus.GetAddress >/dev/null 2>&1 && break
      sleep 0.1
    done
    "$@"
    status=$?
    kill $launcher
    exit $status' with-display.sh "$@"
fi

# In the background, since a shell answers signals only while it waits.
dbus-run-session -- "$@" <&0 &
session=$!
wait "$session"
status=$?
session=
exit $status
