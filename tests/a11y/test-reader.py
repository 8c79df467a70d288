#!/usr/bin/python3
"""The window as a screen reader meets it: by AT-SPI alone, without keys or pointer."""

import re
import sys

from outside import (GOALS, OUTLINE, POLICIES, POLICIES_BY_DATE, STATED, activate, find, pyatspi,
                     read, run, wait, walk)

WORDS = re.compile(r'(\d+) of (\d+), (.+), (\d+) goals?(?:, (\d+) targets?)?(?:, (\d+) missed)?$')
MISSED = next(row for row in POLICIES if row['id'] == 'fyp13-outline-2016')


def buttons(window):
    return [n for n in walk(window.frame) if n.getRole() == pyatspi.ROLE_PUSH_BUTTON]


def headings(window):
    timeline = window.timeline()
    children = [timeline.getChildAtIndex(i) for i in range(timeline.childCount)]
    return [c for c in children if c is not None and c.getRole() == pyatspi.ROLE_PUSH_BUTTON]


def is_in(state, node):
    return node.getState().contains(state)


def test_policies(window):
    """In the order of time, with date, place, goals, targets and misses."""
    stated = read('policy_goals')
    titles = {row['title_en']: row for row in POLICIES}
    places = []
    for mark in window.marks():
        words = WORDS.match(mark.description)
        assert words, mark.description
        place, total, date, n_goals, n_targets, _missed = words.groups()
        row = titles[mark.name]
        goals = [goal for goal in stated if goal['policy_id'] == row['id']]
        assert int(total) == len(POLICIES) and int(n_goals) == len(goals), mark.description
        assert row['date'][:4] in date, (row['date'], date)
        n_values = sum(1 for goal in goals if goal['indicator_id'])
        assert int(n_targets or 0) == n_values, (mark.name, mark.description, n_values)
        places.append(int(place))
    assert places == sorted(places) and len(places) > 20, places


def test_missed(window):
    """R&D intensity was to be 2.5 in 2020, and was 2.40 when first published."""
    words = WORDS.match(window.mark(MISSED['title_en']).description)
    assert words and int(words.group(6) or 0) > 0, window.mark(MISSED['title_en']).description


def test_detail(window):
    activate(window.mark(OUTLINE['title_en']))
    wait('the mark to be selected',
         lambda: is_in(pyatspi.STATE_SELECTED, window.mark(OUTLINE['title_en'])))
    names = wait('the goals', lambda: [n.name for n in walk(window.frame)
                                       if n.name in GOALS.values()])
    for row in STATED:
        assert GOALS[row['goal_id']] in names, row['id']
        assert any(n.name == row['statement_en'] for n in walk(window.frame)), row['id']


def test_headings(window):
    n_marks = len(window.marks())
    heading = headings(window)[0]
    name = heading.name
    assert re.fullmatch(r'\d+ polic(y|ies)', heading.description), heading.description
    assert is_in(pyatspi.STATE_EXPANDED, heading)
    activate(heading)
    wait(name + ' folded', lambda: not is_in(pyatspi.STATE_EXPANDED, headings(window)[0]))
    assert headings(window)[0].name == name
    activate(headings(window)[0])
    wait(name + ' unfolded', lambda: is_in(pyatspi.STATE_EXPANDED, headings(window)[0]))
    wait('its marks', lambda: len(window.marks()) == n_marks)


def test_cluster(window):
    cluster = window.zoom_out_to_clusters()[0]
    n_members, first = int(cluster.name.split()[0]), cluster.description.partition(': ')[2]
    short = first.split('; ')[0]
    activate(cluster)
    rows = find_rows(window, 'Policies of the cluster')
    assert len(rows) == n_members, [row.name for row in rows]
    assert any(row.name.endswith(' · ' + short) for row in rows), [row.name for row in rows]


def find_rows(window, name):
    """The rows of a list, as soon as it has some."""
    def rows():
        lists = find(window.frame, pyatspi.ROLE_LIST, name=name)
        return [n for n in walk(lists) if n.getRole() == pyatspi.ROLE_LIST_ITEM]

    return wait('the rows of ' + name, rows)


def test_filters(window):
    """Each with its name and how many policies it leaves; sections unfold."""
    names = [n.name for n in walk(window.frame) if n.getRole() == pyatspi.ROLE_CHECK_BOX]
    n_laws = sum(1 for row in POLICIES if row['kind'] == 'law')
    assert 'Law, %d' % n_laws in names, names
    activate(next(b for b in buttons(window) if b.name == 'Year'))
    wait('the years', lambda: any(n.getRole() == pyatspi.ROLE_CHECK_BOX
                                  and n.name.startswith('2016, ') for n in walk(window.frame)))
    activate(next(b for b in buttons(window) if b.name == 'Year'))


def test_search(window):
    entry = find(window.frame, pyatspi.ROLE_ENTRY, name='Search')
    text = next(n for n in walk(entry) if 'EditableText' in pyatspi.listInterfaces(n))
    text.queryEditableText().setTextContents('Patent Law')
    rows = wait('the hits', lambda: [
        n for n in walk(window.frame) if n.getRole() == pyatspi.ROLE_LIST_ITEM
        and 'Patent Law' in n.name and ' of %d,' % len(POLICIES) not in n.description])
    assert all(row.name and not row.name.startswith('Gtk') for row in rows)
    text.queryEditableText().setTextContents('')
    wait('all policies', lambda: '%d policies' % len(POLICIES) in window.labels())


def test_pages(window):
    def page(name):
        activate(next(b for b in walk(window.frame)
                      if b.name == name and b.getRole() in (pyatspi.ROLE_PUSH_BUTTON,
                                                            pyatspi.ROLE_TOGGLE_BUTTON)))

    page('Chart')
    wait('the chart', lambda: any(n.getRole() == pyatspi.ROLE_IMAGE and 'China' in n.description
                                  and window.box(n)[3] > 200 for n in walk(window.frame)))
    page('Table')
    first = POLICIES_BY_DATE[0]
    wait('the first policy in the table', lambda: first['date'] in window.labels())
    page('Timeline')
    wait('the timeline', lambda: len(window.marks()) > 20)


TESTS = [test_policies, test_missed, test_detail, test_headings, test_cluster, test_filters,
         test_search, test_pages]

if __name__ == '__main__':
    sys.exit(run(TESTS))
