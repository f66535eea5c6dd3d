"""What is looked for in any picture: words over each other, or over its edge."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from kehoach.years.pictures.scene import Group, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.years.pictures.scene import Item, Scene

_BLUR = 0.01


def words(items: Iterable[Item], x: float = 0, y: float = 0) -> Iterator[Word]:
    """The words of a picture where they stand in it."""
    for item in items:
        if isinstance(item, Group):
            yield from words(item.items, x + item.x, y + item.y)
        elif isinstance(item, Word):
            yield msgspec.structs.replace(item, x=x + item.x, y=y + item.y)


def told(scene: Scene) -> str:
    """The words with their places, from above to below."""
    placed = sorted(words(scene.items), key=lambda word: (round(word.y), word.x))
    return "\n".join(f"{word.y:6.1f} {word.x:6.1f} {word.text}" for word in placed)


def outside(scene: Scene) -> list[str]:
    """The words that reach over the edge of the picture."""
    boxes = [(word.text, word.box) for word in words(scene.items)]
    return [
        text
        for text, box in boxes
        if min(box.x, box.y) < -_BLUR
        or box.x + box.width > scene.width + _BLUR
        or box.y + box.height > scene.height + _BLUR
    ]


def collisions(scene: Scene) -> list[tuple[str, str]]:
    """The words that lie over each other."""
    found = [(word.text, word.box) for word in words(scene.items)]
    return [(one, other) for (one, box), (other, beside) in combinations(found, 2) if box.meets(beside)]
