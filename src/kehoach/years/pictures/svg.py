"""Scene → SVG: the same text for the same scene, with nothing that is loaded from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.render.docx.xml import escaped
from kehoach.years.pictures.scene import Box, Dot, Group, Shape, Stroke, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.years.pictures.scene import Ink, Item, Scene, Spot

INKS: dict[Ink, str] = {
    "text": "#1a1a1a",
    "muted": "#595959",
    "grid": "#d9d9d9",
    "target": "#9a3412",
    "reached": "#1e3a8a",
    "soft": "#f3e9e2",
    "wash": "#dbe4f5",
    "paper": "#ffffff",
}
_FONTS = "Tinos, 'Times New Roman', 'Liberation Serif', serif"
_HALO = f' stroke="{INKS["paper"]}" stroke-width="2.4" stroke-linejoin="round" paint-order="stroke"'


def to_svg(scene: Scene) -> bytes:
    """The scene as a file of its own."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{element(scene, "picture")}\n'.encode()


def element(scene: Scene, name: str) -> str:
    """The scene as an element of a page; `name` is its own there. One without a title is an ornament."""
    size = (
        f'width="{_n(scene.width)}pt" height="{_n(scene.height)}pt" viewBox="0 0 {_n(scene.width)} {_n(scene.height)}"'
    )
    role = f'role="img" aria-labelledby="{name}-title {name}-desc"' if scene.title else 'aria-hidden="true"'
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} {role} font-family="{_FONTS}">']
    if scene.title:
        lines.append(f'<title id="{name}-title">{escaped(scene.title)}</title>')
        lines.append(f'<desc id="{name}-desc">{escaped(scene.description)}</desc>')
    return "\n".join([*lines, *_items(scene.items), "</svg>"])


def _items(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Group):
            yield f'<g transform="translate({_n(item.x)} {_n(item.y)})">'
            yield from _items(item.items)
            yield "</g>"
        else:
            yield _mark(item)


def _mark(item: Word | Stroke | Box | Dot | Shape) -> str:
    match item:
        case Word():
            return _word(item)
        case Stroke():
            dash = ' stroke-dasharray="3 2"' if item.dashed else ""
            stroke = f'stroke="{INKS[item.ink]}" stroke-width="{_n(item.width)}"{dash}'
            return f'<polyline points="{_spots(item.spots)}" fill="none" {stroke}/>'
        case Box():
            return _box(item)
        case Dot():
            return f'<circle cx="{_n(item.x)}" cy="{_n(item.y)}" r="{_n(item.radius)}" fill="{INKS[item.ink]}"/>'
        case Shape():
            return f'<polygon points="{_spots(item.spots)}" fill="{INKS[item.ink]}"/>'


def _box(box: Box) -> str:
    dash = ' stroke-dasharray="3 2"' if box.dashed else ""
    stroke = f' stroke="{INKS[box.ink]}"{dash}' if box.ink else ""
    place = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    return f'<rect {place} fill="{INKS[box.fill] if box.fill else "none"}"{stroke}/>'


def _word(word: Word) -> str:
    look = f'font-size="{_n(word.size)}" fill="{INKS[word.ink]}"'
    look += ' font-weight="bold"' if word.bold else ""
    look += ' font-style="italic"' if word.italic else ""
    look += f' text-anchor="{word.anchor}"' if word.anchor != "start" else ""
    look += _HALO if word.haloed else ""
    return f'<text x="{_n(word.x)}" y="{_n(word.y)}" {look}>{escaped(word.text)}</text>'


def _spots(spots: Iterable[Spot]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in spots)


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".").replace("-0", "0") if number else "0"
