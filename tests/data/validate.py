#!/usr/bin/env python3
"""Check the shipped data set by its editorial rules: wording, order, style.

Run as `python3 validate.py FOLDER`. Prints one line per problem (file:line:
what) and exits 1, or prints one line of counts and exits 0. Needs Python 3 and
its standard library only. The structure of data sets of any kind is checked by
the program itself.
"""

import collections
import csv
import datetime
import io
import os
import re
import sys

HEADERS = {
    'themes': 'id name_en name_zh',
    'goals': 'id title_en title_zh theme description_en description_zh',
    'areas': 'code name_en name_zh kind parent',
    'bases': 'id name_en name_zh note_en note_zh',
    'organisations': 'id name_en name_zh abbreviation kind',
    'sources': 'id title publisher url date language evidence licence cite_en cite_zh',
    'policies': 'id title_en title_zh short_en short_zh document_number document_number_zh date date_event kind '
                'theme rank issuers level region period_start period_end summary_en summary_zh in_seed confidence',
    'policy_sources': 'policy_id source_id supports_en supports_zh',
    'policy_goals': 'id policy_id goal_id statement_en statement_zh indicator_id area measure comparator value unit '
                    'baseline baseline_year due_year source_id',
    'policy_relations': 'from_policy relation to_policy source_id',
    'indicators': 'id name_en name_zh unit unit_zh better timing rate prices definition_en definition_zh source_id',
    'eras': 'id name_en name_zh short_en short_zh start end policy_id',
    'area_sets': 'id name_en name_zh areas',
    'observations': 'indicator_id area year value basis status published source_id',
}

DATE_EVENTS = {'issued', 'passed', 'published', 'effective'}
POLICY_KINDS = {'outline', 'plan', 'opinions', 'measures', 'notice', 'law', 'programme', 'report', 'decision'}
LEVELS = {'national', 'regional'}
RANKS = {'1', '2', '3'}
CONFIDENCE = {'high', 'medium', 'low'}
ORG_KINDS = {'party', 'state-council', 'ministry', 'agency', 'region', 'international', 'other'}
AREA_KINDS = ['country', 'group', 'region']
EVIDENCE = {'page', 'repo', 'seed', 'recall'}
LANGUAGES = {'en', 'zh', 'de', 'fil', 'it', 'ja', 'vi'}
RELATIONS = ['implements', 'extends', 'succeeds', 'amends', 'cites']
COMPARATORS = {'>=', '>', '<=', '<', '=', '~'}
MEASURES = {'level', 'growth', 'cumulative', 'parameter'}
BETTER = {'higher', 'lower', 'none'}
TIMING = {'flow', 'stock', 'rank'}
LICENCES = {'CC-BY-4.0', 'oecd-terms', 'official', 'facts'}
PRICES = {'current', 'constant'}
STATUS = {'preliminary', 'final', 'revised'}
GROWTH_UNIT = '% per year'
SEED_SOURCE = 'seed-article'

UNITS = {
    '% of GDP', '% of R&D', '%', '% of sales', '% of net income', '% of reward', '% of administrative villages',
    '% of leading firms', '% of firms', '% of revenue', '% of citizens', '% of rural families',
    '% of eligible expenses', '% of industrial output', '% of industrial value added',
    '% of municipal R&D funds', '% of new vehicle sales', '% of new public vehicles', '% of direct costs',
    '% of projects', '% of standards', '% of large manufacturers', '% of demand',
    '% of leaders and core members', '% of working time', '% of computing power', '% of new computing power',
    '% below baseline year', '% cut', '100 million yuan', 'billion yuan', 'trillion yuan', 'billion US dollars',
    'yuan per person', 'per 10,000 people', 'per 1,000 employed', 'person-years per 10,000 employed',
    'person-years', 'people', 'billion people', 'million users', 'million jobs per year', 'applications per year',
    'patents', 'patents per year', 'rank', 'points', '2015 = 100', 'times the 2015 level', 'times the damages',
    'firms', 'institutions', 'facilities', 'laboratories', 'zones', 'clusters', 'parks', 'fields', 'plants',
    'projects', 'technologies', 'products', 'standards', 'scenarios', 'data sets', 'agents', 'headings', 'years',
    'months', 'hours', 'robots per year', 'robots per 10,000 workers', 'kWh per 100 km', 'EFLOPS',
}

# First day of each restatement of Chinese GDP after an economic census, newest first.
GDP_UNIT = '% of GDP'
GDP_BASES = [('2024-12-26', 'gdp-census-2023'), ('2019-11-22', 'gdp-census-2018'), ('2014-12-19', 'gdp-census-2013'),
             ('2009-12-25', 'gdp-census-2008'), ('2005-12-20', 'gdp-census-2004'), ('', 'gdp-before-2004')]
# Figures published after a restatement that still rest on the former GDP.
GDP_LATE = {('copyright-share-gdp', '2023', 'ip-2024')}
# Series with a break in their definition: last year of the old basis, old and new basis.
BREAKS = {'rd-expenditure': ('2008', 'rd-coverage-2000', 'rd-coverage-2009'),
          'basic-research-expenditure': ('2008', 'rd-coverage-2000', 'rd-coverage-2009'),
          'basic-research-share': ('2008', 'rd-coverage-2000', 'rd-coverage-2009'),
          'enterprise-rd-share': ('2008', 'rd-coverage-2000', 'rd-coverage-2009'),
          'rd-personnel': ('2008', 'rd-coverage-2000', 'rd-coverage-2009'),
          'researchers-per-1000': ('2008', 'researchers-wide', 'researchers-frascati')}
RD_CENSUS = '2010-11-22'

CITE_EN, CITE_ZH = 60, 30
PROVINCES = {'CN-' + code for code in
             'AH BJ CQ FJ GD GS GX GZ HA HB HE HI HK HL HN JL JS JX LN MO NM NX QH SC SD SH SN SX TJ XJ XZ YN ZJ'.split()}

# Units in which a value outside these bounds is a slip of the pen.
BOUNDS = {'% of GDP': (0, 100), '% of R&D': (0, 100), 'rank': (1, 200), '2015 = 100': (50, 1000)}

SLUG = re.compile(r'[a-z0-9]+(?:-[a-z0-9]+)*\Z')
NUMBER = re.compile(r'(?:0|[1-9]\d*)(?:\.\d+)?\Z')
YEAR = re.compile(r'(?:19|20)\d\d\Z')
HAN = re.compile(r'[\u3400-\u9fff]')
CODE = {'country': re.compile(r'[A-Z]{3}\Z'), 'group': re.compile(r'[A-Z]{2,6}\d{0,3}\Z'),
        'region': re.compile(r'[A-Z]{2}-[A-Z]{2,3}\Z')}

# Chinese text: half-width punctuation, Latin quotation marks, hyphens between years, first person.
ZH_BAD = [
    (re.compile(r'[\u3400-\u9fff][,;:?!()]|[,;:?!()][\u3400-\u9fff]'), 'half-width punctuation in Chinese text'),
    (re.compile(r'["\'()]'), 'half-width quotation mark or bracket in Chinese text'),
    (re.compile(r'\d{4}年?[-–]\d{4}'), 'year range without a full dash in Chinese text'),
    (re.compile(r'我们|我国|我省|我市'), 'first person in Chinese text'),
    (re.compile(r'[，。；：][，。；：]'), 'doubled punctuation in Chinese text'),
]
# English text: American spelling, first person, double quotation marks, hyphens between years, colons of praise.
EN_BAD = [
    (re.compile(r'"|[“”]'), 'double quotation mark in English text'),
    (re.compile(r'\b(?:19|20)\d\d-(?:19|20)\d\d\b'), 'year range without an en dash in English text'),
    (re.compile(r'\b\w+(?:ization|izations|izing|ized|izes|ize|izer)\b', re.I), 'American spelling'),
    (re.compile(r'\b(?:center|centers|program|programs|labor|color|toward|defense|favor|fiber)\b', re.I), 'American spelling'),
    (re.compile(r'\b(?:we|our|us|my)\b|\bI\b'), 'first person in English text'),
    (re.compile(r'\b(?:world-beating|groundbreaking|game-changing|historic|remarkable|unprecedented|impressive|cutting-edge)\b', re.I),
     'promotional word'),
    (re.compile(r'  '), 'double space'),
]
EN_ALLOWED = {'size', 'sizes', 'sized', 'prize', 'seize'}
META = re.compile(r'mirror|excerpt|\brecall|unofficial|machine translation|from memory|read (?:here|in|on)|\bcopy\b|'
                  r'seed article|printed as|\[.*licen[cs]e|不在手边|镜像|摘录', re.I)
OPENING_NUMBER = re.compile(r'^(?:Document|Announcement|Order)\b|^\w+ \[(?:19|20)\d\d\] No\.|^[^。《]{0,20}〔(?:19|20)\d\d〕')

problems = []
tables = {}


def report(table, line, message):
    problems.append('%s.csv:%s: %s' % (table, line, message))


class Row(dict):
    """One record with the number of the line on which it starts."""
    line = 0


def load(folder, table):
    """Read one file, check its bytes, header and shape, and return its rows."""
    path = os.path.join(folder, table + '.csv')
    try:
        with open(path, 'rb') as handle:
            raw = handle.read()
    except OSError as error:
        report(table, 0, 'cannot be read: %s' % error.strerror)
        return []
    if raw.startswith(b'\xef\xbb\xbf'):
        report(table, 1, 'byte order mark')
    if b'\r' in raw:
        report(table, 0, 'carriage return; line ends must be LF')
    if not raw.endswith(b'\n') or raw.endswith(b'\n\n'):
        report(table, 0, 'must end with exactly one line end')
    try:
        text = raw.decode('utf-8')
    except UnicodeDecodeError as error:
        report(table, 0, 'not UTF-8: %s' % error)
        return []
    for number, line in enumerate(text.split('\n'), 1):
        if line != line.rstrip():
            report(table, number, 'trailing space')
    records = list(csv.reader(io.StringIO(text, newline=''), strict=True))
    again = io.StringIO()
    csv.writer(again, lineterminator='\n').writerows(records)
    if again.getvalue() != text:
        report(table, 0, 'quoting is not the minimal one of RFC 4180')
    header = HEADERS[table].split()
    if not records or records[0] != header:
        report(table, 1, 'header is not %s' % ','.join(header))
        return []
    rows = []
    for number, record in enumerate(records[1:], 2):
        if len(record) != len(header):
            report(table, number, '%d fields instead of %d' % (len(record), len(header)))
            continue
        row = Row(zip(header, record))
        row.line = number
        for name, value in row.items():
            if value != value.strip():
                report(table, number, 'blank at an end of %s' % name)
            if '\n' in value:
                report(table, number, 'line break inside %s' % name)
        rows.append(row)
    return rows


def unique(table, columns):
    seen = {}
    for row in tables[table]:
        key = tuple(row[c] for c in columns)
        if key in seen:
            report(table, row.line, 'repeats line %d: %s' % (seen[key], ' '.join(key)[:80]))
        seen.setdefault(key, row.line)


def slug_ids(table, column='id'):
    for row in tables[table]:
        if not SLUG.match(row[column]):
            report(table, row.line, '%s is not a slug: %r' % (column, row[column]))
    unique(table, [column])


def vocabulary(table, column, allowed, empty=False):
    for row in tables[table]:
        if row[column] not in allowed and not (empty and row[column] == ''):
            report(table, row.line, '%s is not in its vocabulary: %r' % (column, row[column]))


def reference(table, column, target, key='id', empty=False, separator=None):
    known = {row[key] for row in tables[target]}
    for row in tables[table]:
        values = row[column].split(separator) if separator else [row[column]]
        for value in values:
            if value == '' and empty:
                continue
            if value not in known:
                report(table, row.line, '%s points to nothing in %s: %r' % (column, target, value))
        if separator and len(values) != len(set(values)):
            report(table, row.line, '%s names one twice' % column)


def required(table, columns):
    for row in tables[table]:
        for column in columns:
            if not row[column]:
                report(table, row.line, '%s is empty' % column)


def in_order(table, key, what):
    previous = None
    for row in tables[table]:
        current = key(row)
        if previous is not None and current < previous:
            report(table, row.line, 'out of order (%s)' % what)
        previous = current


def span(date):
    """First and last day of an ISO date of day, month or year precision; None if it is not one."""
    if not re.match(r'\d{4}(-\d\d(-\d\d)?)?\Z', date):
        return None
    parts = [int(p) for p in date.split('-')]
    try:
        if len(parts) == 3:
            day = datetime.date(*parts)
            return day, day
        if len(parts) == 2:
            first = datetime.date(parts[0], parts[1], 1)
            following = datetime.date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
            return first, following - datetime.timedelta(days=1)
        return datetime.date(parts[0], 1, 1), datetime.date(parts[0], 12, 31)
    except ValueError:
        return None


def dates(table, column, first, last, empty=False):
    for row in tables[table]:
        if row[column] == '' and empty:
            continue
        found = span(row[column])
        if found is None:
            report(table, row.line, '%s is not a date: %r' % (column, row[column]))
        elif not first <= found[0].year <= last:
            report(table, row.line, '%s is not between %d and %d: %s' % (column, first, last, row[column]))


def english(table, columns, sentence=False):
    for row in tables[table]:
        for column in columns:
            text = row[column]
            if not text:
                report(table, row.line, '%s is empty' % column)
                continue
            if HAN.search(text):
                report(table, row.line, 'Chinese characters in %s' % column)
            for pattern, message in EN_BAD:
                for hit in pattern.finditer(text):
                    if hit.group().lower() not in EN_ALLOWED:
                        report(table, row.line, '%s in %s: %r' % (message, column, hit.group()))
            if META.search(text):
                report(table, row.line, 'remark about the source in %s: %r' % (column, META.search(text).group()))
            if sentence and not re.search(r'[.]\Z', text):
                report(table, row.line, '%s does not end with a full stop' % column)
            if not sentence and text.endswith('.'):
                report(table, row.line, '%s ends with a full stop' % column)
            if not (text[0].isupper() or text[0].isdigit() or text[0] in "'%5"):
                report(table, row.line, '%s does not start with a capital' % column)


def chinese(table, columns, sentence=False):
    for row in tables[table]:
        for column in columns:
            text = row[column]
            if not text:
                report(table, row.line, '%s is empty' % column)
                continue
            if not HAN.search(text):
                report(table, row.line, 'no Chinese characters in %s' % column)
            for pattern, message in ZH_BAD:
                if pattern.search(text):
                    report(table, row.line, '%s in %s: %r' % (message, column, pattern.search(text).group()))
            if META.search(text):
                report(table, row.line, 'remark about the source in %s' % column)
            if text.count('“') != text.count('”') or text.count('（') != text.count('）'):
                report(table, row.line, 'unpaired mark in %s' % column)
            if sentence and not text.endswith('。'):
                report(table, row.line, '%s does not end with 。' % column)
            if not sentence and text.endswith('。'):
                report(table, row.line, '%s ends with 。' % column)


def number(table, row, column, empty=False):
    if row[column] == '' and empty:
        return None
    if not NUMBER.match(row[column]):
        report(table, row.line, '%s is not a plain number: %r' % (column, row[column]))
        return None
    return float(row[column])


def check_vocabulary_tables():
    for table in ('themes', 'goals', 'organisations', 'sources', 'policies', 'indicators', 'bases'):
        slug_ids(table)
    unique('themes', ['name_en'])
    unique('themes', ['name_zh'])
    english('themes', ['name_en'])
    chinese('themes', ['name_zh'])

    unique('goals', ['title_en'])
    unique('goals', ['title_zh'])
    reference('goals', 'theme', 'themes')
    english('goals', ['title_en'])
    chinese('goals', ['title_zh'])
    english('goals', ['description_en'], sentence=True)
    chinese('goals', ['description_zh'], sentence=True)
    rank = {row['id']: n for n, row in enumerate(tables['themes'])}
    in_order('goals', lambda r: rank.get(r['theme'], 99), 'by theme')

    unique('areas', ['code'])
    vocabulary('areas', 'kind', AREA_KINDS)
    english('areas', ['name_en'])
    chinese('areas', ['name_zh'])
    for row in tables['areas']:
        if row['kind'] in CODE and not CODE[row['kind']].match(row['code']):
            report('areas', row.line, 'code does not fit its kind: %s' % row['code'])
    in_order('areas', lambda r: (AREA_KINDS.index(r['kind']) if r['kind'] in AREA_KINDS else 9, r['code']), 'kind, code')

    unique('areas', ['name_en'])
    unique('areas', ['name_zh'])
    kinds = {row['code']: row['kind'] for row in tables['areas']}
    parents = {row['code']: row['parent'] for row in tables['areas']}
    for row in tables['areas']:
        if (row['kind'] == 'region') != bool(row['parent']):
            report('areas', row.line, 'regions have a parent, countries and groups none')
        if row['parent'] and kinds.get(row['parent']) not in ('country', 'region'):
            report('areas', row.line, 'parent is not a country or region: %r' % row['parent'])
        seen, at = set(), row['code']
        while at and at not in seen:
            seen.add(at)
            at = parents.get(at)
        if at:
            report('areas', row.line, 'an area lies within itself: %s' % row['code'])
        if row['code'] in PROVINCES and row['parent'] != 'CHN':
            report('areas', row.line, 'parent of a province is not CHN')
    for code in sorted(PROVINCES - set(kinds)):
        report('areas', 0, 'province is missing: %s' % code)

    unique('bases', ['name_en'])
    unique('bases', ['name_zh'])
    english('bases', ['name_en'])
    chinese('bases', ['name_zh'])
    english('bases', ['note_en'], sentence=True)
    chinese('bases', ['note_zh'], sentence=True)

    unique('organisations', ['name_en'])
    unique('organisations', ['name_zh'])
    vocabulary('organisations', 'kind', ORG_KINDS)
    english('organisations', ['name_en'])
    chinese('organisations', ['name_zh'])
    in_order('organisations', lambda r: r['id'], 'id')


def check_views():
    for table in ('eras', 'area_sets'):
        slug_ids(table)
        unique(table, ['name_en'])
        unique(table, ['name_zh'])
        chinese(table, ['name_zh'])
    dates('eras', 'start', 1990, 2050)
    dates('eras', 'end', 1990, 2050)
    reference('eras', 'policy_id', 'policies', empty=True)
    reference('area_sets', 'areas', 'areas', key='code', separator=';')
    in_order('eras', lambda r: r['start'], 'start')
    last = ''
    for row in tables['eras']:
        if not last < row['start'] < row['end']:
            report('eras', row.line, 'eras must follow one another')
        last = row['end']


def check_sources():
    vocabulary('sources', 'evidence', EVIDENCE)
    vocabulary('sources', 'language', LANGUAGES)
    vocabulary('sources', 'licence', LICENCES)
    required('sources', ['title', 'publisher'])
    dates('sources', 'date', 2000, 2026, empty=True)
    in_order('sources', lambda r: r['id'], 'id')
    pages = {}
    names = {}
    for row in tables['sources']:
        if META.search(row['title']) or META.search(row['publisher']):
            report('sources', row.line, 'remark about the reading in title or publisher')
        if row['url']:
            if not re.match(r'https?://[^\s/]+\.[^\s/]+', row['url']) or re.search(r'\s', row['url']):
                report('sources', row.line, 'not an address: %r' % row['url'])
            page = re.sub(r'^https?://(www\.)?', '', row['url']).rstrip('/').lower()
            if page in pages:
                report('sources', row.line, 'same page as line %d' % pages[page])
            pages[page] = row.line
        elif row['evidence'] == 'repo':
            report('sources', row.line, 'a data file without an address')
        name = (row['title'].lower(), row['publisher'].lower())
        if name in names:
            report('sources', row.line, 'same title and publisher as line %d' % names[name])
        names[name] = row.line
        if row['language'] == 'en' and HAN.search(row['title']):
            report('sources', row.line, 'Chinese title of an English source')
    check_citations()
    seeds = [row['id'] for row in tables['sources'] if row['evidence'] == 'seed']
    if seeds != [SEED_SOURCE]:
        report('sources', 0, 'there must be one seed source, %s, not %s' % (SEED_SOURCE, seeds))


def check_citations():
    """Every source of a figure has a short citation in both languages."""
    cited = {row['source_id'] for table in ('indicators', 'observations') for row in tables[table]}
    cited |= {row['source_id'] for row in tables['policy_goals'] if row['indicator_id']}
    for row in tables['sources']:
        line, en, zh = row.line, row['cite_en'], row['cite_zh']
        if bool(en) != bool(zh):
            report('sources', line, 'citation in one language only')
        if row['id'] in cited and not en:
            report('sources', line, 'the source of a figure has no citation')
        if not en or not zh:
            continue
        if len(en) > CITE_EN or len(zh) > CITE_ZH:
            report('sources', line, 'citation too long')
        if HAN.search(en) or not HAN.search(zh):
            report('sources', line, 'citation in the wrong language')
        if not (en[0].isupper() or en[0].isdigit() or re.match(r'[a-z0-9-]+(?:\.[a-z0-9-]+)+,', en)) or en.endswith('.'):
            report('sources', line, 'citation does not start with a name or ends with a full stop')
        for text, rules in ((en, EN_BAD), (zh, ZH_BAD)):
            for pattern, message in rules:
                if pattern.search(text):
                    report('sources', line, '%s in a citation: %r' % (message, pattern.search(text).group()))
            if META.search(text):
                report('sources', line, 'remark about the reading in a citation')
        if zh.count('“') != zh.count('”') or zh.count('（') != zh.count('）') or zh.endswith('。'):
            report('sources', line, 'unpaired mark or full stop in cite_zh')
        if row['date'] and row['date'][:4] not in en and en.endswith(')'):
            report('sources', line, 'citation and date disagree')


def check_policies():
    vocabulary('policies', 'date_event', DATE_EVENTS)
    vocabulary('policies', 'kind', POLICY_KINDS)
    vocabulary('policies', 'level', LEVELS)
    vocabulary('policies', 'rank', RANKS)
    vocabulary('policies', 'in_seed', {'0', '1'})
    vocabulary('policies', 'confidence', CONFIDENCE)
    reference('policies', 'theme', 'themes')
    reference('policies', 'issuers', 'organisations', separator=';')
    reference('policies', 'region', 'areas', key='code', empty=True)
    english('policies', ['title_en', 'short_en'])
    chinese('policies', ['title_zh', 'short_zh'])
    english('policies', ['summary_en'], sentence=True)
    chinese('policies', ['summary_zh'], sentence=True)
    for column in ('title_en', 'title_zh', 'short_en', 'short_zh'):
        unique('policies', [column])
    dates('policies', 'date', 2016, 2026)
    unique('policies', ['document_number', 'date', 'title_en'])
    in_order('policies', lambda r: (r['date'], r['id']), 'date, id')

    region_kind = {row['code']: row['kind'] for row in tables['areas']}
    small = {'a', 'an', 'and', 'as', 'at', 'by', 'for', 'from', 'in', 'into', 'of', 'on', 'or', 'the', 'to', 'with'}
    for row in tables['policies']:
        line = row.line
        for column in ('period_start', 'period_end'):
            if row[column] and not YEAR.match(row[column]):
                report('policies', line, '%s is not a year: %r' % (column, row[column]))
        if not row['period_start']:
            report('policies', line, 'period_start is empty')
        if row['period_end'] and row['period_end'] < row['period_start']:
            report('policies', line, 'the period ends before it starts')
        if row['period_start'] and abs(int(row['period_start']) - int(row['date'][:4])) > 2:
            report('policies', line, 'the period starts more than two years from the date')
        if bool(row['document_number']) != bool(row['document_number_zh']):
            report('policies', line, 'document number in one language only')
        if (row['level'] == 'regional') != bool(row['region']):
            report('policies', line, 'level and region disagree')
        if row['region'] and region_kind.get(row['region']) != 'region':
            report('policies', line, 'region is not an area of kind region')
        if len(row['short_en']) > 36 or len(row['short_zh']) > 20:
            report('policies', line, 'short title too long')
        for word in re.findall(r"(?<!\d)\b[A-Za-z][A-Za-z'&-]*", row['title_en']):
            if word[0].islower() and word.lower() not in small:
                report('policies', line, 'title not in title case: %r' % word)
        sentences = len(re.findall(r'[.](?=\s|\Z)(?<!No\.)', row['summary_en']))
        if not 1 <= sentences <= 3:
            report('policies', line, '%d sentences in summary_en' % sentences)
        if not 1 <= row['summary_zh'].count('。') <= 3:
            report('policies', line, '%d sentences in summary_zh' % row['summary_zh'].count('。'))
        for column in ('summary_en', 'summary_zh'):
            own = row['document_number' + column[-3:].replace('_en', '')]
            if OPENING_NUMBER.search(row[column]) or (own and own in row[column]):
                report('policies', line, 'document number left in %s' % column)


def check_policy_links():
    reference('policy_sources', 'policy_id', 'policies')
    reference('policy_sources', 'source_id', 'sources')
    required('policy_sources', ['supports_en', 'supports_zh'])
    unique('policy_sources', ['policy_id', 'source_id'])
    place = {row['id']: n for n, row in enumerate(tables['policies'])}
    in_order('policy_sources', lambda r: place.get(r['policy_id'], -1), 'order of policies')
    for row in tables['policy_sources']:
        if META.search(row['supports_en']) or 'garbled' in row['supports_en']:
            report('policy_sources', row.line, 'remark about the reading in supports_en')

    sourced = {row['policy_id'] for row in tables['policy_sources']}
    seeded = {row['policy_id'] for row in tables['policy_sources'] if row['source_id'] == SEED_SOURCE}
    goals = collections.defaultdict(set)
    for row in tables['policy_goals']:
        goals[row['policy_id']].add(row['goal_id'])
    theme = {row['id']: row['theme'] for row in tables['goals']}
    for row in tables['policies']:
        if not goals[row['id']]:
            report('policies', row.line, 'no stated goal: %s' % row['id'])
        elif row['theme'] not in {theme.get(g) for g in goals[row['id']]}:
            report('policies', row.line, 'theme is not the theme of one of its goals')
        if not row['issuers']:
            report('policies', row.line, 'no issuer')
        if row['id'] not in sourced:
            report('policies', row.line, 'no source')
        if (row['in_seed'] == '1') != (row['id'] in seeded):
            report('policies', row.line, 'in_seed and its source rows disagree')


def check_relations():
    reference('policy_relations', 'from_policy', 'policies')
    reference('policy_relations', 'to_policy', 'policies')
    reference('policy_relations', 'source_id', 'sources')
    vocabulary('policy_relations', 'relation', RELATIONS)
    unique('policy_relations', ['from_policy', 'relation', 'to_policy'])
    when = {row['id']: span(row['date']) for row in tables['policies']}
    place = {row['id']: n for n, row in enumerate(tables['policies'])}
    in_order('policy_relations', lambda r: (place.get(r['from_policy'], -1),
                                            RELATIONS.index(r['relation']) if r['relation'] in RELATIONS else 9,
                                            place.get(r['to_policy'], -1)), 'from, relation, to')
    pairs = collections.Counter()
    edges = collections.defaultdict(lambda: collections.defaultdict(set))
    for row in tables['policy_relations']:
        source, target = row['from_policy'], row['to_policy']
        if source == target:
            report('policy_relations', row.line, 'a policy related to itself')
        if when.get(source) and when.get(target) and when[source][1] < when[target][0]:
            report('policy_relations', row.line, '%s is earlier than %s' % (source, target))
        pairs[(source, target)] += 1
        if pairs[(source, target)] == 2 or (target, source) in pairs:
            report('policy_relations', row.line, 'a second relation between the same two policies')
        edges[row['relation']][source].add(target)
    for relation, graph in edges.items():
        ring = cycle(graph)
        if ring:
            report('policy_relations', 0, 'cycle of %s: %s' % (relation, ' > '.join(ring)))


def cycle(graph):
    """A ring of nodes in a directed graph, or None."""
    done, path = set(), []

    def visit(node):
        if node in path:
            return path[path.index(node):] + [node]
        if node in done:
            return None
        path.append(node)
        for following in sorted(graph.get(node, ())):
            ring = visit(following)
            if ring:
                return ring
        path.pop()
        done.add(node)
        return None

    for start in sorted(graph):
        ring = visit(start)
        if ring:
            return ring
    return None


def check_policy_goals():
    reference('policy_goals', 'policy_id', 'policies')
    reference('policy_goals', 'goal_id', 'goals')
    reference('policy_goals', 'indicator_id', 'indicators', empty=True)
    reference('policy_goals', 'area', 'areas', key='code')
    reference('policy_goals', 'source_id', 'sources')
    unique('policy_goals', ['id'])
    unique('policy_goals', ['policy_id', 'statement_en'])
    unique('policy_goals', ['policy_id', 'statement_zh'])
    english('policy_goals', ['statement_en'], sentence=True)
    chinese('policy_goals', ['statement_zh'], sentence=True)
    place = {row['id']: n for n, row in enumerate(tables['policies'])}
    in_order('policy_goals', lambda r: place.get(r['policy_id'], -1), 'order of policies')

    policies = {row['id']: row for row in tables['policies']}
    indicators = {row['id']: row for row in tables['indicators']}
    listed = {(row['policy_id'], row['source_id']) for row in tables['policy_sources']}
    counts = collections.Counter()
    targets = {}
    same = {}
    for row in tables['policy_goals']:
        policy = policies.get(row['policy_id'])
        counts[row['policy_id']] += 1
        if row['id'] != '%s.%d' % (row['policy_id'], counts[row['policy_id']]):
            report('policy_goals', row.line, 'id is not policy and running number: %s' % row['id'])
        if (row['policy_id'], row['source_id']) not in listed:
            report('policy_goals', row.line, 'its source is not listed for the policy')
        if policy is None:
            continue
        if policy['level'] == 'national' and row['area'] != 'CHN':
            report('policy_goals', row.line, 'area of a national policy is not CHN')
        if policy['level'] == 'regional' and row['area'] == 'CHN':
            report('policy_goals', row.line, 'area of a regional policy is CHN')
        check_target(row, policy, indicators.get(row['indicator_id']))
        if row['indicator_id']:
            key = (row['policy_id'], row['indicator_id'], row['area'], row['measure'], row['due_year'], row['baseline_year'])
            if key in targets:
                report('policy_goals', row.line, 'a second target of the same indicator, measure and year')
            targets[key] = row.line
            if row['measure'] == 'parameter':
                continue
            key = tuple(row[c] for c in ('indicator_id', 'area', 'measure', 'value', 'due_year'))
            other = same.setdefault(key, row)
            if other['comparator'] != row['comparator'] and '~' not in (other['comparator'], row['comparator']):
                report('policy_goals', row.line, 'same target as line %d with another comparator' % other.line)
            if (other['baseline'] and row['baseline'] and other['baseline_year'] == row['baseline_year']
                    and other['baseline'] != row['baseline']):
                report('policy_goals', row.line, 'same target as line %d with another baseline' % other.line)


def check_target(row, policy, indicator):
    """The columns that make a stated goal a target: all or none, and each of them sensible."""
    table = 'policy_goals'
    needed = ('indicator_id', 'measure', 'comparator', 'value', 'unit')
    if not any(row[c] for c in needed + ('baseline', 'baseline_year', 'due_year')):
        return
    for column in needed:
        if not row[column]:
            report(table, row.line, 'target without %s' % column)
            return
    if row['measure'] not in MEASURES:
        report(table, row.line, 'measure is not in its vocabulary: %r' % row['measure'])
    if row['comparator'] not in COMPARATORS:
        report(table, row.line, 'comparator is not in its vocabulary: %r' % row['comparator'])
    value = number(table, row, 'value')
    baseline = number(table, row, 'baseline', empty=True)
    if indicator is None or value is None:
        return
    unit = GROWTH_UNIT if row['measure'] == 'growth' else indicator['unit']
    if row['unit'] != unit:
        report(table, row.line, 'unit is %r, its indicator asks for %r' % (row['unit'], unit))
    if row['unit'].startswith('%') and value > 100:
        report(table, row.line, 'a percentage above 100: %s' % row['value'])
    for column in ('due_year', 'baseline_year'):
        if row[column] and not YEAR.match(row[column]):
            report(table, row.line, '%s is not a year: %r' % (column, row[column]))
            return
    if row['measure'] == 'parameter':
        if row['due_year']:
            report(table, row.line, 'a parameter has no due year')
    else:
        if not row['due_year']:
            report(table, row.line, 'due_year is empty')
        elif int(row['due_year']) < int(policy['date'][:4]):
            report(table, row.line, 'due before the policy')
        elif policy['period_end'] and row['due_year'] > policy['period_end']:
            report(table, row.line, 'due after the end of the period')
        if row['comparator'] == '=':
            report(table, row.line, '= is for parameters')
        if indicator['better'] == 'lower' and row['comparator'] in ('>', '>='):
            report(table, row.line, 'a floor where lower is better')
        if indicator['better'] == 'higher' and row['comparator'] in ('<', '<='):
            report(table, row.line, 'a ceiling where higher is better')
        if baseline is not None and row['measure'] == 'level' and (
                (indicator['better'] == 'higher' and baseline >= value) or
                (indicator['better'] == 'lower' and baseline <= value)):
            report(table, row.line, 'the baseline is no worse than the target')
    if row['measure'] == 'growth' and not (policy['period_start'] and policy['period_end']):
        report(table, row.line, 'growth without a period')
    if baseline is not None and not row['baseline_year']:
        report(table, row.line, 'baseline without baseline_year')
    if row['baseline_year'] and row['due_year'] and row['baseline_year'] >= row['due_year']:
        report(table, row.line, 'the baseline is not earlier than the due year')
    if row['baseline_year'] and int(row['baseline_year']) > int(policy['date'][:4]):
        report(table, row.line, 'the baseline is later than the policy')


def check_indicators():
    reference('indicators', 'source_id', 'sources')
    vocabulary('indicators', 'better', BETTER)
    vocabulary('indicators', 'timing', TIMING)
    vocabulary('indicators', 'unit', UNITS)
    vocabulary('indicators', 'rate', {'0', '1'})
    vocabulary('indicators', 'prices', PRICES, empty=True)
    unique('indicators', ['name_en'])
    unique('indicators', ['name_zh'])
    english('indicators', ['name_en'])
    chinese('indicators', ['name_zh'])
    english('indicators', ['definition_en'], sentence=True)
    chinese('indicators', ['definition_zh'], sentence=True)
    required('indicators', ['unit', 'unit_zh'])
    in_order('indicators', lambda r: r['id'], 'id')
    pairs = {}
    for row in tables['indicators']:
        if pairs.setdefault(row['unit'], row['unit_zh']) != row['unit_zh']:
            report('indicators', row.line, 'a second Chinese form of the unit %s' % row['unit'])
        if (row['unit'] == 'rank') != (row['timing'] == 'rank'):
            report('indicators', row.line, 'unit and timing disagree about a rank')
        if row['unit'].startswith('%') and row['rate'] != '1':
            report('indicators', row.line, 'a percentage that is not marked as a rate')
        if bool(row['prices']) != bool(re.search(r'yuan|dollar', row['unit'])):
            report('indicators', row.line, 'unit and prices disagree about money')
        if row['unit'] in ('%', 'EFLOPS'):
            continue
        if not HAN.search(row['unit_zh']):
            report('indicators', row.line, 'no Chinese characters in unit_zh')
    used = {row['indicator_id'] for row in tables['policy_goals']} | {row['indicator_id'] for row in tables['observations']}
    for row in tables['indicators']:
        if row['id'] not in used:
            report('indicators', row.line, 'neither a target nor an observation uses it')


def check_observations():
    reference('observations', 'indicator_id', 'indicators')
    reference('observations', 'area', 'areas', key='code')
    reference('observations', 'source_id', 'sources')
    reference('observations', 'basis', 'bases', empty=True)
    vocabulary('observations', 'status', STATUS)
    dates('observations', 'published', 2000, 2026)
    unique('observations', ['indicator_id', 'area', 'year', 'published', 'source_id'])
    in_order('observations', lambda r: (r['indicator_id'], r['area'], r['year'], r['published'], r['source_id']),
             'indicator, area, year, published, source')
    units = {row['id']: row['unit'] for row in tables['indicators']}
    vintages = collections.defaultdict(list)
    for row in tables['observations']:
        value = number('observations', row, 'value')
        if not YEAR.match(row['year']):
            report('observations', row.line, 'year is not a year: %r' % row['year'])
            continue
        if row['published'][:4] < row['year']:
            report('observations', row.line, 'published before its year')
        low, high = BOUNDS.get(units.get(row['indicator_id']), (0, float('inf')))
        if value is not None and not low <= value <= high:
            report('observations', row.line, 'value out of bounds: %s' % row['value'])
        check_basis(row, units.get(row['indicator_id']))
        vintages[(row['indicator_id'], row['area'], row['year'])].append((row, value))
    for (indicator, area, year), group in vintages.items():
        finals = [span(row['published'])[1] for row, _ in group if row['status'] != 'preliminary' and span(row['published'])]
        for row, value in group:
            if row['status'] == 'preliminary' and finals and span(row['published'])[0] > max(finals):
                report('observations', row.line, 'preliminary after the final figure')
        values = [value for _, value in group if value]
        if values and max(values) > 2 * min(values):
            report('observations', group[0][0].line, 'vintages differ by more than a factor of two')


def check_basis(row, unit):
    """The basis of a value follows from its indicator, year and publication."""
    found = span(row['published'])
    if found is None:
        return
    if row['area'] == 'CHN' and unit == GDP_UNIT:
        middle = (found[0] + (found[1] - found[0]) / 2).isoformat()
        wanted = [basis for first, basis in GDP_BASES if middle >= first]
        late = (row['indicator_id'], row['year'], row['source_id']) in GDP_LATE
        if row['basis'] != wanted[1 if late else 0]:
            report('observations', row.line, 'basis is %r, its publication asks for %r' % (row['basis'], wanted[0]))
    elif row['area'] == 'CHN' and row['indicator_id'] in BREAKS:
        last, old, new = BREAKS[row['indicator_id']]
        early = row['year'] <= last or (new.startswith('rd-') and row['published'] < RD_CENSUS)
        if row['basis'] != (old if early else new):
            report('observations', row.line, 'basis is %r, its year asks for %r' % (row['basis'], old if early else new))
    elif row['basis'] and not (unit == GDP_UNIT and row['area'].startswith('CN-') and row['basis'].startswith('gdp-')):
        report('observations', row.line, 'a basis where there is only one: %s' % row['basis'])


def check_use():
    """Nothing lies about unused."""
    cited = set()
    for table in ('policy_sources', 'policy_goals', 'policy_relations', 'indicators', 'observations'):
        cited |= {row['source_id'] for row in tables[table]}
    for row in tables['sources']:
        if row['id'] not in cited:
            report('sources', row.line, 'no row cites it: %s' % row['id'])
    issuers = {i for row in tables['policies'] for i in row['issuers'].split(';')}
    for row in tables['organisations']:
        if row['id'] not in issuers:
            report('organisations', row.line, 'issues no policy: %s' % row['id'])
    goals = {row['goal_id'] for row in tables['policy_goals']}
    for row in tables['goals']:
        if row['id'] not in goals:
            report('goals', row.line, 'no policy states it: %s' % row['id'])
    themes = {row['theme'] for row in tables['policies']}
    for row in tables['themes']:
        if row['id'] not in themes:
            report('themes', row.line, 'no policy has it: %s' % row['id'])
    areas = {row['area'] for row in tables['policy_goals']} | {row['area'] for row in tables['observations']}
    areas |= {row['region'] for row in tables['policies']} | {row['parent'] for row in tables['areas']} | PROVINCES
    bases = {row['basis'] for row in tables['observations']}
    for row in tables['bases']:
        if row['id'] not in bases:
            report('bases', row.line, 'no observation has it: %s' % row['id'])
    for row in tables['areas']:
        if row['code'] not in areas:
            report('areas', row.line, 'nothing refers to it: %s' % row['code'])


def main():
    if len(sys.argv) != 2:
        print('usage: validate.py FOLDER', file=sys.stderr)
        return 2
    for table in HEADERS:
        tables[table] = load(sys.argv[1], table)
    if not problems:
        check_vocabulary_tables()
        check_views()
        check_sources()
        check_policies()
        check_policy_links()
        check_relations()
        check_policy_goals()
        check_indicators()
        check_observations()
        check_use()
    if problems:
        print('\n'.join(problems))
        return 1
    quantified = sum(1 for row in tables['policy_goals'] if row['indicator_id'])
    counts = ', '.join('%d %s' % (len(tables[t]), t.replace('_', ' ')) for t in sorted(HEADERS))
    print('ok: %s; %d targets' % (counts, quantified))
    return 0


if __name__ == '__main__':
    sys.exit(main())
