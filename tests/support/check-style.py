#!/usr/bin/env python3
"""Check the style of the C sources, as far as a rule can tell.

Run as `check-style.py ROOT`. Prints one line per problem (file:line: what) and
exits 1, or prints the number of files and exits 0.
"""

import pathlib
import re
import sys

MAX_COLUMNS = 100
MAX_FUNCTION = 80
MAX_CLASS_INIT = 120
MAX_FILE = 900

# Classes and calls of GTK that newer releases gave up, and that do not follow
# the rest of the interface.
GTK_CLASSES = 'Dialog MessageDialog InfoBar ComboBox ComboBoxText TreeView EntryCompletion'
GTK_CALLS = [
    r'gtk_(?:dialog|message_dialog|info_bar|combo_box|combo_box_text|tree_view|entry_completion)_\w+',
    r'gtk_widget_(?:show|hide|get_allocation|get_allocated_\w+|translate_coordinates)',
]
FORBIDDEN_GTK = re.compile(r'\b(?:Gtk(?:%s)|%s)\b' % ('|'.join(GTK_CLASSES.split()), '|'.join(GTK_CALLS)))
FORBIDDEN_UI = re.compile(r'class="Gtk(?:%s)"' % '|'.join(GTK_CLASSES.split()))
PRINTS = re.compile(r'\b(?:g_print|g_printerr|v?f?printf|f?puts|f?putc|putchar|perror)\s*\(')
BARE_ASSERT = re.compile(r'\b(?:g_)?assert\s*\(')
LEFT_OVER = re.compile(r'\b(?:TODO|FIXME|XXX)\b')

# Comments, strings and characters of C, whose contents are no code.
NO_CODE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def without_contents(text):
    """The text with its comments and strings made blank, line by line as before."""
    return NO_CODE.sub(lambda match: re.sub(r'[^\n]', ' ', match.group()), text)


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def check_lines(text):
    """Rules for any file that people write."""
    for number, line in enumerate(text.split('\n'), 1):
        if '\t' in line:
            yield number, 'a tab'
        if line != line.rstrip():
            yield number, 'blanks at the end of the line'
        if LEFT_OVER.search(line):
            yield number, 'left over: %s' % LEFT_OVER.search(line).group()
    if not text.endswith('\n') or text.endswith('\n\n'):
        yield text.count('\n'), 'must end with exactly one line end'


def check_size(text, code):
    """Lengths of lines, functions and files of C."""
    lines = text.split('\n')
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_COLUMNS:
            yield number, '%d columns, at most %d' % (len(line), MAX_COLUMNS)
    if len(lines) - 1 > MAX_FILE:
        yield MAX_FILE, '%d lines, at most %d' % (len(lines) - 1, MAX_FILE)
    name, start = '', 0
    for number, line in enumerate(code.split('\n'), 1):
        heading = re.match(r'(\w+) \(', line)
        if heading:
            name = heading.group(1)
        if line.startswith('{'):
            start = number
        elif line.startswith('}') and start:
            size = number - start - 1
            limit = MAX_CLASS_INIT if name.endswith('_class_init') else MAX_FUNCTION
            if size > limit:
                yield start, '%s has %d lines, at most %d' % (name or 'a function', size, limit)
            start = 0


def check_head(path, text, code):
    """How a file begins."""
    if not text.startswith('/*'):
        yield 1, 'does not begin with a comment on its purpose'
    if path.suffix == '.h' and not re.search(r'^#pragma once$', code, re.M):
        yield 1, 'no #pragma once'
    if path.suffix == '.c' and path.parts[0] == 'src':
        first = re.search(r'^#include (.*)$', text, re.M)
        if not first or first.group(1) != '"config.h"':
            yield line_of(text, first.start()) if first else 1, 'the first include is not config.h'


def check_calls(path, code):
    """Calls that have no place here."""
    rules = [(FORBIDDEN_GTK, 'not to be used')]
    if path.parts[0] == 'src' and path.parts[1] != 'cli':
        rules.append((PRINTS, 'prints outside src/cli'))
    if path.parts[0] == 'tests':
        rules.append((BARE_ASSERT, 'use g_assert_* in tests'))
    for pattern, what in rules:
        for match in pattern.finditer(code):
            yield line_of(code, match.start()), '%s: %s' % (what, match.group().rstrip(' ('))


def declared_functions(code):
    """Names and lines of the functions that a header declares but does not define."""
    code = re.sub(r'^[ ]*#(?:.*\\\n)*.*$', lambda m: re.sub(r'[^\n]', ' ', m.group()), code, flags=re.M)
    depth = 0
    flat = []
    for sign in code:
        if sign == '}':
            depth -= 1
        flat.append(sign if depth == 0 or sign == '\n' else ' ')
        if sign == '{':
            depth += 1
    flat = ''.join(flat)
    for match in re.finditer(r'\b(way_\w+)\s*\((?:[^;{}]*)\)[^;{}()]*(?:\([^;{}]*\)[^;{}]*)?;', flat):
        before = re.split(r'[;{}]', flat[:match.start()])[-1]
        if 'typedef' not in before and not re.search(r'\bG_(?:DECLARE|DEFINE)_\w+\s*\(', before):
            yield match.group(1), line_of(flat, match.start())


def check_comments(root, headers):
    """Every function of a header is explained where it is defined.

    What macros define is left out, and what nothing defines does no harm. For
    the headers within a layer any comment will do.
    """
    for header in headers:
        any_comment = header.name.endswith('-private.h')
        explained, defined = set(), set()
        for source in (root / header).parent.glob('*.c'):
            text = source.read_text(encoding='utf-8')
            defined |= set(re.findall(r'^(way_\w+) \(', text, re.M))
            explained |= set(re.findall(r'^/\*\*\n \* (\w+):', text, re.M))
            if any_comment:
                explained |= set(re.findall(r'\*/\n[^\n;]+\n(way_\w+) \(', text))
        code = without_contents((root / header).read_text(encoding='utf-8'))
        for name, line in declared_functions(code):
            if name in defined - explained:
                yield header, line, '%s has no comment where it is defined' % name


def check_file(root, path):
    text = (root / path).read_text(encoding='utf-8')
    yield from check_lines(text)
    if path.suffix == '.ui':
        for match in FORBIDDEN_UI.finditer(text):
            yield line_of(text, match.start()), 'not to be used: %s' % match.group()
    if path.suffix in ('.c', '.h'):
        code = without_contents(text)
        yield from check_size(text, code)
        yield from check_head(path, text, code)
        yield from check_calls(path, code)


def check(root):
    """All problems of a tree, and the number of its files."""
    own = pathlib.Path(__file__).resolve().parent
    kinds = ('.c', '.h', '.ui', '.css', '.py', '.sh', '.build')
    files = sorted(p.relative_to(root) for folder in ('src', 'ui', 'tests', 'data', 'po')
                   for p in (root / folder).rglob('*') if p.suffix in kinds and p.is_file())
    # The checks themselves name what they look for.
    files = [p for p in files if (root / p).resolve().parent != own or p.suffix != '.py']
    problems = []
    for path in files:
        problems += ['%s:%d: %s' % (path, line, what) for line, what in check_file(root, path)]
    headers = [p for p in files if p.suffix == '.h' and p.parts[0] == 'src']
    problems += ['%s:%d: %s' % found for found in check_comments(root, headers)]
    return problems, len(files)


def main():
    if len(sys.argv) != 2:
        sys.exit('usage: check-style.py ROOT')
    problems, n_files = check(pathlib.Path(sys.argv[1]).resolve())
    if n_files == 0:
        problems.append('there is nothing to check')
    if problems:
        print('\n'.join(problems))
        return 1
    print('ok: %d files' % n_files)
    return 0


if __name__ == '__main__':
    sys.exit(main())
