#!/usr/bin/python3
"""A lesson by keys alone: steps, jump, black, question, language, leaving."""

import json
import os
import subprocess
import sys
import threading
import time

from outside import find, find_cards, focus, key, pyatspi, run, wait, walk, xdotool

SOURCE = os.environ['WAYMARK_SOURCE_ROOT']
with open(os.path.join(SOURCE, 'data', 'tours', 'from-2016.json'), encoding='utf-8') as file:
    TOUR = json.load(file)
QUESTION = next(i for i, scene in enumerate(TOUR['scenes']) if scene.get('predict')) + 1
SCREEN = (1600, 1000)
UNIT = min(SCREEN[1] / 1080, SCREEN[0] / 1440)
TEXT_PX = 28
INHIBIT_IDLE = 8
ASKED = []  # what the session manager has been asked, a line each


def presenter(window):
    return next((frame for title in TOUR['title'].values()
                 if (frame := find(window.root, pyatspi.ROLE_FRAME, name=title))), None)


def shown(node):
    """GTK 4.8 knows no more than whether a widget is meant to be seen."""
    return node.getState().contains(pyatspi.STATE_VISIBLE)


def texts(window):
    frame = presenter(window)
    return [node.name for node in walk(frame) if shown(node)] if frame else []


def place(window):
    return next((text for text in texts(window) if ' / ' in text and text[0].isdigit()), None)


def at(window, number):
    wait('scene %d' % number,
         lambda: place(window) == '%d / %d' % (number, len(TOUR['scenes'])))


def read_lines(file):
    for line in file:
        ASKED.append(line.strip())


def start_session_manager():
    manager = subprocess.Popen(
        ['/usr/bin/python3', os.path.join(os.path.dirname(__file__), 'session-manager.py')],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    threading.Thread(target=read_lines, args=(manager.stdout,), daemon=True).start()
    wait('the session manager', lambda: 'ready' in ASKED)
    return manager


def test_language_behind(window):
    """Where the keys go to what is under the pointer, both windows think to have them."""
    xdotool('windowfocus', '1')
    key('F5')
    wait('the lesson', lambda: presenter(window))
    at(window, 1)
    key('ctrl+l')
    wait('the lesson in Chinese', lambda: find(window.root, pyatspi.ROLE_FRAME,
                                               name=TOUR['title']['zh']))
    key('Right')
    at(window, 2)
    key('ctrl+l')
    wait('the lesson in English', lambda: find(window.root, pyatspi.ROLE_FRAME,
                                               name=TOUR['title']['en']))
    key('Escape')
    wait('the window again', lambda: presenter(window) is None)
    wait('the screen left alone', lambda: 'uninhibit' in ASKED)
    ASKED[:] = ['ready']
    focus('^Waymark$')


def test_begin(window):
    assert ASKED == ['ready'], ASKED
    xdotool('mousemove', 390, 265)
    key('F5')
    frame = wait('the lesson', lambda: presenter(window))
    focus(TOUR['title']['en'])
    box = frame.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    assert (box.width, box.height) == SCREEN, (box.width, box.height)
    at(window, 1)


def test_no_card(window):
    """The pointer asks for none before it moves, and then it does."""
    key('Right')
    at(window, 2)
    key('Page_Up')
    at(window, 1)
    time.sleep(1.5)
    assert not find_cards(), find_cards()
    xdotool('mousemove', 395, 265)
    wait('the card', find_cards)
    xdotool('mousemove', 1590, 990)
    wait('no card', lambda: not find_cards())


def test_screen_lock(_window):
    wait('the screen kept awake',
         lambda: 'inhibit %d A lesson is being presented' % INHIBIT_IDLE in ASKED)
    assert 'uninhibit' not in ASKED


def test_size_of_text(window):
    labels = [node for node in walk(presenter(window)) if shown(node)
              and node.getRole() in (pyatspi.ROLE_LABEL, pyatspi.ROLE_HEADING) and node.name]
    assert len(labels) >= 3, labels
    for node in labels:
        box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        assert box.height >= TEXT_PX * UNIT, (node.name, box.height)
        assert 0 <= box.x and box.x + box.width <= SCREEN[0], (node.name, box.x, box.width)
        assert 0 <= box.y and box.y + box.height <= SCREEN[1], (node.name, box.y, box.height)


def test_steps(window):
    key('Right')
    at(window, 2)
    key('Page_Up')
    at(window, 1)
    key('3', 'Return')
    at(window, 3)
    key('Home')
    at(window, 1)


def test_no_menu(window):
    """The menus of the window speak of what a lesson does not have."""
    mark = wait('a mark', lambda: next(
        node for node in walk(presenter(window)) if node.getRole() == pyatspi.ROLE_LIST_ITEM
        and ' of ' in node.description))
    box = mark.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    xdotool('mousemove', box.x + 8, box.y + box.height // 2, 'click', '3')
    time.sleep(1)
    assert not find(presenter(window), None, name='Copy citation')
    xdotool('mousemove', 1590, 990)
    at(window, 1)


def test_black(window):
    key('b')
    wait('the black screen', lambda: 'Black screen' in texts(window))
    key('Escape')
    wait('the scene', lambda: 'Black screen' not in texts(window))
    at(window, 1)


def test_question(window):
    key(str(QUESTION), 'Return')
    at(window, QUESTION)
    options = TOUR['scenes'][QUESTION - 1]['predict']['options']
    wait('the answers', lambda: sum(text.endswith(': 0 hands')
                                    for text in texts(window)) == len(options))
    key('a', 'a')
    wait('two hands', lambda: any(text.startswith('A  ') and text.endswith(': 2 hands')
                                  for text in texts(window)))
    assert not any('Missed' in text for text in texts(window))
    key('Right')
    wait('the verdict', lambda: any(text.startswith('✕ Missed: ') for text in texts(window)))
    key('Left')
    wait('the question again', lambda: not any('Missed' in text for text in texts(window)))
    key('Right', 'Right')
    at(window, QUESTION + 1)


def test_language(window):
    key('Home')
    key('l')
    wait('Chinese', lambda: any('政策' in text for text in texts(window)))
    key('l')
    wait('both', lambda: any('政策' in text for text in texts(window))
         and any('policies' in text for text in texts(window)))
    key('l')
    wait('English', lambda: not any('一条' in text for text in texts(window)))


def test_language_of_program(window):
    key('Home', str(QUESTION), 'Return')
    at(window, QUESTION)
    key('b', 'b')
    wait('two hands', lambda: any(text.startswith('B  ') and text.endswith(': 2 hands')
                                  for text in texts(window)))
    key('n')
    notes = wait('the notes', lambda: find(window.root, pyatspi.ROLE_FRAME,
                                           name="Speaker's notes"))
    assert notes.childCount > 0
    focus(TOUR['title']['en'])
    key('ctrl+l')
    wait('the lesson in Chinese', lambda: find(window.root, pyatspi.ROLE_FRAME,
                                               name=TOUR['title']['zh']))
    wait('the notes in Chinese',
         lambda: find(window.root, pyatspi.ROLE_FRAME, name='讲者备注'))
    wait('two hands in Chinese', lambda: any(
        text.startswith('B  ') and text.endswith('：2票') for text in texts(window)))
    assert not [text for text in texts(window) if 'hands' in text or 'Sources' in text]
    key('ctrl+shift+l')
    wait('both', lambda: any('Did R&D' in text for text in texts(window)))
    assert not any('未达到' in text for text in texts(window))
    key('Right')
    wait('the verdict', lambda: any(text.startswith('✕ 未达到') for text in texts(window)))
    key('ctrl+shift+l', 'ctrl+l')
    wait('the verdict in English', lambda: any(text.startswith('✕ Missed: ')
                                               for text in texts(window)))
    assert place(window) == '%d / %d' % (QUESTION, len(TOUR['scenes']))
    key('n')
    wait('no notes', lambda: not find(window.root, pyatspi.ROLE_FRAME, name="Speaker's notes"))
    focus(TOUR['title']['en'])


def test_leave(window):
    key('End')
    at(window, len(TOUR['scenes']))
    key('Right')
    while not any(text.startswith('End of') for text in texts(window)):
        key('Right')
    key('space')
    wait('the window again', lambda: presenter(window) is None)
    wait('the screen left alone', lambda: 'uninhibit' in ASKED)
    assert window.marks()


def test_window_of_tours(window):
    """Where tours are made, the key presents, too."""
    focus('^Waymark$')
    key('ctrl+t')
    wait('the tours', lambda: find(window.root, pyatspi.ROLE_FRAME, name='Tours'))
    focus('^Tours$')
    key('F5')
    wait('the lesson', lambda: presenter(window))
    focus(TOUR['title']['en'])
    at(window, 1)
    key('Escape')
    wait('the windows again', lambda: presenter(window) is None)
    assert find(window.root, pyatspi.ROLE_FRAME, name='Tours')


TESTS = [test_language_behind, test_begin, test_no_card, test_screen_lock, test_size_of_text,
         test_steps, test_no_menu, test_black, test_question, test_language,
         test_language_of_program, test_leave, test_window_of_tours]

if __name__ == '__main__':
    session_manager = start_session_manager()
    try:
        code = run(TESTS)
    finally:
        session_manager.stdin.close()
        session_manager.wait()
    sys.exit(code)
