"""Two plans on one web page: what differs, told; then both plans side by side, each change marked where it stands."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.layout.document import Grid, Paragraph
from kehoach.layout.footnotes import notes_in
from kehoach.render.docx.xml import escaped
from kehoach.render.html.blocks import Writer
from kehoach.render.html.notes import notes_html
from kehoach.render.html.style import style_sheet
from kehoach.years.diff.revised import text_of
from kehoach.years.diff.sides import beside
from kehoach.years.diff.turn import Turn
from kehoach.years.diff.wording import chapters, total, turned_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.layout.document import Block, Document
    from kehoach.text.catalogue import Language, Say
    from kehoach.years.diff.differences import Difference, Differences, Stretch
    from kehoach.years.diff.sides import Beside
    from kehoach.years.diff.wording import Told

_TAGS = {"inserted": "ins", "deleted": "del"}


def page(found: Differences, redline: Document, names: tuple[str, str], say: Say, language: Language) -> bytes:
    """The page as one file that loads nothing from elsewhere."""
    html = "".join(_parts(found, redline, names, say, language))
    return unicodedata.normalize("NFC", html).encode()


@lru_cache
def _style() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")


def _parts(
    found: Differences, redline: Document, names: tuple[str, str], say: Say, language: Language
) -> Iterator[str]:
    title = escaped(say("diff.page-title", before=names[0], after=names[1]))
    yield (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{title}</title>\n<meta name="color-scheme" content="light dark">\n'
        f"<style>\n{style_sheet(redline.format)}{_style()}</style>\n</head>\n<body>\n<main>\n"
    )
    yield from _report(found, names, say)
    yield from _sides(redline, names, Turn(found.year_before, found.year_after), say)
    yield "</main>\n</body>\n</html>\n"


def _report(found: Differences, names: tuple[str, str], say: Say) -> Iterator[str]:
    """What differs, a list a topic."""
    yield f'<section class="report">\n<h1>{escaped(say("diff.page-heading"))}</h1>\n<dl>\n'
    titles = ((names[0], found.title_before), (names[1], found.title_after))
    for key, (name, title) in zip(("before", "after"), titles, strict=True):
        yield f"<dt>{escaped(say(f'diff.page-{key}'))}</dt><dd><b>{escaped(name)}</b> {escaped(title)}</dd>\n"
    yield f"</dl>\n<p>{escaped(total(found, say))}</p>\n"
    yield f'<p class="legend">{escaped(say("diff.page-legend"))}</p>\n'
    if found:
        yield f"<h2>{escaped(say('diff.page-what'))}</h2>\n"
        yield from _chapters(found.differences, say)
    if found.turned:
        yield f"<details>\n<summary>{escaped(turned_count(found, say))}</summary>\n"
        yield from _chapters(found.turned, say)
        yield "</details>\n"
    yield "</section>\n"


def _chapters(found: Sequence[Difference], say: Say) -> Iterator[str]:
    for chapter in chapters(found, say):
        items = "".join(_item(told) for told in chapter.lines)
        yield f'<h3>{escaped(chapter.title)}</h3>\n<ul role="list">\n{items}</ul>\n'


def _item(told: Told) -> str:
    lead = f"<b>{escaped(told.about)}</b>" if told.about else ""
    field = escaped(told.field)
    arrow = " → " if [one.state for one in told.words] == ["deleted", "inserted"] else ""
    words = arrow.join(_stretch(one) for one in told.words)
    note = f' <i class="far">({escaped(told.note)})</i>' if told.note else ""
    said = ": ".join(part for part in (lead, field, words) if part)
    return f'<li><span class="sign">{told.sign}</span><span>{said}{note}</span></li>\n'


def _stretch(stretch: Stretch) -> str:
    text = escaped(stretch.text)
    tag = _TAGS.get(stretch.state)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _sides(redline: Document, names: tuple[str, str], turn: Turn, say: Say) -> Iterator[str]:
    """Both plans as their pages show them, a row a paragraph."""
    yield f'<h2 class="whole-heading">{escaped(say("diff.page-whole"))}</h2>\n'
    yield f'<label class="only"><input type="checkbox"> {escaped(say("diff.page-only-changes"))}</label>\n'
    yield '<div class="sides" lang="vi">\n<div class="pair names">'
    for key, name in zip(("before", "after"), names, strict=True):
        yield f"<div>{escaped(say(f'diff.page-{key}'))}: <b>{escaped(name)}</b></div>"
    yield "</div>\n"
    pairs = list(beside(redline))
    writers = (Writer(redline.format), Writer(redline.format))
    yield from (_pair(each, turn, writers) for each in pairs)
    notes = [notes_html(redline.notes, notes_in(side)) for side in _columns(pairs)]
    yield f'<div class="pair"><div>{_apart(notes[0])}</div><div>{notes[1]}</div></div>\n</div>\n'


def _columns(pairs: Sequence[Beside]) -> tuple[list[Block], list[Block]]:
    return [each.before for each in pairs if each.before], [each.after for each in pairs if each.after]


def _pair(each: Beside, turn: Turn, writers: tuple[Writer, Writer]) -> str:
    before, after = _side(each.before, writers[0]), _side(each.after, writers[1])
    return f'<div class="pair {_kind(each, turn)}"><div>{_apart(before)}</div><div>{after}</div></div>\n'


def _kind(each: Beside, turn: Turn) -> str:
    """Whether a paragraph was changed, or only followed the year."""
    if not each.changed:
        return "same"
    both = each.before is not None and each.after is not None
    turned = both and turn.state(*(text_of(block) for block in (each.before, each.after) if block)) == "turned"
    return "turned" if turned else "changed"


def _side(block: Block | None, writer: Writer) -> str:
    if block is None:
        return ""
    return "".join(writer.blocks([_nameless(block)]))


def _nameless(block: Block) -> Block:
    """The block without a name to jump to, which would stand on the page twice."""
    if isinstance(block, Paragraph):
        return replace(block, id="")
    if isinstance(block, Grid):
        return replace(block, rows=tuple(tuple(tuple(map(_nameless, cell)) for cell in row) for row in block.rows))
    return block


def _apart(html: str) -> str:
    """The earlier side, its footnotes under other names than those of the later one."""
    for kind in ("mark", "note"):
        html = html.replace(f'id="{kind}-', f'id="was-{kind}-').replace(f'href="#{kind}-', f'href="#was-{kind}-')
    return html
