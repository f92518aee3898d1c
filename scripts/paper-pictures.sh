#!/usr/bin/env bash
# Pictures of the papers of the worked meeting, in grey as a printer has them: notice, one page, packet.
# scripts/paper-pictures.sh target/debug/yishi docs/pictures   (needs soffice and pdftoppm)
set -euo pipefail
program=$(realpath "$1") out=$(realpath "$2") work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export YISHI_HOME=$work/home YISHI_CLOCK=2026-05-30T09:00:00+08:00
id=019e5459-5080-7a3c-9d15-6b0f2e4c8a71
mkdir "$YISHI_HOME"
"$program" demo --auto --out "$YISHI_HOME" </dev/null >/dev/null 2>&1
"$program" --lang zh notice $id --posted 2026-05-25 --looked --format docx >"$work/paper-notice.docx"
"$program" --lang zh minutes $id --cut page --format docx >"$work/paper-page.docx"
"$program" --lang zh packet $id 1 --format docx >"$work/paper-packet.docx"
cd "$work"
timeout 120 soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf paper-*.docx >/dev/null 2>&1
for pdf in paper-*.pdf; do pdftoppm -r 60 -gray -png -singlefile "$pdf" "$out/${pdf%.pdf}"; done
