#!/bin/sh
# Shows that check-potfiles.sh passes a whole translation and finds each fault.
set -eu
check=$(cd "$(dirname "$0")" && pwd)/check-potfiles.sh
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
number=0
failed=0

make_tree () {
  rm -rf "$tree"
  mkdir -p "$tree/src/base" "$tree/po"
  echo 'const char *a = _("one"); const char *b = _("two");' >"$tree/src/base/words.c"
  echo 'int nothing;' >"$tree/src/base/none.c"
  echo 'src/base/words.c' >"$tree/po/POTFILES.in"
  echo 'zh_CN' >"$tree/po/LINGUAS"
  cat >"$tree/po/zh_CN.po" <<'PO'
msgid ""
msgstr ""
"Project-Id-Version: test\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\n"
"Last-Translator: \n"
"Language-Team: Chinese\n"
"Language: zh_CN\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

msgid "one"
msgstr "一"

msgid "two"
msgstr "二"
PO
}

# expect STATUS WHAT: runs the check on the tree as it is.
expect () {
  status=0
  "$check" "$tree" --from-code=UTF-8 --keyword=_ 2>"$tree/log" || status=1
  number=$((number + 1))
  if [ "$status" = "$1" ]; then
    echo "ok $number - $2"
  else
    echo "not ok $number - $2"
    sed 's/^/# /' "$tree/log"
    failed=1
  fi
}

echo 1..9
make_tree
expect 0 'a whole translation passes'

make_tree
echo 'const char *c = _("one");' >>"$tree/src/base/none.c"
expect 1 'a source that is not listed'

make_tree
echo 'src/base/gone.c' >>"$tree/po/POTFILES.in"
expect 1 'a listed source that is not there'

make_tree
echo 'src/base/none.c' >>"$tree/po/POTFILES.in"
expect 1 'a listed source without words'

make_tree
echo 'const char *c = _("three");' >>"$tree/src/base/words.c"
expect 1 'a word that the translation lacks'

make_tree
printf '\nmsgid "four"\nmsgstr "四"\n' >>"$tree/po/zh_CN.po"
expect 1 'a word that no source holds'

make_tree
sed -i 's/^msgstr "二"/msgstr ""/' "$tree/po/zh_CN.po"
expect 1 'an untranslated word'

make_tree
sed -i 's/^msgid "two"/#, fuzzy\nmsgid "two"/' "$tree/po/zh_CN.po"
expect 1 'a fuzzy word'

make_tree
printf '\n#~ msgid "old"\n#~ msgstr "旧"\n' >>"$tree/po/zh_CN.po"
expect 1 'a word that was given up'

exit $failed
