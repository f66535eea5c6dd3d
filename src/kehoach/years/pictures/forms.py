"""A scene as a file: SVG or PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.years.pictures import png, svg

if TYPE_CHECKING:
    from kehoach.years.pictures.scene import Scene


def picture(scene: Scene, form: str) -> bytes:
    """The scene as `svg` or `png`."""
    return png.to_png(scene) if form == "png" else svg.to_svg(scene)
