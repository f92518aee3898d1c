#!/usr/bin/env bash
# Packages, each unpacked and tried: scripts/package.sh [DIR] [zip] [deb] [tar] [crate]   (default: all, into target/packages)
#   yishi-VERSION-windows-x64.zip   program, 开始.cmd, the guide as HTML with its pictures, the quick card, licences   (tried under Wine)
#   yishi_VERSION_amd64.deb         the same with man page, completions, desktop entry, icon                        (tried in a bare folder)
#   yishi-VERSION-linux-x64.tar.gz  the program and the guide; by cargo-zigbuild for glibc 2.28 where that is installed, else for this glibc, and said
#   yishi-VERSION.crate             for cargo install
# SHA256SUMS and a bill of materials (CycloneDX) lie beside. YISHI_EXE and YISHI_ELF name programs that are there already, to try the packaging alone.
set -euo pipefail
cd "$(dirname "$0")/.."
here=$PWD
into=$here/target/packages
case ${1:-} in */* | .) into=$(mkdir -p "$1" && cd "$1" && pwd); shift ;; esac
wanted=${*:-zip deb tar crate}
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$into"
step() { printf '== %s (%ss)\n' "$1" "$SECONDS"; }
wants() { [[ " $wanted " == *" $1 "* ]]; }

step 'the program'
elf=${YISHI_ELF:-}
if [ -z "$elf" ]; then
  cargo build --release --locked --quiet
  elf=$here/target/release/yishi
fi

# What goes with each program: guide, pictures, quick card, licences. Into a folder, for a target.
beside() {
  local to=$1 target=$2 demo=$work/demo
  mkdir -p "$to/pictures"
  python3 scripts/page.py docs/guide.zh-CN.md "$to/手册.html"
  grep -o 'pictures/[a-z.-]*' docs/guide.zh-CN.md | sort -u | while read -r picture; do cp "docs/$picture" "$to/pictures/"; done
  if [ ! -d "$demo" ]; then
    mkdir "$demo"
    YISHI_BROWSER= "$elf" demo --auto --out "$demo" </dev/null >/dev/null
    YISHI_BROWSER= "$elf" --home "$demo" paper "$(basename "$(ls -d "$demo"/sessions/*/)")" --out "$demo/kit" --format html >/dev/null
  fi
  cp "$demo/kit/快查卡.html" "$to/快查卡.html"
  cp LICENSE-MIT LICENSE-APACHE "$to/"
  cargo metadata --locked --format-version 1 --filter-platform "$target" >"$work/metadata"
  python3 scripts/bill.py text <"$work/metadata" >"$to/LICENSES-OF-PARTS.txt"
  python3 scripts/bill.py json <"$work/metadata" >"$into/yishi-$version-$target.cdx.json"
}

# As somebody new: an evening that plays itself, its papers, its check. The program is called with what comes behind the home.
tried() {
  local home=$1
  shift
  mkdir -p "$home"
  "$@" --version
  YISHI_BROWSER= "$@" demo --auto --out "$home" --lang zh </dev/null >/dev/null
  local id
  id=$(basename "$(ls -d "$home"/sessions/*/)")
  "$@" --home "$home" verify "$id" >/dev/null
  YISHI_BROWSER= "$@" --home "$home" minutes "$id" --out "$home/papers" >/dev/null 2>&1
  find "$home/papers" -name '*.docx' | grep -q .
}

if wants zip; then
  step 'zip for Windows'
  exe=${YISHI_EXE:-}
  [ -n "$exe" ] || exe=$(scripts/windows.sh --release | tail -1)
  name=yishi-$version-windows-x64
  mkdir "$work/$name"
  cp "$exe" "$work/$name/yishi.exe"
  cp scripts/package/开始.cmd scripts/package/先看这个.txt "$work/$name/"
  beside "$work/$name" x86_64-pc-windows-gnu
  rm -f "$into/$name.zip"
  # Names in UTF-8, marked as such: 资源管理器 reads them right then.
  (cd "$work" && python3 -m zipfile -c "$into/$name.zip" "$name")
  mkdir "$work/w" && (cd "$work/w" && python3 -m zipfile -e "$into/$name.zip" .)
  [ -s "$work/w/$name/开始.cmd" ] && [ -s "$work/w/$name/快查卡.html" ]
  export WINEPREFIX=${WINEPREFIX:-$here/target/windows/wine} WINEDEBUG=-all
  tried "$work/home-w" wine "$work/w/$name/yishi.exe"
fi

if wants deb; then
  step 'deb'
  root=$work/deb
  doc=$root/usr/share/doc/yishi
  install -Dm755 "$elf" "$root/usr/bin/yishi"
  beside "$doc" x86_64-unknown-linux-gnu
  { cat LICENSE-MIT; printf '\n'; cat LICENSE-APACHE; } >"$doc/copyright"
  rm "$doc/LICENSE-MIT" "$doc/LICENSE-APACHE"
  install -Dm644 scripts/package/yishi.desktop "$root/usr/share/applications/yishi.desktop"
  install -Dm644 scripts/package/yishi.svg "$root/usr/share/icons/hicolor/scalable/apps/yishi.svg"
  mkdir -p "$root/usr/share/man/man1" "$root/usr/share/bash-completion/completions" "$root/usr/share/zsh/vendor-completions" "$root/DEBIAN"
  gzip -9n <scripts/package/yishi.1 >"$root/usr/share/man/man1/yishi.1.gz"
  "$elf" completions bash >"$root/usr/share/bash-completion/completions/yishi"
  "$elf" completions zsh >"$root/usr/share/zsh/vendor-completions/_yishi"
  needs=$(objdump -T "$elf" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -1 | cut -d_ -f2)
  cat >"$root/DEBIAN/control" <<CONTROL
Package: yishi
Version: $version
Architecture: amd64
Maintainer: The contributors to Yishi <noreply@invalid>
Depends: libc6 (>= $needs), libgcc-s1
Section: misc
Priority: optional
Description: runs a residents' Open Space meeting (议事)
 Eight principles, six stages, thirteen rules of debate, and minutes at the end. No network, no account, no phone.
CONTROL
  find "$root/usr" -type d -exec chmod 755 {} +
  dpkg-deb --root-owner-group --build "$root" "$into/yishi_${version}_amd64.deb" >/dev/null
  dpkg-deb -x "$into/yishi_${version}_amd64.deb" "$work/bare"
  tried "$work/home-d" "$work/bare/usr/bin/yishi"
  man -l "$work/bare/usr/share/man/man1/yishi.1.gz" >/dev/null 2>&1 || true
fi

if wants tar; then
  step 'tarball'
  old=$elf
  if [ -z "${YISHI_ELF:-}" ] && command -v cargo-zigbuild >/dev/null; then
    cargo zigbuild --release --locked --quiet --target x86_64-unknown-linux-gnu.2.28
    old=$here/target/x86_64-unknown-linux-gnu/release/yishi
  fi
  name=yishi-$version-linux-x64
  install -Dm755 "$old" "$work/$name/yishi"
  beside "$work/$name" x86_64-unknown-linux-gnu
  tar -C "$work" --owner=0 --group=0 --sort=name -czf "$into/$name.tar.gz" "$name"
  mkdir "$work/t" && tar -C "$work/t" -xzf "$into/$name.tar.gz"
  tried "$work/home-t" "$work/t/$name/yishi"
  echo "the program in $name.tar.gz needs $(objdump -T "$old" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -1) or newer; UOS and Kylin have 2.28"
fi

if wants crate; then
  step 'crate'
  cargo package --locked --quiet --no-verify
  cp "target/package/yishi-$version.crate" "$into/"
fi

(cd "$into" && sha256sum -- *.zip *.deb *.tar.gz *.crate *.cdx.json 2>/dev/null >SHA256SUMS || true)
step 'done'
(cd "$into" && ls -l)
