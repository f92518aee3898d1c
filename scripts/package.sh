#!/usr/bin/env bash
# Packages, each unpacked and tried: scripts/package.sh [DIR] [zip] [deb] [tar] [crate]   (default: all, into target/packages)
#   yishi-VERSION-windows-x64.zip   program, 开始.cmd, the guide as HTML with its pictures, the quick card, licences   (tried under Wine)
#   yishi_VERSION_amd64.deb         the same with man page, completions, desktop entry, icon       (installed in a bare Debian 11, and tried there)
#   yishi-VERSION-linux-x64.tar.gz  the program, guide, card, licences                             (unpacked in a bare Debian 11, and tried there)
#   yishi-VERSION.crate             for cargo install, built from what is in it
# SHA256SUMS and bills of materials (CycloneDX) lie beside. The program for Linux is linked for glibc 2.28 (UOS, Kylin, Debian 10) by cargo-zigbuild,
# which comes from PyPI into target/zig where it isn't installed; without it, for this machine's glibc, and said. The bare Debian comes by debootstrap,
# as root; without, packages are tried here, and that is said.
# YISHI_EXE and YISHI_ELF name programs that are there already, to try the packaging alone; YISHI_BARE a bare system.
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
glibc() { objdump -T "$1" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -1 | cut -d_ -f2; }

step 'the program'
elf=${YISHI_ELF:-}
if [ -z "$elf" ]; then
  export PATH=$here/target/zig/bin:$PATH
  command -v cargo-zigbuild >/dev/null || {
    python3 -m venv target/zig && target/zig/bin/pip install --quiet 'cargo-zigbuild~=0.24' 'ziglang~=0.17.1'
  } || true
  if command -v cargo-zigbuild >/dev/null; then
    cargo zigbuild --release --locked --quiet --target x86_64-unknown-linux-gnu.2.28
    elf=$here/target/x86_64-unknown-linux-gnu/release/yishi
  else
    cargo build --release --locked --quiet
    elf=$here/target/release/yishi
  fi
fi
needs=$(glibc "$elf")
echo "needs glibc $needs or newer; UOS, Kylin and Debian 10 have 2.28"

# What goes with each program: guide, pictures, quick card, licences. Into a folder, for a target.
beside() {
  local to=$1 target=$2 demo=$work/demo
  mkdir -p "$to/pictures"
  python3 scripts/page.py docs/guide.zh-CN.md "$to/手册.html" people.md=名册.html
  python3 scripts/page.py docs/people.md "$to/名册.html"
  grep -o 'pictures/[a-z.-]*' docs/guide.zh-CN.md | sort -u | while read -r picture; do cp "docs/$picture" "$to/pictures/"; done
  if [ ! -d "$demo" ]; then
    mkdir "$demo"
    YISHI_BROWSER= "$elf" demo --auto --out "$demo" </dev/null >/dev/null
    YISHI_BROWSER= "$elf" --home "$demo" paper "$(basename "$(ls -d "$demo"/sessions/*/)")" --out "$demo/kit" --format html >/dev/null
  fi
  cp "$demo/kit/快查卡.html" "$to/快查卡.html"
  cp LICENSE-MIT LICENSE-APACHE "$to/"
  # Whatever a page leads to lies beside it.
  for it in $(grep -ohE '(href|src)="[^"]*"' "$to/手册.html" "$to/名册.html" | cut -d'"' -f2 | grep -v '^https\?:'); do
    [ -s "$to/$it" ] || { echo "the guide leads to $it, which is not beside it"; exit 1; }
  done
  cargo metadata --locked --format-version 1 --filter-platform "$target" >"$work/metadata"
  python3 scripts/bill.py text <"$work/metadata" >"$to/LICENSES-OF-PARTS.txt"
  python3 scripts/bill.py json <"$work/metadata" >"$into/yishi-$version-$target.cdx.json"
}

# As somebody new: an evening that plays itself, its papers, its check, a report of a bug without a word of it. The home, as it is seen from here and
# by the program; the program is called with what comes behind.
tried() {
  local outside=$1 home=$2 id
  shift 2
  mkdir -p "$outside"
  "$@" --version
  "$@" demo --auto --out "$home" --lang zh </dev/null >/dev/null 2>&1
  id=$(basename "$(ls -d "$outside"/sessions/*/)")
  "$@" --home "$home" verify "$id" >/dev/null 2>&1
  "$@" --home "$home" minutes "$id" --out "$home/papers" >/dev/null 2>&1
  find "$outside/papers" -name '*.docx' | grep -q .
  "$@" --home "$home" report-bug "$id" --out "$home" --lang zh >/dev/null 2>&1
  grep -q '^程序: yishi' "$outside"/议事报告-*.txt
  ! grep -q '门禁' <(sed '1,/^== journal.ron/d; s/charter:.*//' "$outside"/议事报告-*.txt)
}

# A Debian with nothing in it but what every Debian has, older than this one.
bare() {
  bare=${YISHI_BARE:-$here/target/bare}
  if [ ! -x "$bare/bin/sh" ]; then
    { [ "$(id -u)" = 0 ] && { command -v debootstrap || apt-get install -y -qq debootstrap; } &&
      debootstrap --variant=minbase bullseye "$bare" http://deb.debian.org/debian; } >/dev/null 2>&1 ||
      { rm -rf "$bare"; bare=; echo 'no bare Debian can be had here (root, debootstrap): tried on this machine'; }
  fi
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
  YISHI_BROWSER=none tried "$work/home-w" "$work/home-w" wine "$work/w/$name/yishi.exe"
  # 开始.cmd is for a real Windows: Wine's `where` finds whatever it is asked for, and a Windows Terminal is not there.
fi

if wants deb; then
  step 'deb'
  root=$work/deb
  doc=$root/usr/share/doc/yishi
  install -Dm755 "$elf" "$root/usr/bin/yishi"
  beside "$doc" x86_64-unknown-linux-gnu
  {
    printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: yishi\n\n'
    printf 'Files: *\nCopyright: %s\nLicense: Expat or Apache-2.0\n\n' "$(sed -n 's/^Copyright (c) //p' LICENSE-MIT)"
    printf 'License: Expat\n'
    sed '1,/^Copyright/d; /./!d; s/^/ /' LICENSE-MIT
    printf '\nLicense: Apache-2.0\n On Debian systems the text stands in /usr/share/common-licenses/Apache-2.0.\n'
    printf 'Comment: what the program is built of, and under which licences: LICENSES-OF-PARTS.txt beside.\n'
  } >"$doc/copyright"
  rm "$doc/LICENSE-MIT" "$doc/LICENSE-APACHE"
  install -Dm644 scripts/package/yishi.desktop "$root/usr/share/applications/yishi.desktop"
  install -Dm644 scripts/package/yishi.svg "$root/usr/share/icons/hicolor/scalable/apps/yishi.svg"
  mkdir -p "$root/usr/share/man/man1" "$root/usr/share/bash-completion/completions" "$root/usr/share/zsh/vendor-completions" "$root/DEBIAN"
  gzip -9n <scripts/package/yishi.1 >"$root/usr/share/man/man1/yishi.1.gz"
  gzip -9n <CHANGELOG.md >"$doc/NEWS.gz"
  printf 'yishi (%s) unstable; urgency=low\n\n  * See NEWS.gz.\n\n -- The contributors to Yishi <noreply@invalid>  %s\n' \
    "$version" "$(git log -1 --format=%aD 2>/dev/null || date -R)" | gzip -9n >"$doc/changelog.gz"
  "$elf" completions bash >"$root/usr/share/bash-completion/completions/yishi"
  "$elf" completions zsh >"$root/usr/share/zsh/vendor-completions/_yishi"
  depends="libc6 (>= $needs)"
  # As the package is called since Debian 11, and before.
  ! objdump -p "$elf" | grep -q 'NEEDED *libgcc_s' || depends="$depends, libgcc-s1 | libgcc1"
  cat >"$root/DEBIAN/control" <<CONTROL
Package: yishi
Version: $version
Architecture: amd64
Maintainer: The contributors to Yishi <noreply@invalid>
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: $depends
Section: misc
Priority: optional
Description: run a residents' Open Space meeting (议事)
 Eight principles, six stages, thirteen rules of debate, and minutes at the end.
 One laptop and one projector; no network, no account, no phone.
CONTROL
  find "$root/usr" -type d -exec chmod 755 {} +
  find "$root/usr" -type f ! -name yishi -exec chmod 644 {} +
  # Not by zstd, which older systems can't read.
  deb=$into/yishi_${version}_amd64.deb
  dpkg-deb -Zxz --root-owner-group --build "$root" "$deb" >/dev/null
  # There is no address yet that a package could name.
  ! command -v lintian >/dev/null || lintian --no-cfg --allow-root --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog "$deb"
  ! command -v desktop-file-validate >/dev/null || desktop-file-validate scripts/package/yishi.desktop
  ! command -v man >/dev/null || [ -z "$(man --warnings -l "$root/usr/share/man/man1/yishi.1.gz" 2>&1 >/dev/null)" ]
  bash -n "$root/usr/share/bash-completion/completions/yishi"
  bare
  if [ -n "$bare" ]; then
    cp "$deb" "$bare/tmp/yishi.deb"
    chroot "$bare" dpkg -i /tmp/yishi.deb >/dev/null
    rm -rf "$bare/tmp/home-d"
    tried "$bare/tmp/home-d" /tmp/home-d chroot "$bare" env YISHI_BROWSER=none yishi
    # A minimal system leaves pages of man and doc out by its own choice; what else was in the package is there.
    for file in usr/bin/yishi usr/share/applications/yishi.desktop usr/share/icons/hicolor/scalable/apps/yishi.svg usr/share/bash-completion/completions/yishi; do
      [ -s "$bare/$file" ]
    done
    # A newer one over it; the home stays. And gone, but for the home.
    chroot "$bare" dpkg -i /tmp/yishi.deb >/dev/null
    chroot "$bare" yishi --home /tmp/home-d --lang zh </dev/null | grep -q .
    chroot "$bare" dpkg -P yishi >/dev/null
    [ ! -e "$bare/usr/bin/yishi" ] && [ -d "$bare/tmp/home-d/sessions" ]
    rm -rf "$bare/tmp/home-d" "$bare/tmp/yishi.deb"
  else
    dpkg-deb -x "$deb" "$work/bare"
    YISHI_BROWSER=none tried "$work/home-d" "$work/home-d" "$work/bare/usr/bin/yishi"
  fi
fi

if wants tar; then
  step 'tarball'
  name=yishi-$version-linux-x64
  install -Dm755 "$elf" "$work/$name/yishi"
  beside "$work/$name" x86_64-unknown-linux-gnu
  tar -C "$work" --owner=0 --group=0 --sort=name -czf "$into/$name.tar.gz" "$name"
  bare
  if [ -n "$bare" ]; then
    rm -rf "$bare/tmp/t" && mkdir "$bare/tmp/t"
    # As the guide says it, by the tools of that system.
    cp "$into/$name.tar.gz" "$bare/tmp/t/"
    chroot "$bare" sh -c "cd /tmp/t && tar xf $name.tar.gz"
    tried "$bare/tmp/t/home" /tmp/t/home chroot "$bare" env YISHI_BROWSER=none "/tmp/t/$name/yishi"
    rm -rf "$bare/tmp/t"
  else
    mkdir "$work/t" && tar -C "$work/t" -xzf "$into/$name.tar.gz"
    YISHI_BROWSER=none tried "$work/home-t" "$work/home-t" "$work/t/$name/yishi"
  fi
fi

if wants crate; then
  step 'crate'
  cargo package --locked --quiet
  cp "target/package/yishi-$version.crate" "$into/"
fi

rm -f "$into/SHA256SUMS"
(cd "$into" && sha256sum -- *"$version"*) >"$work/sums" && mv "$work/sums" "$into/SHA256SUMS"
step 'done'
(cd "$into" && ls -l)
