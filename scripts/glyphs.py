#!/usr/bin/env python3
"""Makes src/tui/glyphs/dots-{12,16,24}.z: the big letters of the wall, 12, 16 and 24 dots high.

    apt-get download fonts-noto-cjk=1:20220127+repack1-1 unicode-data=15.0.0-1
    for package in fonts-noto-cjk_*.deb unicode-data_*.deb; do dpkg-deb -x $package /tmp/package; done
    (cd /tmp && npm pack @fontsource/fusion-pixel-12px-monospaced-sc@5.3.0 && tar xzf fontsource-fusion-*.tgz)
    python3 -m venv /tmp/glyphs
    /tmp/glyphs/bin/pip install fonttools==4.68.0 brotli==1.2.1 freetype-py==2.5.1 zopfli==0.4.3
    /tmp/glyphs/bin/python scripts/glyphs.py /tmp/package

12 dots come from the bitmap font of TakWolf and others (OFL-1.1, OFL.txt beside the tables; version 2024.05.12). 16 dots are
Noto Sans CJK SC Regular, 24 dots its Bold (Adobe and Google, version 2.004, OFL-1.1, OFL-noto.txt), drawn in one bit by
FreeType's hinter for it (2.13.2): the same outlines scaled down and cut at a threshold fill 警 and 赞 in. The hinter moves strokes
up and down only; where strokes that stand side by side run into one another (峰, 贿, 脑) the outline is moved to the side by parts of a
dot, or made a quarter of a dot thinner, until as many strokes are met along its rows and columns as in the outline itself. ASCII is
from the fixed width of the same fonts. The tables bear no reserved name.

Taken are ASCII, the signs of GB 2312 in rows 1 to 3, its hanzi, and the 8,105 hanzi of 通用规范汉字表 (Unihan, kTGH); of these
12 dots have what their font has.

A table, inflated: the dots of U+0020 to U+007E; then for each wide letter, sorted, its distance from the code point of the
one before it (3 bytes, big endian; the first from 0); then the dots of the wide letters. The dots of a letter are columns of
bytes from the left, each from top to bottom; a byte is eight dots in a row, the leftmost in the highest bit, and what lies right
of the letter is 0. ASCII is half as wide as it is high, a colon a third; it stands in the left of its place.
"""

import bz2
import ctypes
import io
import itertools
import sys
from pathlib import Path

import freetype
import freetype.raw as ft
import zopfli.zlib
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent / "src/tui/glyphs"
NOTO = "usr/share/fonts/opentype/noto/NotoSansCJK-{}.ttc"
UNIHAN = "usr/share/unicode/Unihan_OtherMappings.txt.bz2"
# In the collections of Noto Sans CJK.
SC, MONO_SC = 2, 7
ASCII = [chr(code) for code in range(0x20, 0x7F)]
# Even where the ink is, so that it can stand in the middle.
COLON = {12: 4, 16: 6, 24: 8}
# How much finer it is looked where strokes part, and how much of that is a gap that shows.
FINE, GAP = 8, 3
# Thinner across and upright, and moved to the side, in 64ths of a dot.
MOVED = list(itertools.product((0, 12), (0, 12), (0, -16, 16, 32, -8, 8, 24, -24)))


def gb2312(rows):
    for row in rows:
        for cell in range(1, 95):
            try:
                # Its superset GBK names the dash and the dot as people type them.
                yield bytes([0xA0 + row, 0xA0 + cell]).decode("gbk")
            except UnicodeDecodeError:
                pass


def standard(package):
    with bz2.open(package / UNIHAN, "rt", encoding="utf-8") as lines:
        fields = [line.split("\t") for line in lines if line.startswith("U+")]
    hanzi = {chr(int(code[2:], 16)) for code, name, _ in fields if name == "kTGH"}
    assert len(hanzi) == 8105
    return hanzi


class Face:
    """A font at a size: `base` rows lie above its base line."""

    def __init__(self, source, high, base, flags, index=0):
        self.face = freetype.Face(source, index=index)
        self.face.set_pixel_sizes(0, high)
        self.high, self.base = high, base
        self.flags = freetype.FT_LOAD_RENDER | freetype.FT_LOAD_TARGET_MONO | flags

    def ink(self, char):
        """What is inked, and where its left and its advance say that it stands."""
        self.face.load_char(char, self.flags)
        slot, bitmap = self.face.glyph, self.face.glyph.bitmap
        top = self.base - slot.bitmap_top
        # What sticks out above or below is moved in; what is higher than all rows loses its end.
        top = max(0, min(top, self.high - bitmap.rows))
        ink = [
            (x, top + y)
            for y in range(min(bitmap.rows, self.high))
            for x in range(bitmap.width)
            if bitmap.buffer[y * bitmap.pitch + x // 8] >> (7 - x % 8) & 1
        ]
        return ink, bitmap.width, slot.bitmap_left, slot.advance.x // 64

    def drawn(self, char, across=0, upright=0, aside=0, fine=(1, 1)):
        """As `ink`, of an outline that is thinner, moved, or finer; its places are those of the box."""
        self.face.load_char(char, self.flags & ~freetype.FT_LOAD_RENDER | freetype.FT_LOAD_NO_BITMAP)
        slot = self.face.glyph
        outline = ctypes.byref(slot._FT_GlyphSlot.contents.outline)
        if across or upright:
            ft.FT_Outline_EmboldenXY(outline, -across, -upright)
            ft.FT_Outline_Translate(outline, across // 2, upright // 2)
        ft.FT_Outline_Translate(outline, aside, 0)
        larger = ft.FT_Matrix(fine[0] * 0x10000, 0, 0, fine[1] * 0x10000)
        ft.FT_Outline_Transform(outline, ctypes.byref(larger))
        slot.render(freetype.FT_RENDER_MODE_MONO)
        bitmap, left, top = slot.bitmap, slot.bitmap_left, self.base * fine[1] - slot.bitmap_top
        pitch, wide = bitmap.pitch, bitmap.width
        rows = bytes(bitmap.buffer)
        ink = []
        for y in range(bitmap.rows):
            row = int.from_bytes(rows[y * pitch : (y + 1) * pitch], "big") >> (8 * pitch - wide)
            while row:
                low = row & -row
                ink.append((left + wide - low.bit_length(), top + y))
                row ^= low
        return ink

    def strokes(self, ink, axis, gap):
        """Row by row, or column by column: how often ink begins, where what is narrower than `gap` is no gap."""
        lines = [0] * (self.high + 4)
        for place in ink:
            if -2 <= place[axis] < self.high + 2:
                lines[place[axis] + 2] |= 1 << (place[1 - axis] + 4 * gap)
        for _ in range(1, gap):
            lines = [line | line << 1 for line in lines]
        return [(line & ~(line << 1)).bit_count() for line in lines]

    def open(self, char):
        """The ink of the outline that keeps its strokes apart, as it is or hardly moved."""
        meant = self.strokes(self.drawn(char, fine=(FINE, 1)), 1, GAP)
        meant += self.strokes(self.drawn(char, fine=(1, FINE)), 0, GAP)

        def lost(ink):
            return sum(abs(a - b) for a, b in zip(meant, self.strokes(ink, 1, 1) + self.strokes(ink, 0, 1)))

        best, least = self.drawn(char), None
        if lost(best) < 4:
            return best
        for across, upright, aside in MOVED:
            ink = self.drawn(char, across, upright, aside)
            cost = lost(ink) + 1.5 * bool(across) + 1.5 * bool(upright) + 0.5 * bool(aside)
            if least is None or cost < least:
                best, least = ink, cost
        return best

    def hanzi(self, char):
        """In the full width, its strokes apart."""
        ink = self.open(char)
        left, right = min(x for x, _ in ink), max(x for x, _ in ink)
        top, bottom = min(y for _, y in ink), max(y for _, y in ink)
        aside = max(0, -left) - max(0, right - self.high + 1)
        down = max(0, -top) - max(0, bottom - self.high + 1)
        return self.columns(char, [(x, y + down) for x, y in ink], aside, self.high, self.high)

    def narrow(self, char):
        """In half the width, the ink in the middle."""
        wide = COLON[self.high] if char == ":" else self.high // 2
        ink, *_ = self.ink(char)
        left, right = min((x for x, _ in ink), default=0), max((x for x, _ in ink), default=0)
        return self.columns(char, ink, (wide - (right - left + 1)) // 2 - left, wide, self.high // 2)

    def wide(self, char):
        """In the full width; one narrower than its place stands in the middle of it."""
        ink, across, left, advance = self.ink(char)
        left = max(0, min(left + (self.high - advance) // 2, self.high - across))
        return self.columns(char, ink, left, self.high, self.high)

    def columns(self, char, ink, left, wide, place):
        assert all(0 <= left + x < wide for x, _ in ink), char
        columns = [[0] * self.high for _ in range((place + 7) // 8)]
        for x, y in ink:
            columns[(left + x) // 8][y] |= 0x80 >> (left + x) % 8
        return bytes(byte for column in columns for byte in column)


def write(high, narrow, draw, letters):
    steps = [ord(after) - ord(before) for before, after in zip(["\0", *letters], letters)]
    table = b"".join(map(narrow.narrow, ASCII))
    table += b"".join(step.to_bytes(3, "big") for step in steps)
    table += b"".join(map(draw, letters))
    # Bare, without the two bytes of head and four of sum that zlib puts around it.
    deflated = zopfli.zlib.compress(table, numiterations=15)[2:-4]
    (ROOT / f"dots-{high}.z").write_bytes(deflated)
    print(f"{high} dots: {len(letters)} wide letters, {len(table)} bytes, {len(deflated)} deflated")


def licence(text, file):
    lines = [line.rstrip() for line in text.replace("\r", "").splitlines()]
    (ROOT / file).write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def twelve(package, letters):
    font = TTFont(package / "files/fusion-pixel-12px-monospaced-sc-latin-400-normal.woff2")
    has = font.getBestCmap()
    font.flavor = None
    plain = io.BytesIO()
    font.save(plain)
    plain.seek(0)
    face = Face(plain, 12, 10, freetype.FT_LOAD_NO_HINTING)
    write(12, face, face.wide, [letter for letter in letters if ord(letter) in has])
    text = (package / "LICENSE").read_text(encoding="utf-8")
    licence(text, "OFL.txt")
    return text


def noto(package, letters, text):
    for high, weight, base in [(16, "Regular", 14), (24, "Bold", 21)]:
        source = str(package / NOTO.format(weight))
        faces = [Face(source, high, base, freetype.FT_LOAD_DEFAULT, index) for index in (MONO_SC, SC)]
        assert all(faces[1].face.get_char_index(letter) for letter in letters)
        mono, full = faces

        def draw(char):
            return full.hanzi(char) if char >= "\u3400" and not "\uff00" <= char < "\uffff" else full.wide(char)

        write(high, mono, draw, letters)
    names = TTFont(source, fontNumber=SC)["name"]
    # The licence itself is the same; the font says whose it is.
    body = text[text.index("This Font Software is licensed") :]
    body = body[: body.index("OTHER DEALINGS IN THE FONT SOFTWARE.") + len("OTHER DEALINGS IN THE FONT SOFTWARE.")]
    licence(f"{names.getDebugName(0)}\n{names.getDebugName(7)}\n\n{body}", "OFL-noto.txt")


def main(package):
    letters = sorted({*standard(package), *gb2312([1, 2, 3, *range(16, 88)])})
    noto(package, letters, twelve(package, letters))


main(Path(sys.argv[1]))
