#!/usr/bin/env bash
# Yishi for Windows (x86_64-pc-windows-gnu), built here and run under Wine.
#   scripts/windows.sh          the gate's part: the program, its unit tests, the demo, each byte beside Linux
#   scripts/windows.sh --all    all tests that can run there, and lints
#   scripts/windows.sh --release   the program alone, as it is given away; its path is the last line
# On Debian 12 everything comes from Debian (a rustc that has the source of its std, mingw's linker, Wine 8), a minute; no rustup. Where it can't be
# had: exit code 77, and what is missing. What is built lies in target/windows and is built anew only where it changed.
set -euo pipefail
cd "$(dirname "$0")/.."
all=${1:-}
here=$PWD
step() { printf -- '-- windows: %s (%ss)\n' "$1" "$SECONDS"; }

# 1. Tools.
if ! command -v wine >/dev/null || ! command -v x86_64-w64-mingw32-gcc >/dev/null || [ ! -d /usr/lib/rustlib/src/rust/library ]; then
  step 'tools'
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-remove --no-install-recommends \
    rustc-web cargo-web rust-web-clippy rust-web-src gcc-mingw-w64-x86-64-win32 wine64 wine; } >/dev/null 2>&1 ||
    { echo 'windows: rustc-web, rust-web-src, mingw-w64 or wine can not be had here: not tried'; exit 77; }
fi
export RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc RUSTC_BOOTSTRAP=1 CARGO_INCREMENTAL=0 CARGO_TERM_COLOR=never
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=wine
export CC_x86_64_pc_windows_gnu=x86_64-w64-mingw32-gcc AR_x86_64_pc_windows_gnu=x86_64-w64-mingw32-ar   # the bundled SQLite
# Built as fast as it can be: nobody gets this program.
export CARGO_TARGET_DIR=$here/target/windows CARGO_PROFILE_DEV_OPT_LEVEL=0 CARGO_PROFILE_DEV_DEBUG=0
windows() {
  local what=$1
  shift
  /usr/bin/cargo "$what" --quiet --config 'profile.dev.package."*".opt-level=0' -Z build-std=std,panic_unwind \
    --target x86_64-pc-windows-gnu --locked "$@"
}

# 2. Wine 8 lacks a DLL that Rust's std needs; Wine 9 has it.
export WINEPREFIX=$CARGO_TARGET_DIR/wine WINEDEBUG=-all
mkdir -p "$CARGO_TARGET_DIR"
[ -d "$WINEPREFIX/drive_c" ] || { step 'wine'; wine wineboot -i >/dev/null 2>&1; }
prng=$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll
if [ ! -f "$prng.made" ]; then
  cat >"$CARGO_TARGET_DIR/prng.c" <<'C'
int __stdcall SystemFunction036(void *, unsigned long);
__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *p, unsigned long long n) { return SystemFunction036(p, (unsigned long)n); }
C
  x86_64-w64-mingw32-gcc -shared -O "$CARGO_TARGET_DIR/prng.c" -o "$prng" -ladvapi32
  touch "$prng.made"
fi

if [ "$all" = --release ]; then
  /usr/bin/cargo build --quiet -Z build-std=std,panic_unwind --target x86_64-pc-windows-gnu --locked --release
  echo "$CARGO_TARGET_DIR/x86_64-pc-windows-gnu/release/yishi.exe"
  exit
fi

# Folders and disks of this run.
out=$(mktemp -d)
clean() {
  umount "$out"/small/* 2>/dev/null || true
  rm -rf "$out"
}
trap clean EXIT

# 3. The program and its tests: one call, so that nothing is built twice.
if [ -n "$all" ]; then
  step 'program and all tests'
  # Disks that tests fill: no program of Windows can make one here.
  mkdir -p "$out/small/C6" "$out/small/M2"
  for disk in "$out"/small/*; do mount -t tmpfs -o size=1m none "$disk" || { rmdir "$disk"; echo "windows: no small disk, not tried: $disk"; }; done
  export YISHI_SMALL_DISKS="Z:${out//\//\\}\\small"
  windows test --no-fail-fast -- --test-threads 2 --skip trust::model --skip trust::floors --skip trust::abroad --skip trust::hostile::corpus \
    --skip journal::trust::power --skip record::speed --skip notice::of_ten_thousand
else
  step 'program and unit tests'
  windows test --lib --bins -- --test-threads 2 --skip journal::trust --skip journal::foreign
  # Unit tests alone leave no program.
  windows build --bin yishi
fi

# 4. The demo: the same bytes as on Linux.
step 'the demo, byte by byte'
exe=$CARGO_TARGET_DIR/x86_64-pc-windows-gnu/debug/yishi.exe
linux=${YISHI:-$here/target/debug/yishi}
mkdir "$out/w" "$out/l"
[ -x "$linux" ] || env -u RUSTC -u RUSTDOC -u RUSTC_BOOTSTRAP CARGO_TARGET_DIR="$here/target" cargo build --quiet --locked
wine "$exe" demo --auto --out "$out/w" --lang zh </dev/null >/dev/null
"$linux" demo --auto --out "$out/l" --lang zh </dev/null >/dev/null
for home in w l; do
  id=$(basename "$(ls -d "$out/$home"/sessions/*/)")
  run=("$linux")
  [ $home = l ] || run=(wine "$exe")
  YISHI_BROWSER=none "${run[@]}" --home "$out/$home" minutes "$id" --out "$out/$home/papers" >/dev/null 2>&1 || true
done
python3 scripts/same-bytes.py "$out/l" "$out/w"

if [ -n "$all" ]; then
  step 'a window that is closed'
  x86_64-w64-mingw32-gcc -O -Wall scripts/closed-window.c -o "$CARGO_TARGET_DIR/closed-window.exe"
  python3 scripts/closed-window.py "$CARGO_TARGET_DIR/closed-window.exe" "$exe" "$linux" || { code=$?; [ "$code" -eq 77 ] || exit "$code"; }
fi
if [ -n "$all" ] && command -v /usr/bin/clippy-driver >/dev/null; then
  step 'lints, by another compiler: they warn'
  windows clippy --all-targets || true
fi
step 'done'
