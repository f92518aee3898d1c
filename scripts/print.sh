#!/bin/sh
# Prints every HTML paper of the worked meeting as a browser would, to PDF: the three cuts of the minutes, the notice, the packet
# and the paper kit. Says so, and ends well, where there is no Chromium.
#
#     scripts/print.sh target/debug/yishi FOLDER
#
# Ends with 1 if the one page takes two, or if a sheet of the kit runs over.
set -eu
program=${1:?the program}
folder=${2:?a folder for the papers}
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$browser" ]; then
    echo "no Chromium here: nothing was printed" >&2
    exit 0
fi
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
YISHI_HOME=$work/home
YISHI_BROWSER=
# The day is in a script, so its evening is too.
YISHI_CLOCK=2026-05-25T10:00:00+08:00
export YISHI_HOME YISHI_BROWSER YISHI_CLOCK
"$program" demo --auto --out "$YISHI_HOME" >/dev/null
id=$(ls "$YISHI_HOME/sessions")
"$program" minutes "$id" --format html --out "$work" >/dev/null
"$program" notice "$id" --posted 2026-05-25 --format html --looked --out "$work" >/dev/null
"$program" packet "$id" 1 --place deputies --by 2026-06-30 --format html --out "$work" >/dev/null
"$program" paper "$id" --out "$work/kit" >/dev/null
pages() {
    pdfinfo "$1" 2>/dev/null | sed -n 's/^Pages: *//p'
}
bad=0
# Papers lie in the folder of their meeting, pages in the one for the rest.
for html in "$work"/*/其他/*.html "$work"/kit/*.html; do
    name=$(basename "$html" .html)
    pdf=$folder/$name.pdf
    "$browser" --headless --no-sandbox --disable-gpu --no-pdf-header-footer --user-data-dir="$work/browser" \
        --print-to-pdf="$pdf" "file://$html" >/dev/null 2>&1
    printed=$(pages "$pdf")
    meant=
    case $html in
    */会议纪要\(一页\)*.html) meant=1 ;;
    "$work"/kit/*) meant=$(grep -o '<section class="page' "$html" | wc -l) ;;
    esac
    echo "$name: ${printed:-?} pages"
    if [ -n "$meant" ] && [ -n "$printed" ] && [ "$printed" -ne "$meant" ]; then
        echo "$name takes $printed pages, not $meant" >&2
        bad=1
    fi
done
exit $bad
