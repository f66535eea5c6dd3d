"""The style sheet of a web page: the figures of the format, in units that follow the reader's own size of letters."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.layout.metrics import MM_PER_POINT, pitch

if TYPE_CHECKING:
    from kehoach.layout.formats import Format, Page, Style

_POINTS_PER_REM = 12
"""The size of letters that browsers start from."""
_SELECTORS = {"table_head": "th", "table_cell": "td"}


def rem(points: float) -> str:
    """A length in points."""
    return f"{points / _POINTS_PER_REM:.4f}".rstrip("0").rstrip(".") + "rem" if points else "0"


def rem_of_mm(millimetres: float) -> str:
    """A length in millimetres."""
    return rem(millimetres / MM_PER_POINT)


def class_of(role: str) -> str:
    """The class of what has a role: `place_date` is `place-date`."""
    return role.replace("_", "-")


@lru_cache
def style_sheet(form: Format) -> str:
    """The sizes of the page, the looks of the roles, and what is alike in all formats."""
    roles = "".join(_role(role, style) for role, style in form.styles.items())
    return f"{_page(form.page)}{_common()}{roles}"


@lru_cache
def _common() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")


def _page(page: Page) -> str:
    sides = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    sizes = {**sides, "width": page.width, "length": page.height}
    margin = " ".join(f"{each:g}mm" for each in sides.values())
    return (
        f":root{{{';'.join(f'--{name}:{rem_of_mm(size)}' for name, size in sizes.items())}}}\n"
        f"@page{{size:{page.width:g}mm {page.height:g}mm;margin:{margin}}}\n"
        f"@page lying{{size:{page.height:g}mm {page.width:g}mm;margin:{margin}}}\n"
    )


def _role(role: str, style: Style) -> str:
    line = style.exact or pitch(style.size) * style.line
    first = -style.hanging if style.hanging else style.first_line
    figures = {
        "font-size": rem(style.size),
        "line-height": f"calc(var(--airy)*{line / style.size:.4g})",
        "margin": f"{rem(style.before)} 0 {rem(style.after)} {rem_of_mm(style.left)}",
        "text-align": "var(--justify)" if style.align == "justify" else style.align,
        "text-wrap": "balance" if style.align == "center" else "",
        "text-indent": rem_of_mm(first),
        "font-weight": "bold" if style.bold else "",
        "font-style": "italic" if style.italic else "",
        "text-decoration": "underline" if style.underline else "",
        "border": ".75pt solid" if style.framed else "",
        "border-top": ".75pt solid" if style.ruled else "",
    }
    looks = ";".join(f"{name}:{value}" for name, value in figures.items() if value not in ("", "0"))
    return f"{_SELECTORS.get(role, f'.{class_of(role)}')}{{{looks}}}\n"
