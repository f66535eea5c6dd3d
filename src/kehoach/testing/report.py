"""The report of pages that differ from their snapshots: what was, what is, and where they differ."""

from __future__ import annotations

from html import escape
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from kehoach.testing.changes import PlanText, told
from kehoach.testing.extension import NO_PAGE
from kehoach.testing.folder import PAGE, PICTURES
from kehoach.testing.pictures import PagePictures, changed_dots, difference, read
from kehoach.testing.words import language, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image
    from syrupy.assertion import AssertionResult, SnapshotAssertion

    from kehoach.testing.folder import ReportFolder

_SHOWN = f"/{PICTURES[-1]}.png"
"""How the name of the last picture of a page ends."""
_STYLE = (
    "body{font:1rem/1.4 sans-serif;margin:1rem;color-scheme:light dark}"
    "div{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:1rem}"
    "figure{margin:0}img{width:100%;border:1px solid #888;background:#fff}h2{font-size:1rem;margin-top:2rem}"
)


def explained(left: object, right: object, folder: ReportFolder, *, whole: bool = False) -> list[str]:
    """What is told about a plan that differs; nothing where something else was compared, or the whole is asked for."""
    if not isinstance(left, (PagePictures, PlanText)):
        return []
    from syrupy.assertion import SnapshotAssertion  # noqa: PLC0415 - it comes with `kehoach[testing]`

    if not isinstance(right, SnapshotAssertion):
        return []
    return _text_told(right) * (not whole) if isinstance(left, PlanText) else _pages_told(left, right, folder)


def _text_told(right: SnapshotAssertion) -> list[str]:
    last = list(right.executions.values())[-1]
    before, after = last.recalled_data, last.asserted_data
    return told(before, after) if isinstance(before, str) and isinstance(after, str) else []


def _pages_told(left: PagePictures, right: SnapshotAssertion, folder: ReportFolder) -> list[str]:
    compared = enumerate(_compared(len(left), list(right.executions.values())), 1)
    pages = [_told(number, page, folder) for number, page in compared if not page.success]
    return [say("testing.pages-differ"), *pages, say("testing.update-pages")]


def _compared(pages: int, results: list[AssertionResult]) -> list[AssertionResult]:
    """The results of the last comparison: its pages, and behind them those that are gone."""
    gone = sum(1 for _ in takewhile(lambda result: result.asserted_data == NO_PAGE, reversed(results)))
    return results[len(results) - pages - gone :]


def _told(number: int, page: AssertionResult, folder: ReportFolder) -> str:
    before, after = page.recalled_data, page.asserted_data
    if page.exception is not None or not isinstance(after, bytes):
        return say("testing.page-fault", number=number, fault=page.exception)
    if not isinstance(before, bytes):
        return say("testing.page-new", number=number)
    if after == NO_PAGE:
        return say("testing.page-gone", number=number)
    place, dots = _place(page, folder.root), changed_dots(before, after)
    if not _written(place, before, after, folder):
        return say("testing.page-unshown", number=number, dots=dots, folder=folder.path)
    return say("testing.page-differs", number=number, dots=dots, picture=folder.path / f"{place}{_SHOWN}")


def _place(page: AssertionResult, root: Path) -> str:
    """Where the pictures of a page are kept: below the path of its test, so that no two tests share a place."""
    file = Path(page.test_location.filepath).with_suffix("")
    below = file.relative_to(root if file.is_relative_to(root) else file.anchor)
    return (below / page.snapshot_name).as_posix()


def _written(place: str, before: bytes, after: bytes, folder: ReportFolder) -> bool:
    pictures = zip(PICTURES, (before, after, _marked(before, after)), strict=True)
    written = [folder.write(f"{place}/{name}.png", content) for name, content in pictures]
    return all(written)


def _marked(before: bytes, after: bytes) -> bytes:
    """The new page, pale, with all that is not as it was in red."""
    from PIL import Image as images  # noqa: N813, PLC0415 - the module; it comes with `kehoach[testing]`

    pale = read(after).point(lambda shade: 170 + shade // 3).convert("RGB")
    found = difference(before, after)
    red = images.new("RGB", pale.size, (204, 0, 0))
    return _png(images.blend(pale, red, 0.3) if found is None else images.composite(red, pale, found))


def _png(image: Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def write_page(folder: ReportFolder) -> Path | None:
    """The page that shows all differences of this run side by side; none where there are none."""
    places = [name.removesuffix(_SHOWN) for name in folder.names() if name.endswith(_SHOWN)]
    if not places or not folder.write(PAGE, "".join(_page(places)).encode("utf-8", "surrogateescape")):
        return None
    return folder.path / PAGE


def _page(places: list[str]) -> Iterator[str]:
    title = say("testing.report-title")
    yield f'<!DOCTYPE html>\n<html lang="{language()}">\n<meta charset="utf-8">\n<title>{title}</title>\n'
    yield f"<style>{_STYLE}</style>\n<h1>{title}</h1>\n"
    for place in places:
        name = escape(place)
        yield f"<h2>{name}</h2>\n<div>\n"
        for picture in PICTURES:
            word, source = say(f"testing.{picture}"), quote(f"{place}/{picture}.png", errors="surrogateescape")
            yield f'<figure><figcaption>{word}</figcaption><img src="{source}" alt="{word}: {name}"></figure>\n'
        yield "</div>\n"
