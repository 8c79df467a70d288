#!/usr/bin/python3
"""A lesson on two monitors: which it fills, where the notes are, and what becomes
of both when one of the monitors goes and comes back."""

import os
import subprocess
import sys
import tempfile

from outside import find_windows, focus, key, run, wait

TITLE = '^From 2016 to now$'
NOTES = "^Speaker's notes$"
LEFT, RIGHT = (0, 0, 640, 1000), (640, 0, 960, 1000)  # x, y, width, height
PLAIN = dict(os.environ)  # for what is to see the display as it is


def geometry(title):
    """Left, top, width and height of a window, or None."""
    numbers = find_windows(title)
    if not numbers:
        return None
    text = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', numbers[-1]],
                          capture_output=True, text=True, check=False).stdout
    values = dict(line.split('=') for line in text.split())
    return tuple(int(values[name]) for name in ('X', 'Y', 'WIDTH', 'HEIGHT'))


def at(title, place):
    wait('%s at %s' % (title, place), lambda: geometry(title) == place)


def announce():
    """Tells all programs that something about monitors has changed."""
    for change in ('--primary', '--noprimary'):
        subprocess.run(['xrandr', '--output', 'screen', change], env=PLAIN, check=True)


def test_first(_window):
    key('F5')
    at(TITLE, LEFT)
    focus(TITLE)


def test_notes(_window):
    """They are not over the lesson."""
    key('n')
    at(NOTES, RIGHT)
    focus(TITLE)


def test_next(_window):
    key('m')
    at(TITLE, RIGHT)
    at(NOTES, LEFT)
    focus(TITLE)
    key('m')
    at(TITLE, LEFT)
    at(NOTES, RIGHT)
    focus(TITLE)
    key('m')
    at(TITLE, RIGHT)
    focus(TITLE)


def test_unplugged(_window):
    open(UNPLUGGED, 'w', encoding='utf-8').close()
    announce()
    at(TITLE, LEFT)
    assert find_windows(NOTES)
    assert find_windows(TITLE + '|' + NOTES)[-1] == find_windows(TITLE)[0], 'notes over the lesson'
    focus(TITLE)


def test_plugged(_window):
    """The lesson goes back to the monitor that was chosen for it."""
    os.remove(UNPLUGGED)
    announce()
    at(TITLE, RIGHT)
    at(NOTES, LEFT)


def test_remembered(_window):
    focus(TITLE)
    key('Escape')
    wait('no lesson', lambda: not find_windows(TITLE) and not find_windows(NOTES))
    focus('^Waymark$')
    key('F5')
    at(TITLE, RIGHT)


TESTS = [test_first, test_notes, test_next, test_unplugged, test_plugged, test_remembered]

if __name__ == '__main__':
    with tempfile.TemporaryDirectory() as folder:
        UNPLUGGED = os.path.join(folder, 'unplugged')
        os.environ['TWO_MONITORS_UNPLUGGED'] = UNPLUGGED
        os.environ['LD_PRELOAD'] = os.environ['TWO_MONITORS']
        sys.exit(run(TESTS))
