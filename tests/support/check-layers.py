#!/usr/bin/env python3
"""Check that every file below src/ includes only what its layer may use.

Run as `check-layers.py ROOT`. Prints one line per problem (file:line: what)
and exits 1, or prints the number of files and exits 0. The build keeps most of
this already, since each layer is a library that does not see the headers of
others; this check also finds what slips through by way of a dependency.
"""

import pathlib
import re
import sys

# For each layer: the layers below it and the libraries that it may use.
# Libraries stand for families of headers, see LIBRARIES.
MATRIX = {
    'base': ('', 'glib'),
    'model': ('base', 'glib gobject gio'),
    'store': ('base model', 'glib gobject gio sqlite'),
    'exchange': ('base model store', 'glib gobject gio sqlite'),
    'layout': ('base', 'glib'),
    'render': ('base model layout', 'glib gobject gio cairo pango'),
    'widgets': ('base model layout render', 'glib gobject gio cairo pango gtk'),
    'app': ('base model store exchange layout render widgets', 'glib gobject gio cairo pango gtk'),
    'cli': ('base model store exchange layout render', 'glib gobject gio cairo pango'),
    # src/main.c, which hands over to the command line or becomes src/window.c.
    '': ('base app cli', 'glib'),
}

# Headers that the build makes, and the layer that each is for; '' is all.
MADE = {'config.h': '', 'way-model-resources.h': 'model', 'way-store-resources.h': 'store',
        'waymark-ui.h': 'widgets'}

LIBRARIES = [
    ('gobject', re.compile(r'glib-object\.h|gobject/')),
    ('gio', re.compile(r'gio/')),
    ('glib', re.compile(r'glib\.h|glib/|glib-unix\.h')),
    ('sqlite', re.compile(r'sqlite3(?:ext)?\.h')),
    ('cairo', re.compile(r'cairo')),
    ('pango', re.compile(r'pango')),
    ('gtk', re.compile(r'(?:gtk|gdk|gsk|gdk-pixbuf|graphene)[/.-]|graphene')),
]

SYSTEM = re.compile(r'(?:sys/\w+|assert|ctype|errno|fcntl|float|inttypes|langinfo|limits|locale|math|'
                    r'signal|stdarg|stdbool|stddef|stdint|stdio|stdlib|string|time|unistd|wchar)\.h\Z')

INCLUDE = re.compile(r'\s*#\s*include\s*(["<])([^">]+)[">]')


def layer_of(path):
    """The layer of a path below src/, or '' for a file that lies in src/ itself."""
    return path.parts[0] if len(path.parts) > 1 else ''


def check_project(layer, name, owners):
    """What is wrong with including a header of the project, or None."""
    if name in MADE and MADE[name] in ('', layer):
        return None
    if name not in owners:
        return 'there is no %s below src/' % name
    owner = owners[name]
    if owner == layer:
        return None
    if owner not in MATRIX[layer][0].split():
        return '%s may not include %s, which is of %s' % (layer or 'src', name, owner or 'src')
    if name.endswith('-private.h'):
        return '%s is private to %s' % (name, owner)
    return None


def check_system(layer, name):
    """What is wrong with including a header of the system, or None."""
    for library, pattern in LIBRARIES:
        if pattern.match(name):
            if library in MATRIX[layer][1].split():
                return None
            return '%s may not use %s (%s)' % (layer or 'src', library, name)
    if SYSTEM.match(name):
        return None
    return '%s is of no library that the program uses' % name


def check(root):
    """All problems of a tree, and the number of its files."""
    source = pathlib.Path(root, 'src')
    files = sorted(p for p in source.rglob('*') if p.suffix in ('.c', '.h'))
    owners, problems = {}, []
    for path in files:
        layer = layer_of(path.relative_to(source))
        if layer not in MATRIX:
            problems.append('%s:1: %s is no layer' % (path.relative_to(root), layer))
        elif path.suffix == '.h':
            if path.name in owners:
                problems.append('%s:1: a second header of that name' % path.relative_to(root))
            owners[path.name] = layer
    for path in files:
        layer = layer_of(path.relative_to(source))
        if layer not in MATRIX:
            continue
        for number, line in enumerate(path.read_text(encoding='utf-8').split('\n'), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            if match.group(1) == '"':
                problem = check_project(layer, match.group(2), owners)
            else:
                problem = check_system(layer, match.group(2))
            if problem:
                problems.append('%s:%d: %s' % (path.relative_to(root), number, problem))
    return problems, len(files)


def main():
    if len(sys.argv) != 2:
        sys.exit('usage: check-layers.py ROOT')
    problems, n_files = check(pathlib.Path(sys.argv[1]))
    if n_files == 0:
        problems.append('there are no sources below src/')
    if problems:
        print('\n'.join(problems))
        return 1
    print('ok: %d files' % n_files)
    return 0


if __name__ == '__main__':
    sys.exit(main())
