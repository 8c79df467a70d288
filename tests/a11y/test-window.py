#!/usr/bin/python3
"""The parts of the window, by AT-SPI, keys and pointer."""

import os
import re
import struct
import sys
import time
import zlib

from outside import (GOALS, OUTLINE, POLICIES, POLICIES_BY_DATE, STATED, activate, find, key,
                     pyatspi, read, run, wait, walk, xdotool)


def test_marks_in_order(window):
    titles = {row['title_en']: row['date'] for row in POLICIES}
    dates = []
    for mark in window.marks():
        assert mark.name in titles, mark.name
        number, _, rest = mark.description.partition(' of ')
        assert number.isdigit() and rest.startswith(str(len(POLICIES))), mark.description
        dates.append(int(number))
    assert dates == sorted(dates) and len(dates) > 20, dates


def test_select_by_action(window):
    activate(window.mark(OUTLINE['title_en']))
    wait('the title in the pane', lambda: OUTLINE['title_en'] in window.labels())
    wait('the other title', lambda: OUTLINE['title_zh'] in window.labels())
    names = wait('the goals', lambda: [n.name for n in walk(window.frame)
                                       if n.name in GOALS.values()])
    for row in STATED:
        assert GOALS[row['goal_id']] in names, row['id']
        assert any(n.name == row['statement_en'] for n in walk(window.frame)), row['id']


def test_everything_has_a_name(window):
    for node in walk(window.frame):
        if node.getRole() in (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON,
                              pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_LIST_ITEM,
                              pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_ENTRY, pyatspi.ROLE_IMAGE,
                              pyatspi.ROLE_LIST):
            # The button inside a menu button or a list of choices is GTK's own;
            # the name is on what holds it.
            if node.name == 'GtkToggleButton' and node.parent.name:
                continue
            assert node.name and not node.name.startswith('Gtk'), (node.getRoleName(), node.name)


def test_arrow_keys(window):
    before = window.mark(OUTLINE['title_en'])
    number = int(before.description.partition(' ')[0])
    key('Right')
    wait('the next policy', lambda: any(
        m.getState().contains(pyatspi.STATE_SELECTED)
        and int(m.description.partition(' ')[0]) == number + 1 for m in window.marks())
        or POLICIES_BY_DATE[number]['title_en'] in window.labels())
    key('Left')
    wait('the Outline again', lambda: OUTLINE['title_en'] in window.labels())


def test_pointer(window):
    marks = window.marks()
    mark = next(m for m in marks if m.name != OUTLINE['title_en'])
    title = mark.name
    left, top, width, height = window.box(mark)
    xdotool('mousemove', left + width // 2, top + height // 2, 'click', 1)
    wait(title + ' in the pane', lambda: title in window.labels())


def test_drag_and_zoom(window):
    left, top, width, height = window.box(window.timeline())
    x, y = left + width // 2, top + height - 10
    before = wait('the span', window.span)
    # No hand is so quick that it presses before the card of a policy has gone.
    xdotool('mousemove', x, y, 'sleep', 0.3, 'mousedown', 1, 'mousemove', x - 60, y,
            'mousemove', x - 200, y, 'mouseup', 1)
    dragged = wait('another span', lambda: window.span() not in (None, before) and window.span())
    xdotool('mousemove', x, y, 'keydown', 'ctrl', *['click', 4] * 8, 'keyup', 'ctrl')
    wait('a shorter span', lambda: window.span() not in (None, dragged))
    key('ctrl+0')
    wait('the whole span', lambda: window.span() == before)


def test_search(window):
    key('ctrl+f')
    xdotool('type', '--delay', '30', 'Patent Law')
    wait('fewer policies', lambda: any(' of %d ' % len(POLICIES) in text
                                       for text in window.labels()))
    key('Escape')
    wait('all policies', lambda: '%d policies' % len(POLICIES) in window.labels())


def test_panes(window):
    for name in ('F8', 'F9'):
        width = window.timeline_width()
        key(name)
        wait('more room without the pane of ' + name,
             lambda: window.timeline_width() > width + 100)
        key(name)
        wait('the pane of %s again' % name, lambda: window.timeline_width() == width)


def test_escape(window):
    def is_selected():
        state = window.mark(OUTLINE['title_en']).getState()
        return state.contains(pyatspi.STATE_SELECTED)

    activate(window.mark(OUTLINE['title_en']))
    wait('the selection', is_selected)
    key('Escape')
    wait('no selection', lambda: not is_selected())
    key('alt+Left')
    wait('the selection of before', is_selected)


def test_cluster(window):
    mark = window.zoom_out_to_clusters()[0]
    shorts = [row['short_en'] for row in POLICIES]
    members = mark.description.partition(': ')[2].split('; ')
    assert len(members) == int(mark.name.split()[0]), mark.description
    assert all(member in shorts for member in members), members
    activate(mark)
    wait('the list of the cluster', lambda: any(
        text.endswith('· ' + members[0]) for text in window.labels()))
    key('Escape')
    wait('no list', lambda: not any(
        text.endswith('· ' + members[0]) for text in window.labels()))


def test_chart(window):
    def charts():
        return [n for n in walk(window.frame)
                if n.getRole() == pyatspi.ROLE_IMAGE and 'China' in n.description]

    def height():
        return max(window.box(chart)[3] for chart in charts())

    wait('the strip', charts)  # and what GTK 4.8 tells of pages that are hidden
    strip = height()
    key('alt+3')
    wait('the chart', lambda: height() > 2 * strip)
    names = [row['name_en'] for row in read('indicators')]
    assert all(chart.name in names for chart in charts()), [chart.name for chart in charts()]
    key('alt+1')


def test_pages(window):
    key('alt+4')
    wait('the table', lambda: any(n.getRole() in (pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE)
                                  for n in walk(window.frame)))
    wait('the dates in it', lambda: POLICIES[0]['date'] in window.labels())
    key('alt+1')


def count_colours(path):
    """Width, height and number of colours of a PNG of 8-bit RGB."""
    with open(path, 'rb') as file:
        content = file.read()
    width, height = struct.unpack('>II', content[16:24])
    pixels, place = b'', 8
    while place < len(content):
        length, kind = struct.unpack('>I4s', content[place:place + 8])
        if kind == b'IDAT':
            pixels += content[place + 8:place + 8 + length]
        place += length + 12
    rows = zlib.decompress(pixels)
    return width, height, len({rows[i:i + 3] for i in range(1, len(rows) - 3, 3)})


def test_export(window):
    path = os.path.join(window.folder, 'picture.png')
    key('ctrl+e')
    dialog = wait('the dialog', lambda: find(window.root, None, name='Export a picture'))

    def save():
        return next(n for n in walk(dialog) if n.getRole() == pyatspi.ROLE_PUSH_BUTTON
                    and n.name.lstrip('_').startswith('Save'))  # older GTK names the key, too

    wait('the picture', lambda: save().getState().contains(pyatspi.STATE_SENSITIVE))
    time.sleep(0.5)
    activate(save())
    wait('the file dialog', lambda: find(window.root, None, name='Save the picture'))
    time.sleep(1)
    key('ctrl+a')
    xdotool('type', '--delay', '20', path)
    key('Return')
    wait('the file', lambda: os.path.exists(path) and os.path.getsize(path) > 1000)
    width, height, colours = count_colours(path)
    assert (width, height) == (1920, 1080), (width, height)
    assert colours > 20, colours


TESTS = [test_marks_in_order, test_select_by_action, test_everything_has_a_name, test_arrow_keys,
         test_pointer, test_drag_and_zoom, test_search, test_escape, test_panes, test_cluster,
         test_chart, test_pages, test_export]

if __name__ == '__main__':
    sys.exit(run(TESTS))
