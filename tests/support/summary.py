#!/usr/bin/env python3
"""Print `N passed, N failed` over the test logs of build folders.

Run as `summary.py BUILD-FOLDER ...`. Names what failed or was skipped before
the closing line, and exits 1 if anything failed. A folder without a log, or
with an empty one, counts as one failure.
"""

import json
import pathlib
import sys

PASSED = {'OK', 'EXPECTEDFAIL'}


def read_log(folder):
    """Name and result of each test that ran in a build folder."""
    log = pathlib.Path(folder, 'meson-logs', 'testlog.json')
    try:
        lines = log.read_text(encoding='utf-8').splitlines()
    except OSError:
        lines = []
    tests = [json.loads(line) for line in lines if line.strip()]
    return [(test['name'], test['result']) for test in tests] or [('any test', 'NOT RUN')]


def main(folders):
    if not folders:
        sys.exit('usage: summary.py BUILD-FOLDER ...')
    passed = failed = 0
    for folder in folders:
        for name, result in read_log(folder):
            if result in PASSED:
                passed += 1
                continue
            print('%s: %s: %s' % (folder, name, result.lower()))
            if result != 'SKIP':
                failed += 1
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
