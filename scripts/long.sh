#!/usr/bin/env bash
# All long tests of docs/trust.md at full size, the ten thousand evenings of the model among them; prints their figures.
set -euo pipefail
cd "$(dirname "$0")/.."
export YISHI_TRUST=${YISHI_TRUST:-$PWD/target/figures}
rm -rf "$YISHI_TRUST" && mkdir -p "$YISHI_TRUST"
status=0
cargo test --profile trust --locked --no-fail-fast -- trust:: journal::foreign store:: record::speed notice::of_ten_thousand pages:: \
  tracker::orders tracker::fund tracker::figures rehearsed::evenings::every || status=$?
for figure in "$YISHI_TRUST"/*.txt; do printf '%-5s %s\n' "$(basename "$figure" .txt)" "$(cat "$figure")"; done | sort -V
# The same on Windows, as far as Wine can show it; 77: not to be had here.
scripts/windows.sh --all || { code=$?; [ "$code" -eq 77 ] || status=$code; }
exit $status
