#!/usr/bin/env bash
# Pictures of the papers of the worked meeting, in grey as a printer has them: notice, one page, packet, report (the circulated
# minutes); of each its first page.
#     scripts/paper-pictures.sh target/debug/yishi docs/pictures             (needs soffice and pdftoppm)
#     scripts/paper-pictures.sh OLD docs/pictures -before                    (an older program; those here are of b88a3d9)
set -euo pipefail
program=$(realpath "$1") out=$(realpath "$2") as=${3:-} work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export YISHI_HOME=$work/home YISHI_CLOCK=2026-05-30T09:00:00+08:00 YISHI_BROWSER=
id=019e5459-5080-7a3c-9d15-6b0f2e4c8a71
mkdir "$YISHI_HOME"
"$program" demo --auto --out "$YISHI_HOME" </dev/null >/dev/null 2>&1
# An older program has no such fields.
[ -n "$as" ] || cat >"$YISHI_HOME/notice.ron" <<'RON'
(place: "值班室（东门内）", hours: "每天18:30-20:00", phone: "0574-87654321", handled_by: "梧桐新村自治服务站", watched_by: "居务监督委员会",
 watched_phone: "0574-87650000", issued_by: "梧桐社区居民委员会")
RON
"$program" --lang zh notice $id --posted 2026-05-25 --looked --format docx >"$work/notice.docx"
"$program" --lang zh minutes $id --cut page --format docx >"$work/page.docx"
"$program" --lang zh minutes $id --cut circulated --format docx >"$work/report.docx"
"$program" --lang zh packet $id 1 --format docx >"$work/packet.docx"
cd "$work"
timeout 120 soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf ./*.docx >/dev/null 2>&1
for pdf in *.pdf; do pdftoppm -r 72 -gray -png -singlefile "$pdf" "$out/paper-${pdf%.pdf}$as"; done
