#!/usr/bin/env python3
"""Show that the checks pass a clean tree and find each fault, and that results are counted."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent

HEADER = '/* A part. */\n#pragma once\n\n#include <glib.h>\n\nvoid way_part_do (int number);\n'
SOURCE = '''/* A part. */
#include "config.h"

#include "way-part.h"

/**
 * way_part_do:
 * @number: a number
 */
void
way_part_do (int number)
{
}
'''
CLEAN = {
    'src/base/way-part.h': HEADER,
    'src/base/way-part.c': SOURCE,
    'src/model/way-thing.h': '/* A thing. */\n#pragma once\n\n#include "way-part.h"\n#include <gio/gio.h>\n',
    'src/model/way-thing-private.h': '/* Its inside. */\n#pragma once\n',
    'src/layout/way-lanes.h': '/* Lanes. */\n#pragma once\n',
    'src/render/way-pen.h': '/* A pen. */\n#pragma once\n',
    'src/cli/way-say.h': '/* Says. */\n#pragma once\n',
}


def function(name, lines):
    """A function of so many lines."""
    return '\nstatic void\n%s (void)\n{\n%s}\n' % (name, '  ;\n' * lines)


# File, what is added to it, and what the check says then: nothing, or the
# place and some words.
LAYERS = [
    ('src/render/way-pen.h', '#include <pango/pangocairo.h>\n', ''),
    ('src/store/way-file.h', '#include <sqlite3.h>\n#include "way-thing.h"\n', ''),
    ('src/store/way-file.c', '#include "way-store-resources.h"\n', ''),
    ('src/model/way-thing.c', '#include "way-store-resources.h"\n', 'there is no way-store-resources.h'),
    ('src/model/way-thing.c', '#include "way-thing-private.h"\n', ''),
    ('src/base/way-part.h', '#include <string.h>\n#include <sys/stat.h>\n', ''),
    ('src/main.c', '#include "way-say.h"\n', ''),
    ('src/base/way-part.h', '#include "way-thing.h"\n', 'way-part.h:7: base may not include way-thing.h'),
    ('src/base/way-part.h', '  #  include <gio/gio.h>\n', 'way-part.h:7: base may not use gio'),
    ('src/layout/way-lanes.h', '#include "way-thing.h"\n', 'layout may not include way-thing.h'),
    ('src/layout/way-lanes.h', '#include <glib-object.h>\n', 'layout may not use gobject'),
    ('src/layout/way-lanes.h', '#include <cairo.h>\n', 'layout may not use cairo'),
    ('src/render/way-pen.h', '#include <gtk/gtk.h>\n', 'render may not use gtk'),
    ('src/render/way-pen.h', '#include <gdk-pixbuf/gdk-pixbuf.h>\n', 'render may not use gtk'),
    ('src/cli/way-say.h', '#include <gdk/gdk.h>\n', 'cli may not use gtk'),
    ('src/widgets/way-view.h', '#include <sqlite3.h>\n', 'widgets may not use sqlite'),
    ('src/app/way-window.h', '#include "way-say.h"\n', 'app may not include way-say.h'),
    ('src/store/way-file.h', '#include "way-thing-private.h"\n', 'is private to model'),
    ('src/store/way-file.h', '#include "way-nowhere.h"\n', 'there is no way-nowhere.h'),
    ('src/store/way-file.h', '#include <zlib.h>\n', 'is of no library'),
    ('src/extra/way-odd.h', '\n', 'extra is no layer'),
    ('src/model/way-part.h', '\n', 'a second header of that name'),
]

STYLE = [
    ('src/base/way-part.c', function('fits', 80), ''),
    ('src/base/way-part.c', function('way_part_class_init', 120), ''),
    ('src/base/way-part.c', 'int a = %s1;\n' % (90 * ' '), ''),
    ('src/base/way-part.c', '/* printf ("gtk_widget_show ()"); */\nconst char *a = "printf ()";\n', ''),
    ('src/base/way-part.h', 'typedef void (*WayPartFunc) (int way_number);\n#define way_part_x(a) (a)\n', ''),
    ('src/base/way-part.h', 'void way_part_elsewhere (void);\n', ''),
    ('src/cli/way-say.h', 'static inline void say (void) { g_print ("."); }\n', ''),
    ('ui/window.ui', '<object class="GtkListView">\n', ''),
    ('src/base/way-part.c', function('too_long', 81), 'way-part.c:17: too_long has 81 lines'),
    ('src/base/way-part.c', function('way_part_class_init', 121), 'way_part_class_init has 121 lines'),
    ('src/base/way-part.c', 'int a;\n' * 900, '913 lines, at most 900'),
    ('src/base/way-part.c', 'int a = %s1;\n' % (91 * ' '), 'way-part.c:14: 101 columns'),
    ('src/base/way-part.c', '\tint a;\n', 'way-part.c:14: a tab'),
    ('src/base/way-part.c', 'int a; \n', 'blanks at the end'),
    ('src/base/way-part.c', '\n', 'exactly one line end'),
    ('src/base/way-part.c', '/* TO' + 'DO: more */\n', 'left over: TO' + 'DO'),
    ('src/base/way-part.c', 'static void f (void) { g_print ("."); }\n', 'prints outside src/cli: g_print'),
    ('src/base/way-part.c', 'static void f (void) { fprintf (stderr, "."); }\n', 'prints outside src/cli: fprintf'),
    ('src/base/way-part.c', 'GtkTreeView *view;\n', 'not to be used: GtkTreeView'),
    ('src/base/way-part.c', 'static void f (void) { gtk_widget_show (w); }\n', 'not to be used: gtk_widget_show'),
    ('src/base/way-part.c', 'int h = gtk_widget_get_allocated_width (w);\n', 'not to be used'),
    ('src/base/way-part.c', 'void\nway_part_more (int a)\n{\n}\n', ''),
    ('src/base/way-new.c', '#include "way-part.h"\n', 'way-new.c:2: the first include is not config.h'),
    ('src/base/way-new.h', '#ifndef WAY_NEW\n#endif\n', 'no #pragma once'),
    ('ui/window.ui', '<object class="GtkInfoBar">\n', 'window.ui:1: not to be used: class="GtkInfoBar"'),
    ('tests/base/test-part.c', '/* Tests. */\nvoid f (void) { g_assert (1); }\n', 'use g_assert_* in tests'),
    ('tests/base/test-part.c', 'int a;\n', 'test-part.c:1: does not begin with a comment'),
]


class Checks(unittest.TestCase):
    def run_check(self, script, files):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding='utf-8')
            done = subprocess.run([sys.executable, HERE / script, folder], text=True, encoding='utf-8',
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
            return done.returncode, done.stdout

    def run_table(self, script, table):
        self.assertEqual(self.run_check(script, CLEAN), (0, 'ok: %d files\n' % len(CLEAN)))
        for name, added, expected in table:
            with self.subTest(file=name, added=added[:80], expected=expected):
                default = '/* A part. */\n' if name.startswith('src/') else ''
                if name.endswith('.h'):
                    default += '' if 'ifndef' in added else '#pragma once\n'
                elif name.startswith('src/') and name != 'src/base/way-new.c':
                    default += '#include "config.h"\n'
                status, output = self.run_check(script, {**CLEAN, name: CLEAN.get(name, default) + added})
                self.assertEqual(status, 1 if expected else 0, output)
                self.assertIn(expected, output)

    def test_nothing(self):
        for script in ('check-layers.py', 'check-style.py'):
            self.assertEqual(self.run_check(script, {})[0], 1)

    def test_summary(self):
        log = 'build/meson-logs/testlog.json'
        lines = ['{"name": "%s", "result": "%s"}\n' % pair for pair in
                 [('one', 'OK'), ('two', 'EXPECTEDFAIL'), ('three', 'SKIP'), ('four', 'OK')]]
        for text, expected in [(''.join(lines), (0, '3 passed, 0 failed')),
                               (lines[0] + lines[0].replace('OK', 'TIMEOUT'), (1, '1 passed, 1 failed')),
                               (lines[0].replace('OK', 'UNEXPECTEDPASS'), (1, '0 passed, 1 failed')),
                               ('', (1, '0 passed, 1 failed'))]:
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder, log)
                path.parent.mkdir(parents=True)
                path.write_text(text, encoding='utf-8')
                done = subprocess.run([sys.executable, HERE / 'summary.py', pathlib.Path(folder, 'build')],
                                      text=True, stdout=subprocess.PIPE, check=False)
            self.assertEqual((done.returncode, done.stdout.splitlines()[-1]), expected)

    def test_layers(self):
        self.run_table('check-layers.py', LAYERS)

    def test_style(self):
        self.run_table('check-style.py', STYLE)

    def test_comment(self):
        bare = SOURCE.replace('/**\n * way_part_do:\n * @number: a number\n */\n', '')
        status, output = self.run_check('check-style.py', {**CLEAN, 'src/base/way-part.c': bare})
        self.assertEqual(status, 1)
        self.assertIn('way-part.h:6: way_part_do has no comment', output)

    def test_comment_within_layer(self):
        files = {**CLEAN, 'src/base/way-in-private.h': HEADER.replace('part', 'in'),
                 'src/base/way-in.c': SOURCE.replace('part', 'in').replace('/**\n', '/*\n')}
        self.assertEqual(self.run_check('check-style.py', files)[0], 0)
        files['src/base/way-in.c'] = '/* A part. */\n#include "config.h"\nvoid\nway_in_do (int number)\n{\n}\n'
        self.assertEqual(self.run_check('check-style.py', files)[0], 1)


if __name__ == '__main__':
    unittest.main()
