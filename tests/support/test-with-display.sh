#!/bin/bash
# Shows that with-display.sh gives a display and the buses, passes on what the
# command says, and leaves nothing behind.
set -u
run=$(cd "$(dirname "$0")" && pwd)/with-display.sh
number=0
failed=0

# check WHAT STATUS: reports whether the last status was zero.
check () {
  number=$((number + 1))
  if [ "$2" -eq 0 ]; then
    echo "ok $number - $1"
  else
    echo "not ok $number - $1"
    failed=1
  fi
}

echo 1..8
size=$("$run" --screen 800x500 xdotool getdisplaygeometry)
[ "$size" = '800 500' ]; check 'a display of the size asked for' $?

"$run" gdbus call --session --dest org.freedesktop.DBus --object-path / \
  --method org.freedesktop.DBus.GetId >/dev/null; check 'a session bus' $?

"$run" --a11y gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
  --method org.a11y.Bus.GetAddress >/dev/null; check 'an accessibility bus' $?

"$run" bash -c 'exit 77'; [ $? -eq 77 ]; check 'the status is passed on' $?
"$run" --a11y bash -c 'exit 77'; [ $? -eq 77 ]; check 'and with the accessibility bus' $?

text=$(echo in | "$run" cat); [ "$text" = in ]; check 'so is what it reads' $?

"$run" bash -c 'echo "$DISPLAY"; sleep 1' >"${TMPDIR:-/tmp}/display-$$" &
other=$!
mine=$("$run" bash -c 'echo "$DISPLAY"; sleep 1')
wait "$other"
other=$(cat "${TMPDIR:-/tmp}/display-$$")
rm "${TMPDIR:-/tmp}/display-$$"
[ -n "$mine" ] && [ -n "$other" ] && [ "$mine" != "$other" ]
check 'two at once have two displays' $?

gone=$(DISPLAY=$mine xdotool getdisplaygeometry 2>/dev/null)
[ -z "$gone" ]; check 'the display is gone afterwards' $?

exit $failed
