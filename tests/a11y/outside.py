"""The program from outside, by AT-SPI, keys and pointer, for the tests here.

Run under with-display.sh --a11y, with the path of the program in WAYMARK. What
is expected is read from the data set's sources, never written in here.
Prints TAP; ends with 77 where pyatspi or a tool of X is not installed.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

try:
    import pyatspi
except ImportError:
    print('1..0 # SKIP pyatspi is not installed')
    sys.exit(77)
for tool in ('xdotool', 'xwininfo'):
    if shutil.which(tool) is None:
        print('1..0 # SKIP %s is not installed' % tool)
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
POLICIES_BY_DATE = sorted(POLICIES, key=lambda row: (row['date'] + '-99-99')[:10] + row['id'])
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


def find_shown(title, redirected):
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', title],
                           capture_output=True, text=True, check=False).stdout.split()
    state = 'Override Redirect State: ' + ('yes' if redirected else 'no')
    return [number for number in found if state in subprocess.run(
        ['xwininfo', '-id', number], capture_output=True, text=True, check=False).stdout]


def find_windows(title):
    """The numbers of the windows on the display whose title is a pattern, the
    uppermost last. Cards and menus bear the title of the program too, but no
    window manager would give them the keyboard."""
    return find_shown(title, False)


def find_cards():
    """Those of the cards and menus of all windows."""
    return find_shown('.', True)


def focus(title):
    """Gives the keyboard to a window, as a window manager would."""
    number = wait('the window ' + title, lambda: find_windows(title))[-1]
    xdotool('windowfocus', number)
    return number


class Window:
    def __init__(self, folder):
        self.folder = folder
        environment = dict(os.environ, LANGUAGE='en', HOME=folder, XDG_CONFIG_HOME=folder)
        self.process = subprocess.Popen([PROGRAM], env=environment)
        self.root = wait('the program on the accessibility bus', self.find_program)
        self.frame = wait('the window', lambda: find(self.root, pyatspi.ROLE_FRAME))
        focus('^Waymark$')
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

    def clusters(self):
        return [n for n in walk(self.timeline()) if n.getRole() == pyatspi.ROLE_LIST_ITEM
                and re.fullmatch(r'[0-9]+ more polic(y|ies)', n.name)]

    def zoom_out_to_clusters(self):
        """To where not all policies have room for themselves."""
        while not self.clusters():
            span = self.span()
            key('ctrl+minus')
            wait('a longer span than ' + str(span), lambda: self.span() != span)
            time.sleep(0.5)
        return self.clusters()

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


def run(tests):
    """Runs tests, each with the window that the ones before it have left."""
    print('1..%d' % len(tests))
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        window = Window(folder)
        try:
            for number, test in enumerate(tests, 1):
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
