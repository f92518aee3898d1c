#!/usr/bin/env bash
# How many small changes of the rules do the tests notice? One of N parts: scripts/mutants.sh 0/16 [FOLDER FOR THE RESULT]
# Needs cargo-mutants and cargo-nextest. A part of sixteen takes about twenty minutes on two quiet cores; all of it, a night.
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_TEST_DEBUG=0
exec cargo mutants -f 'src/meeting/**' -f 'src/charter/**' --shard "$1" --sharding round-robin --no-shuffle -j2 --timeout 120 \
  --test-tool nextest -o "${2:-target/mutants}" -- \
  -E 'test(/^(rules|stages|undo|worked|commands|dead_ends|sessions|evenings|audit|trust|charter|meeting|view|minutes)/)'
