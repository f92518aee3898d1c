#!/usr/bin/env python3
"""Makes src/tui/glyphs/yishi-12.bin: the big letters of the wall, 12 dots high.

    python3 -m venv /tmp/glyphs && /tmp/glyphs/bin/pip install fonttools==4.68.0 brotli==1.2.1 freetype-py==2.5.1
    (cd /tmp && npm pack @fontsource/fusion-pixel-12px-monospaced-sc@5.3.0 && tar xzf fontsource-fusion-*.tgz)
    /tmp/glyphs/bin/python scripts/glyphs.py /tmp/package

The source is the bitmap font of TakWolf and others (OFL-1.1, src/tui/glyphs/OFL.txt; version 2024.05.12), whose reserved
names the table doesn't bear. Taken are ASCII, and of GB 2312 the signs of rows 1 to 3 and the hanzi of both levels, as
far as the font has them: all of level 1, all but 327 of level 2.

The table: for each of U+0020 to U+007E 9 bytes, 6 dots wide; then records of 20 bytes, sorted: the code point (big
endian), and 18 bytes, 12 dots wide. Dots go from the left and from the top, the first in the highest bit.
"""

import io
import sys
from pathlib import Path

import freetype
from fontTools.ttLib import TTFont

HIGH = 12
ROOT = Path(__file__).resolve().parent.parent / "src/tui/glyphs"


def gb2312(rows):
    for row in rows:
        for cell in range(1, 95):
            try:
                # Its superset GBK names the dash and the dot as people type them.
                yield bytes([0xA0 + row, 0xA0 + cell]).decode("gbk")
            except UnicodeDecodeError:
                pass


def dots(face, char, wide):
    """The glyph as a number of wide x 12 bits. One narrower than its place stands in the middle of it."""
    face.load_char(char, freetype.FT_LOAD_RENDER | freetype.FT_LOAD_TARGET_MONO | freetype.FT_LOAD_NO_HINTING)
    slot = face.glyph
    left = slot.bitmap_left + (wide - slot.advance.x // 64) // 2
    top = 10 - slot.bitmap_top  # the base line lies under the tenth row
    bits = 0
    for y in range(slot.bitmap.rows):
        for x in range(slot.bitmap.width):
            if slot.bitmap.buffer[y * slot.bitmap.pitch + x // 8] >> (7 - x % 8) & 1:
                assert 0 <= left + x < wide and 0 <= top + y < HIGH, char
                bits |= 1 << (wide * HIGH - 1 - (top + y) * wide - left - x)
    return bits.to_bytes(wide * HIGH // 8, "big")


def main(package):
    font = TTFont(package / "files/fusion-pixel-12px-monospaced-sc-latin-400-normal.woff2")
    has = font.getBestCmap()
    font.flavor = None
    plain = io.BytesIO()
    font.save(plain)
    plain.seek(0)
    face = freetype.Face(plain)
    face.set_pixel_sizes(0, HIGH)
    table = b"".join(dots(face, chr(code), 6) for code in range(0x20, 0x7F))
    wide = sorted({char for char in gb2312([1, 2, 3, *range(16, 88)]) if ord(char) in has})
    table += b"".join(ord(char).to_bytes(2, "big") + dots(face, char, 12) for char in wide)
    (ROOT / "yishi-12.bin").write_bytes(table)
    licence = (package / "LICENSE").read_text(encoding="utf-8").replace("\r", "")
    lines = [line.rstrip() for line in licence.splitlines()]
    (ROOT / "OFL.txt").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    print(f"{len(wide)} wide signs, {len(table)} bytes")


main(Path(sys.argv[1]))
