#!/usr/bin/env bash
# Runs every fuzz target for so many seconds, one at a time, on its kept corpus: scripts/fuzz.sh SECONDS [TARGET…]
# What it finds new lies in fuzz/work, what breaks something in fuzz/artifacts; scripts/fuzz.sh keep takes the useful part of
# fuzz/work into fuzz/corpus. Needs cargo-fuzz (cargo install cargo-fuzz). No sanitizer: there is no unsafe code to watch.
set -euo pipefail
cd "$(dirname "$0")/.."
# The stable compiler takes the flags of coverage feedback with this.
export RUSTC_BOOTSTRAP=1
seconds=${1:?seconds for each target, or keep}
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cargo fuzz list)
cargo fuzz build -s none
built=$(echo fuzz/target/*/release)
for target in "${targets[@]}"; do
  mkdir -p "fuzz/work/$target" "fuzz/artifacts/$target"
  if [ "$seconds" = keep ]; then
    # Small files that reach what no smaller one does, fifty at most.
    small=$(mktemp -d)
    "$built/$target" -merge=1 -max_len=400 "$small" "fuzz/corpus/$target" "fuzz/work/$target" 2>/dev/null
    find "$small" -type f -size -2 | sort -R --random-source=<(yes) | head -40 | xargs -r cp -t "fuzz/corpus/$target"
    rm -rf "$small"
    continue
  fi
  printf '== %s\n' "$target"
  "$built/$target" "fuzz/work/$target" "fuzz/corpus/$target" -max_total_time="$seconds" -timeout=10 \
    -rss_limit_mb=256 -artifact_prefix="fuzz/artifacts/$target/" -print_final_stats=1 2>&1 |
    grep -E 'cov: .*(DONE|INITED)|DONE|SUMMARY|ERROR|executed_units|peak_rss|slowest' || true
done
find fuzz/artifacts -type f | grep . && exit 1
exit 0
