#!/usr/bin/env bash
# How many small changes of the rules do the tests notice? scripts/mutants.sh [what cargo-mutants takes: --shard 0/16, --iterate …]
#
# `text`, `charter` and `meeting` need no other module, so they and the tests of them are put into a package of their own
# (in the folder for temporary files), which builds in seconds. First each change meets the quick tests, then what they missed meets them all.
# The result stands in target/mutants. Needs cargo-mutants and cargo-nextest; an hour and a half for the whole on two quiet cores.
set -euo pipefail
cd "$(dirname "$0")/.."
tests="audit commands dead_ends edges measures rules sessions stages undo worked"
long="clocks floors model rules undo"

out=$PWD/target/mutants
pure=$(mktemp -d)
trap 'rm -rf "$pure"' EXIT
mkdir -p $pure/src $pure/tests/trust
cp -r sessions docs Cargo.lock $pure
for module in text charter meeting; do cp -r src/$module src/$module.rs $pure/src; done
for test in $tests support; do
  cp tests/$test.rs $pure/tests
  [ ! -d tests/$test ] || cp -r tests/$test $pure/tests
done
cp -r tests/data $pure/tests
for test in $long; do
  cp tests/trust/$test.rs $pure/tests/trust
  [ ! -d tests/trust/$test ] || cp -r tests/trust/$test $pure/tests/trust
done
printf 'pub mod %s;\n' charter meeting text >$pure/src/lib.rs
{
  echo '#![allow(dead_code)]'
  printf 'mod %s;\n' $tests support trust
} >$pure/tests/runner.rs
printf 'mod %s;\n' $long >$pure/tests/trust.rs
# The crates that these modules use, as the project asks for them; no symbols for a debugger.
{
  printf '[package]\nname = "yishi"\nversion = "0.1.0"\nedition = "2024"\nautotests = false\n\n[dependencies]\n'
  grep -E '^(chrono|pinyin|ron|serde|thiserror|unicode-[a-z]+|uuid) = ' Cargo.toml
  printf '\n[dev-dependencies]\n'
  grep -E '^(proptest|proptest-state-machine) = ' Cargo.toml || true
  printf '\n[lib]\ndoctest = false\n\n[[test]]\nname = "runner"\npath = "tests/runner.rs"\n\n[workspace]\n'
  printf '\n[profile.dev]\ndebug = 0\n\n[profile.dev.package."*"]\nopt-level = 2\n'
} >$pure/Cargo.toml
# A change that makes a test run for ever is caught after twenty seconds, not after the patience for all tests together.
mkdir -p "$out" $pure/.config
printf '[profile.default]\nslow-timeout = { period = "5s", terminate-after = 4 }\n' >$pure/.config/nextest.toml
cd $pure
mutants() {
  local status=0
  cargo mutants -f 'src/meeting/**' -f 'src/charter/**' --test-tool nextest --timeout 120 --shuffle -o "$out" "$@" || status=$?
  # 2: some were missed; 3: some ran out of time. Anything else is a failure of the run.
  [ $status -eq 0 ] || [ $status -eq 2 ] || [ $status -eq 3 ] || exit $status
}
mutants "$@" -- -E 'not test(/^(text|trust)::/)'
mutants --iterate "$@" -- -E 'not test(/^text::/)'
cd "$out/mutants.out"
wc -l caught.txt previously_caught.txt timeout.txt missed.txt unviable.txt
