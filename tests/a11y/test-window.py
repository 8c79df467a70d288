#!/usr/bin/python3
"""Drives the program from outside, by AT-SPI, keys and pointer.

Run under with-display.sh --a11y, with the path of the program in WAYMARK. What
is expected is read from the data set's sources, never written in here.
Prints TAP; ends with 77 where pyatspi is not installed.
"""

import csv
import os
import re
import struct
import subprocess
import sys
import tempfile
import time
import zlib

try:
    import pyatspi
except ImportError:
    print('1..0 # SKIP pyatspi is not installed')
    sys.exit(77)

PROGRAM = os.environ['WAYMARK']
DATA = os.path.join(os.environ['WAYMARK_SOURCE_ROOT'], 'data')
PATIENCE = 30  # seconds; the machine may be slow and busy


def read(table):
    with open(os.path.join(DATA, table + '.csv'), encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


SPAN = re.compile(r'[\w ]+ – [\w ]+$')
POLICIES = read('policies')
OUTLINE = next(row for row in POLICIES if row['id'] == 'idds-outline-2016')
GOALS = {row['id']: row['title_en'] for row in read('goals')}
STATED = [row for row in read('policy_goals') if row['policy_id'] == OUTLINE['id']]


def wait(what, found):
    """What `found` returns as soon as it is true, or a failure."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            result = found()
        except Exception:  # a widget may go while it is read
            result = None
        if result:
            return result
        time.sleep(0.1)
    raise AssertionError('in vain waited for ' + what)


def walk(node):
    yield node
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is not None:
            yield from walk(child)


def find(root, role, name=None, starts=None):
    for node in walk(root):
        if role is not None and node.getRole() != role:
            continue
        if name is not None and node.name != name:
            continue
        if starts is not None and not node.name.startswith(starts):
            continue
        return node
    return None


def key(*keys):
    subprocess.run(['xdotool', 'key', '--clearmodifiers', *keys], check=True)


def xdotool(*words):
    subprocess.run(['xdotool', *map(str, words)], check=True)


class Window:
    def __init__(self, folder):
        self.folder = folder
        environment = dict(os.environ, LANGUAGE='en', HOME=folder, XDG_CONFIG_HOME=folder)
        self.process = subprocess.Popen([PROGRAM], env=environment)
        self.root = wait('the program on the accessibility bus', self.find_program)
        self.frame = wait('the window', lambda: find(self.root, pyatspi.ROLE_FRAME))
        name = '^Waymark$'
        number = wait('the window on the display', lambda: subprocess.run(
            ['xdotool', 'search', '--onlyvisible', '--name', name],
            capture_output=True, text=True, check=False).stdout.split())[-1]
        xdotool('windowfocus', number)
        wait('the marks', lambda: len(self.marks()) > 20)

    def find_program(self):
        desktop = pyatspi.Registry.getDesktop(0)
        for i in range(desktop.childCount):
            program = desktop.getChildAtIndex(i)
            if program is not None and program.name == 'waymark':
                return program
        return None

    def timeline(self):
        return find(self.frame, pyatspi.ROLE_LIST, name='Timeline of policies')

    def box(self, node):
        """Left, top, width and height on the window's surface: newer GTK counts
        from where the content would begin if the window had no shadow."""
        frame = self.frame.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        return box.x - frame.x, box.y - frame.y, box.width, box.height

    def timeline_width(self):
        return self.box(self.timeline())[2]

    def marks(self):
        timeline = self.timeline()
        children = [timeline.getChildAtIndex(i) for i in range(timeline.childCount)]
        return [c for c in children
                if c is not None and c.getRole() == pyatspi.ROLE_LIST_ITEM and ' of ' in c.description]

    def mark(self, title):
        return wait('the mark of ' + title,
                    lambda: next(m for m in self.marks() if m.name == title))

    def labels(self):
        return [n.name for n in walk(self.frame)
                if n.getRole() in (pyatspi.ROLE_LABEL, pyatspi.ROLE_HEADING)]

    def span(self):
        """The span of time in the status line, such as "2016 – 2027"."""
        return next((text for text in self.labels() if SPAN.match(text)), None)

    def close(self):
        self.process.terminate()
        self.process.wait()


def activate(node):
    action = node.queryAction()
    for i in range(action.nActions):
        if action.getName(i) in ('mark.activate', 'click', 'activate'):
            action.doAction(i)
            return
    raise AssertionError('no action to activate ' + node.name)


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


POLICIES_BY_DATE = sorted(POLICIES, key=lambda row: (row['date'] + '-99-99')[:10] + row['id'])


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
    xdotool('mousemove', x, y, 'mousedown', 1, 'mousemove', x - 60, y, 'mousemove', x - 200, y,
            'mouseup', 1)
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
    def cluster():
        timeline = window.timeline()
        return next(node for node in walk(timeline) if node.getRole() == pyatspi.ROLE_LIST_ITEM
                    and re.fullmatch(r'[0-9]+ more polic(y|ies)', node.name))

    mark = wait('a cluster', cluster)
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

    assert len(charts()) == 1  # the strip, which newer GTK leaves out where it is hidden
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


def main():
    print('1..%d' % len(TESTS))
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        window = Window(folder)
        try:
            for number, test in enumerate(TESTS, 1):
                name = test.__name__[len('test_'):].replace('_', '-')
                try:
                    test(window)
                    print('ok %d %s' % (number, name), flush=True)
                except Exception as error:
                    failed += 1
                    print('not ok %d %s' % (number, name))
                    print('# %s: %s' % (type(error).__name__, error), flush=True)
        finally:
            window.close()
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
