#!/usr/bin/python3
"""Everything with the keyboard alone: no pointer, and no action by AT-SPI."""

import os
import re
import sys
import time

from outside import (GOALS, POLICIES, SPAN, find, find_windows, focus, key, pyatspi, run, wait, walk,
                     xdotool)

from gi.repository import GLib  # there is one where there is pyatspi

STOPS = 120   # more than a window has

MET = []   # what has told that it has the focus, the last one last


def note_focus(event):
    if event.detail1:
        MET[:] = [event.source]


def focused(window):
    """What has told so last, if it is so; else what a walk through all finds."""
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass
    if MET and MET[0].getState().contains(pyatspi.STATE_FOCUSED):
        return MET[0]
    return next((n for n in walk(window.frame)
                 if n.getState().contains(pyatspi.STATE_FOCUSED)), None)


def tab_to(window, what, found, backwards=False):
    """Presses Tab until what has the focus is what is looked for."""
    met = []
    for _ in range(STOPS):
        key('shift+Tab' if backwards else 'Tab')
        time.sleep(0.05)
        node = focused(window)
        if node is not None and found(node):
            return node
        met.append(node.name if node is not None else None)
    raise AssertionError('Tab never came to %s, but to %s' % (what, met[-30:]))


def is_policy(node):
    return node.getRole() == pyatspi.ROLE_LIST_ITEM and ' of %d, ' % len(POLICIES) in node.description


def is_timeline(node):
    return node.name == 'Timeline of policies' or is_policy(node)


def is_heading(node):
    return node.getRole() == pyatspi.ROLE_PUSH_BUTTON and bool(
        re.fullmatch(r'\d+ polic(y|ies)', node.description))


def is_cluster(node):
    return node.getRole() == pyatspi.ROLE_LIST_ITEM and bool(
        re.fullmatch(r'\d+ more polic(y|ies)', node.name))


def is_button(name):
    return lambda node: node.name == name and node.getRole() != pyatspi.ROLE_LIST_ITEM


def test_round(window):
    """From the head bar through all parts of the window, and back to it."""
    tab_to(window, 'the timeline', is_timeline)
    key('Home')
    wait('the first policy', lambda: is_policy(focused(window))
         and focused(window).description.startswith('1 of '))
    window.zoom_out_to_clusters()
    stops = [('a heading', is_heading), ('a cluster', is_cluster),
             ('the figures', is_button('Choose figures')),
             ('the detail pane', lambda n: n.getRole() == pyatspi.ROLE_LINK
              or n.getRole() == pyatspi.ROLE_PUSH_BUTTON and n.name not in
              ('Choose figures', 'Earlier', 'Later')),
             ('the status line', is_button('Zoom out')), ('the head bar', is_button('Export')),
             ('the filters', lambda n: n.getRole() == pyatspi.ROLE_CHECK_BOX),
             ('the timeline again', is_policy)]
    for name, found in stops:
        tab_to(window, name, found)
    for name, found in reversed(stops[:-1]):
        tab_to(window, name, found, backwards=True)


def test_fold(window):
    heading = tab_to(window, 'a heading', is_heading)
    first = heading.name
    key('Down')
    wait('the next heading', lambda: is_heading(focused(window)) and focused(window).name != first)
    second = focused(window).name
    n_marks = len(window.marks())
    key('Return')
    wait(second + ' folded', lambda: focused(window).name == second
         and not focused(window).getState().contains(pyatspi.STATE_EXPANDED))
    key('space')
    wait(second + ' unfolded', lambda: focused(window).name == second
         and focused(window).getState().contains(pyatspi.STATE_EXPANDED))
    wait('its marks', lambda: len(window.marks()) == n_marks)
    key('Up')
    wait('the heading before', lambda: focused(window).name == first)


def test_cluster(window):
    tab_to(window, 'a cluster', is_cluster)
    first = focused(window).description
    key('Down')
    wait('the next cluster', lambda: is_cluster(focused(window))
         and focused(window).description != first)
    key('Return')
    row = wait('the focus in the list', lambda: focused(window) is not None
               and ' · ' in focused(window).name and focused(window))
    short = row.name.rpartition(' · ')[2]
    title = next(p['title_en'] for p in POLICIES if p['short_en'] == short)
    key('Return')
    wait(title + ' in the pane', lambda: title in window.labels())


def test_filter(window):
    box = tab_to(window, 'a filter', lambda n: n.name.startswith('Law, '))
    number = int(box.name.rpartition(' ')[2])
    key('space')
    wait('only laws', lambda: '%d of %d policies' % (number, len(POLICIES)) in window.labels())
    key('ctrl+shift+f')
    wait('all policies', lambda: '%d policies' % len(POLICIES) in window.labels())


def selected(window):
    return next((m.name for m in window.marks()
                 if m.getState().contains(pyatspi.STATE_SELECTED)), None)


def test_search(window):
    key('ctrl+f')
    xdotool('type', '--delay', '30', 'law')
    wait('fewer policies', lambda: any(re.match(r'\d+ of %d ' % len(POLICIES), text)
                                       for text in window.labels()))
    before = selected(window)
    key('Return')
    first = wait('the first hit', lambda: selected(window) not in (None, before)
                 and selected(window))
    key('Return')
    second = wait('the next hit', lambda: selected(window) not in (None, first)
                  and selected(window))
    key('shift+Return')
    wait('the first hit again', lambda: selected(window) == first)
    key('F3')
    wait('the next hit again', lambda: selected(window) == second)
    key('shift+F3')
    wait('the first hit once more', lambda: selected(window) == first)
    key('ctrl+f', 'ctrl+a', 'BackSpace')
    wait('all policies', lambda: '%d policies' % len(POLICIES) in window.labels())


def test_policies(window):
    """Along the marks, into the pane, through it and out of it again."""
    tab_to(window, 'the timeline', is_timeline)
    key('Home')
    wait('the first policy', lambda: is_policy(focused(window))
         and focused(window).description.startswith('1 of '))
    titles = []
    for number in range(2, 5):
        key('Right')
        wait('policy %d' % number, lambda: is_policy(focused(window))
             and focused(window).description.startswith('%d of ' % number))
        titles.append(focused(window).name)
    assert len(set(titles)) == 3, titles
    key('Return')
    wait(titles[-1] + ' in the pane', lambda: titles[-1] in window.labels())
    wait('it selected', lambda: selected(window) == titles[-1])


def test_why(window):
    """The key asks what has the keyboard, and Escape goes back there."""
    test_policies(window)
    mark = focused(window).name
    key('ctrl+i')
    answer = wait('the answer', lambda: find(window.frame, None, name='Why does it say so?'))
    assert 'How it was checked: ' in answer.description, answer.description
    wait('the focus in it', lambda: focused(window).name in ('Copy', 'Open the source'))
    key('Escape')
    wait('the focus on the policy', lambda: focused(window).name == mark)
    tab_to(window, 'the date of the policy',
           lambda n: n.description == 'Why does it say so?')
    date = focused(window).name
    key('Return')
    answer = wait('its answer', lambda: find(window.frame, pyatspi.ROLE_DIALOG,
                                             name='Why does it say so?'))
    assert answer.description.startswith(date), answer.description
    key('Escape')
    wait('the focus on the date', lambda: focused(window).name == date)


def test_pane(window):
    """Tab passes every closed list of other policies once, and leaves the pane."""
    tab_to(window, 'the pane', lambda n: n.name == 'Star')
    others = tab_to(window, 'a list of others',
                    lambda n: n.name.endswith(' state this goal')).name
    met = []
    for _ in range(60):
        key('Tab')
        time.sleep(0.05)
        met.append(focused(window).name)
        if met[-1] == 'Zoom out':
            break
    assert met[-1] == 'Zoom out' and others not in met, met
    tab_to(window, others, lambda n: n.name == others, backwards=True)
    key('space')
    wait('it open', lambda: focused(window).getState().contains(pyatspi.STATE_EXPANDED))
    key('Tab')
    wait('its links', lambda: focused(window).name != others)
    key('shift+Tab')
    wait(others + ' again', lambda: focused(window).name == others)
    key('space')
    wait('it closed', lambda: not focused(window).getState().contains(pyatspi.STATE_EXPANDED))


# What can be chosen on a page, and nowhere else.
PAGES = [('Table', 'Rows of the table: Policies'), ('Chart', 'Kind of chart: Lines'),
         ('Goals', 'How the goals are shown: Threads')]


def test_pages(window):
    for name, control in PAGES:
        tab_to(window, name, is_button(name))
        key('space')
        tab_to(window, control, is_button(control))
    tab_to(window, 'Timeline', is_button('Timeline'))
    key('space')
    tab_to(window, 'the timeline', is_timeline)


def test_goals(window):
    """The threads are one stop; the arrows go through them. Themes fold."""
    def is_theme(node):
        return node.getRole() == pyatspi.ROLE_PUSH_BUTTON and bool(
            re.fullmatch(r'\d+ goals?', node.description))

    def is_thread_head(node):
        return node.getRole() == pyatspi.ROLE_PUSH_BUTTON and bool(
            re.fullmatch(r'Thread \d+ of %d' % len(GOALS), node.description))

    def is_station(node):
        return node.getRole() == pyatspi.ROLE_LIST_ITEM and bool(
            re.match(r'\d+ of \d+, ', node.description))

    key('alt+2')
    tab_to(window, 'the area', lambda n: n.name.startswith('Area whose targets are shown'))
    tab_to(window, 'the threads', lambda n: is_theme(n) or is_thread_head(n) or is_station(n))
    key('ctrl+Home')
    theme = wait('the first theme', lambda: is_theme(focused(window)) and focused(window)).name
    key('space')
    wait(theme + ' folded', lambda: focused(window).name == theme
         and not focused(window).getState().contains(pyatspi.STATE_EXPANDED))
    wait('the count', lambda: any(' folded' in text for text in window.labels()))
    key('Return')
    wait(theme + ' unfolded', lambda: focused(window).name == theme
         and focused(window).getState().contains(pyatspi.STATE_EXPANDED))
    key('Down')
    head = wait('the first thread', lambda: is_thread_head(focused(window)) and focused(window))
    threads = find(window.frame, pyatspi.ROLE_LIST, name='Threads of the goals')
    lists = [n for n in walk(threads) if n.getRole() == pyatspi.ROLE_LIST and n.name in
             GOALS.values()]
    assert lists and lists[0].name == head.name.rpartition(' (')[0], head.name
    key('Right')
    wait('the first station', lambda: is_station(focused(window))
         and focused(window).description.startswith('1 of '))
    first = focused(window).name
    wait('it selected', lambda: first in window.labels())
    key('Right')
    wait('the second station', lambda: focused(window).description.startswith('2 of '))
    key('Home', 'Down')
    wait('the second thread', lambda: focused(window).description.startswith('Thread 2 of '))
    key('Tab')
    wait('the focus outside', lambda: not is_station(focused(window))
         and not is_thread_head(focused(window)))
    tab_to(window, 'the thread again', is_thread_head, backwards=True)
    assert focused(window).description.startswith('Thread 2 of ')
    key('space')
    wait('it expanded', lambda: focused(window).getState().contains(pyatspi.STATE_EXPANDED))
    key('Down')
    wait('its first statement', lambda: focused(window).description.startswith('Statement 1 of '))
    key('e')
    wait('it collapsed', lambda: is_thread_head(focused(window)) and not focused(
        window).getState().contains(pyatspi.STATE_EXPANDED))
    key('alt+1')
    tab_to(window, 'the timeline', is_timeline)


def test_grouping(window):
    def names():
        timeline = window.timeline()
        children = [timeline.getChildAtIndex(i) for i in range(timeline.childCount)]
        return [c.name for c in children if c is not None and is_heading(c)]

    def change(to, *keys):
        before = names()
        tab_to(window, 'the groupings', lambda n: n.name.startswith('Group lanes by: '))
        key('space')
        wait('the list', lambda: focused(window).getRole() == pyatspi.ROLE_LIST_ITEM)
        key(*keys)
        wait('the row ' + to, lambda: focused(window).name == to)
        key('Return')
        wait('the grouping', lambda: focused(window).name == 'Group lanes by: ' + to)
        wait('other groups', lambda: names() and names() != before)

    change('Theme', 'Down')
    change('Issuer', 'Home')


def test_saved_view(window):
    """Saved under a name, left, and chosen again."""
    law = tab_to(window, 'a filter', lambda n: n.name.startswith('Law, '))
    number = int(law.name.rpartition(' ')[2])
    shown = '%d of %d policies' % (number, len(POLICIES))
    key('space')
    wait('only laws', lambda: shown in window.labels())
    key('ctrl+d')
    wait('the entry', lambda: focused(window).name == 'Name for this view')
    xdotool('type', '--delay', '20', 'Laws alone')
    key('Return')
    tab_to(window, 'the row', lambda n: 'Laws alone' in n.name
           and n.getRole() == pyatspi.ROLE_LIST_ITEM)
    key('Escape')
    key('ctrl+shift+f')
    wait('all policies', lambda: '%d policies' % len(POLICIES) in window.labels())
    key('ctrl+d')
    wait('the entry again', lambda: focused(window).name == 'Name for this view')
    tab_to(window, 'the row', lambda n: 'Laws alone' in n.name
           and n.getRole() == pyatspi.ROLE_LIST_ITEM)
    key('Return')
    wait('only laws again', lambda: shown in window.labels())
    key('Escape', 'ctrl+shift+f')
    wait('all policies again', lambda: '%d policies' % len(POLICIES) in window.labels())


def test_go_to(window):
    key('ctrl+g')
    wait('the entry', lambda: focused(window).name == 'Go to')
    xdotool('type', '--delay', '20', '2021-03')
    time.sleep(0.5)
    key('Return')
    wait('March of 2021', lambda: any('2021' in text and SPAN.match(text)
                                      for text in window.labels()))
    wait('the focus on the timeline', lambda: is_timeline(focused(window)))
    key('ctrl+0')
    wait('everything', lambda: any(text.startswith('2016') and SPAN.match(text)
                                   for text in window.labels()))


def test_export_closed(window):
    tab_to(window, 'the button of exports', is_button('Export'))
    key('Return')
    focus('^Export a picture$')
    time.sleep(1)
    key('Escape')
    wait('no dialog', lambda: not find_windows('^Export a picture$'))
    focus('^Waymark$')
    wait('the focus where it was', lambda: focused(window).name == 'Export')


def test_export(window):
    path = os.path.join(window.folder, 'keys.png')
    tab_to(window, 'the button of exports', is_button('Export'))
    key('Return')
    wait('the dialog', lambda: find(window.root, None, name='Export a picture'))
    focus('^Export a picture$')
    time.sleep(1)
    key('alt+s')
    wait('the file dialog', lambda: find(window.root, None, name='Save the picture'))
    time.sleep(1)
    key('ctrl+a')
    xdotool('type', '--delay', '20', path)
    key('Return')
    wait('the file', lambda: os.path.exists(path) and os.path.getsize(path) > 1000)


TESTS = [test_round, test_why, test_pane, test_fold, test_cluster, test_filter, test_search,
         test_pages, test_goals, test_grouping, test_saved_view, test_go_to, test_export_closed,
         test_export]

if __name__ == '__main__':
    pyatspi.Registry.registerEventListener(note_focus, 'object:state-changed:focused')
    sys.exit(run(TESTS))
