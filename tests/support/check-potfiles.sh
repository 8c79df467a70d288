#!/bin/sh
# Checks the translations of a source tree: every file with words to translate
# is named in po/POTFILES.in, and every language of po/LINGUAS translates
# exactly the words that the files hold, all of them and for certain.
# usage: check-potfiles.sh SOURCE-ROOT [XGETTEXT-ARGUMENT ...]
set -eu
LC_ALL=C
export LC_ALL

root=$1
shift
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
bad=0

fail () {
  echo "$*" >&2
  bad=1
}

cd "$root"
grep -vE '^(#|$)' po/POTFILES.in | sort >"$tmp/listed"

# The folders of the sources, and not the whole tree: a build folder in it
# holds made files.
find src ui data \( -name '*.[ch]' -o -name '*.ui' -o -name '*.desktop.in' \
  -o -name '*.metainfo.xml.in' -o -name '*.gschema.xml' \) 2>/dev/null | sort >"$tmp/files"
xgettext "$@" --files-from="$tmp/files" --output="$tmp/all.pot" 2>"$tmp/warnings"
sed -n 's/^#: //p' "$tmp/all.pot" | tr ' ' '\n' | sed 's/:[0-9]*$//' | sort -u >"$tmp/found"

for file in $(comm -13 "$tmp/listed" "$tmp/found"); do
  fail "$file: has words to translate, but is not in po/POTFILES.in"
done
for file in $(comm -23 "$tmp/listed" "$tmp/found"); do
  fail "po/POTFILES.in: $file is not there or has no words to translate"
done
if [ -n "$(uniq -d "$tmp/listed")" ]; then
  fail "po/POTFILES.in: named twice: $(uniq -d "$tmp/listed")"
fi

for language in $(grep -v '^#' po/LINGUAS); do
  po=po/$language.po
  msgfmt --check --statistics --output-file=/dev/null "$po" 2>"$tmp/statistics" ||
    fail "$po: does not compile"
  cat "$tmp/statistics" >&2
  if grep -qE 'fuzzy|untranslated' "$tmp/statistics"; then
    fail "$po: has fuzzy or untranslated words"
  fi
  msgcmp "$po" "$tmp/all.pot" 2>"$tmp/compared" || fail "$po: lacks words of the sources"
  if grep -q 'not used' "$tmp/compared"; then
    fail "$po: translates words that the sources do not hold"
  fi
  grep -vE '^msgcmp: found' "$tmp/compared" >&2 || true
  if grep -q '^#~' "$po"; then
    fail "$po: keeps words that were given up (#~)"
  fi
done

exit $bad
