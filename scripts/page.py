#!/usr/bin/env python3
"""Makes an HTML page of the Markdown that the guide is written in (headings, lists, tables, code, pictures, quotes), for who has no viewer for it.
    page.py IN.md OUT.html [PAGE=FILE.html ...]      pictures stay beside, as links; a page that is named lies beside as that file"""
import html, re, sys

STYLE = """body{font:17px/1.7 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#111}
code,pre{font-family:"Sarasa Mono SC",Consolas,monospace;background:#f2f2f2;padding:0 .2em}pre{padding:.7em 1em;overflow:auto}
table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #999;padding:.25em .6em;text-align:left;vertical-align:top}
img{max-width:100%}blockquote{border-left:4px solid #999;margin:1em 0;padding:.1em 1em;background:#f7f7f7}@media print{body{font-size:11pt}}"""


BESIDE = dict(pair.split("=") for pair in sys.argv[3:])


def inline(text):
    parts = re.split(r"(`[^`]+`)", text)
    for n, part in enumerate(parts):
        if part.startswith("`") and part.endswith("`") and len(part) > 1:
            parts[n] = f"<code>{html.escape(part[1:-1])}</code>"
            continue
        part = html.escape(part, quote=False)
        part = re.sub(r"!\[([^\]]*)\]\(([^)]+)\)", r'<img alt="\1" src="\2">', part)
        for page, file in BESIDE.items():
            part = re.sub(rf"\[([^\]]+)\]\({re.escape(page)}(#[^)]*)?\)", rf'<a href="{file}">\1</a>', part)
        # The other pages of the source lie in no package.
        part = re.sub(r"\[([^\]]+)\]\([^)]+\.md(#[^)]*)?\)", r"\1", part)
        part = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r'<a href="\2">\1</a>', part)
        parts[n] = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", part)
    return "".join(parts)


def joined(lines):
    """One text of several lines: between two hanzi a line's end is no blank."""
    return re.sub(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])", "", "\n".join(lines))


def cells(line):
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def page(text):
    out, lines, n = [], text.splitlines(), 0
    while n < len(lines):
        line = lines[n]
        if not line.strip():
            n += 1
        elif m := re.match(r"(#+) (.*)", line):
            depth = len(m[1])
            out.append(f"<h{depth}>{inline(m[2])}</h{depth}>")
            n += 1
        elif line.startswith("```") or line.startswith("    "):
            fenced = line.startswith("```")
            n += fenced
            code = []
            while n < len(lines) and (not lines[n].startswith("```") if fenced else lines[n].startswith("    ") or not lines[n].strip()):
                code.append(lines[n] if fenced else lines[n][4:])
                n += 1
            n += fenced
            out.append("<pre>" + html.escape("\n".join(code).rstrip()) + "</pre>")
        elif line.startswith("|"):
            rows = []
            while n < len(lines) and lines[n].startswith("|"):
                rows.append(cells(lines[n]))
                n += 1
            head = rows[0] if any(rows[0]) else None
            body = rows[2:]
            shown = "".join(f"<th>{inline(cell)}</th>" for cell in head or [])
            out.append("<table>" + (f"<tr>{shown}</tr>" if head else ""))
            out += ["<tr>" + "".join(f"<td>{inline(cell)}</td>" for cell in row) + "</tr>" for row in body]
            out.append("</table>")
        elif m := re.match(r"(?:-|\d+\.) ", line):
            kind = "ul" if line[0] == "-" else "ol"
            # A list that goes on behind a picture goes on counting.
            first = "" if kind == "ul" or line.startswith("1.") else f' start="{line.split(".")[0]}"'
            out.append(f"<{kind}{first}>")
            while n < len(lines) and (m := re.match(r"(?:-|\d+\.) (.*)", lines[n])):
                item = [m[1]]
                n += 1
                while n < len(lines) and re.match(r"\s+\S", lines[n]):
                    item.append(lines[n].strip())
                    n += 1
                out.append(f"<li>{inline(joined(item))}</li>")
            out.append(f"</{kind}>")
        else:
            quote = line.startswith(">")
            words = []
            while n < len(lines) and lines[n].strip() and not re.match(r"#+ |\||- |\d+\. |```|    ", lines[n]) and lines[n].startswith(">") == quote:
                words.append(lines[n].lstrip("> "))
                n += 1
            out.append(("<blockquote><p>%s</p></blockquote>" if quote else "<p>%s</p>") % inline(joined(words)))
    return "\n".join(out)


def main():
    source, target = sys.argv[1:3]
    text = open(source, encoding="utf-8").read()
    title = re.search(r"^# (.*)", text, re.M)[1]
    with open(target, "w", encoding="utf-8") as file:
        file.write(f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{html.escape(title)}</title>\n')
        file.write(f'<meta name="viewport" content="width=device-width">\n<style>{STYLE}</style></head><body>\n{page(text)}\n</body></html>\n')


main()
