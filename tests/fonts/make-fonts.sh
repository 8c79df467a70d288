#!/bin/sh
# Makes the pinned fonts of the golden pictures from Debian's packages
# fonts-dejavu-core and fonts-noto-cjk, with pyftsubset from fonttools:
#
#   tests/fonts/make-fonts.sh
#
# The subsets hold Latin-1, the punctuation and signs that the program draws,
# every character of data/*.csv and po/zh_CN.po as they were when the script
# ran, and nothing else. Run it again when the data set uses new characters;
# golden pictures of text that was not there before do not change by it.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
dejavu=${DEJAVU:-/usr/share/fonts/truetype/dejavu}
noto=${NOTO:-/usr/share/fonts/opentype/noto}
# In the collection, the simplified Chinese face is the third.
face=2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Signs of the verdicts and relations, arrows, brackets, quotes and dashes.
signs='✓✕✗✘○●◌◯◎◇◆■□▲△▬∅§…–—−‐‑‒―‘’“”„‚«»‹›•·‣†‡‰′″€£¥°±×÷≈≠≤≥<>←↑→↓↗↘↙↖⇒⇐↔↩↪⟶∞∑∆√½¼¾¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃№℃⋯⏎␤▾▸◂▴☆★✎☰'
chinese='，。、；：？！…—～·“”‘’（）《》〈〉【】〔〕「」『』％＋－＝＜＞／＆＃＊＠￥０１２３４５６７８９○〇①②③④⑤⑥⑦⑧⑨⑩'

# Words of the interface, beyond what the data set brings.
interface='今仓侧偏做停击切删刷剪匹去反叠另回坏堂夹尚帮幻忆恢悬慢拖择揭搜摸撤散星晓曲替束松
栏横浅滚演灯状猜白窗竖笔答筛粘继菜览触译详语误读败贴跟跨返透闭随隐页馈默'

{ printf '%s%s%s' "$signs" "$chinese" "$interface"
  cat "$root"/data/*.csv
  [ ! -f "$root/po/zh_CN.po" ] || cat "$root/po/zh_CN.po"
} > "$work/text"

subset ()
{
  pyftsubset "$1" --output-file="$here/$2" --text-file="$work/text" \
    --unicodes=U+0020-007E,U+00A0-00FF "$3" \
    --layout-features=kern,mark,mkmk,ccmp,locl,liga --no-hinting --desubroutinize \
    --name-IDs=0,1,2,3,4,5,6,13,14 --notdef-outline --no-recalc-timestamp
}

subset "$dejavu/DejaVuSans.ttf"           DejaVuSans.ttf           --font-number=0
subset "$dejavu/DejaVuSans-Bold.ttf"      DejaVuSans-Bold.ttf      --font-number=0
subset "$noto/NotoSansCJK-Regular.ttc"    NotoSansCJKsc-Regular.otf --font-number=$face
subset "$noto/NotoSansCJK-Bold.ttc"       NotoSansCJKsc-Bold.otf    --font-number=$face

cp /usr/share/doc/fonts-dejavu-core/copyright "$here/LICENSE.dejavu"
cp /usr/share/doc/fonts-noto-cjk/copyright "$here/LICENSE.noto-cjk"
