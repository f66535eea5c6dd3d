"""What stands around the text of a PDF's source: its looks, one function a role, and what the file says of itself."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from kehoach.render.pdf.compiler import FUNCTIONS, ROLES
from kehoach.render.pdf.inline import clean
from kehoach.render.pdf.lines import first_line, line_height, lines_of
from kehoach.render.pdf.typst import literal, points, twips

if TYPE_CHECKING:
    from collections.abc import Collection

    from kehoach.layout.document import Align, Properties
    from kehoach.layout.formats import Format, Style

UNDATED = date(1980, 1, 1)
"""The day that the file of a plan without one bears, so that its bytes are the same at any time."""
_WITHIN = {"note", "page_number", "table_head", "table_cell"}
"""The roles of texts that are no paragraphs among others."""
_MM = 72 / 25.4
_NEAREST = 1
"""What a drawn line keeps from the words at least, in points."""


class Attachment(msgspec.Struct, frozen=True):
    """The text that the document was made from, under the name that it gets in the PDF."""

    name: str
    text: str
    description: str = "Bản nguồn của văn bản"


def attachment(attached: Attachment) -> str:
    """The text put into the PDF as its source."""
    return (
        f'#pdf.attach({literal(attached.name)}, bytes({literal(attached.text)}), relationship: "source", '
        f'mime-type: "text/plain", description: {literal(attached.description)})\n'
    )


def looks(form: Format, roles: Collection[str]) -> str:
    """The file of functions that make text look as a format has it, one for each of these roles."""
    return f'#import "{FUNCTIONS}": *\n' + "".join(_role(form, role) for role in form.styles if role in roles)


def opening(family: str, note: str) -> str:
    """What comes before the text; `note` is the function that gives footnotes their look."""
    return f'#import "{ROLES}": *\n#show: plan.with({literal(family)}, {note})\n'


def about(form: Format, properties: Properties) -> str:
    """What the file says of itself."""
    day, title = properties.issued or UNDATED, clean(properties.title).strip() or form.kind
    return (
        f"#set document(title: {literal(title)}, author: {literal(properties.author)}, "
        f"description: {literal(properties.subject)}, "
        f"date: datetime(year: {day.year}, month: {day.month}, day: {day.day}))\n"
    )


def name_of(role: str) -> str:
    """The function of a role."""
    return f"r-{role}"


@lru_cache(maxsize=256)
def _role(form: Format, role: str) -> str:
    style = form.style(role)
    lines = lines_of(style)
    face = ', weight: "bold"' * style.bold + ', style: "italic"' * style.italic
    look = (
        f"size: {points(style.size)}, top: {points(lines.top)}, bottom: {points(lines.bottom)}, "
        f"leading: {points(lines.leading)}{face}"
    )
    if role in _WITHIN:
        return f"#let {name_of(role)} = look.with({look})\n"
    return f"#let {name_of(role)} = printed.with({look}{_placed(style)})\n"


def _placed(style: Style) -> str:
    """Where a style differs from the plainest paragraph."""
    left, first = twips(style.left), first_line(style)
    own = aligned(style.align) + ", keep: true" * style.keep_next + _drawn(style)
    own += f", first: {points(first)}" if first > 0 else ""
    own += f", hanging: {points(-first)}" if first < 0 else ""
    return own + (f", inset: (left: {points(left + min(first, 0))})" if left or first < 0 else "")


def _drawn(style: Style) -> str:
    """The frame, as high as the style has it, or the line above."""
    if not style.framed and not style.ruled:
        return ""
    clear = round((style.height * _MM - line_height(style)) / 2) if style.framed else 0
    return f", drawn: {'frame' if style.framed else 'ruled'}.with({points(max(clear, _NEAREST))})"


def aligned(align: Align) -> str:
    """The arguments that align a paragraph."""
    if align == "justify":
        return ", to: left, justify: true"
    return f", to: {align}, justify: false" if align else ""
