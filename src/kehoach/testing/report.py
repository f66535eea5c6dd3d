"""The report of pages that differ from their snapshots: what was, what is, and where they differ."""

from __future__ import annotations

import re
import shutil
from html import escape
from typing import TYPE_CHECKING

from kehoach.testing.changes import PlanText, told
from kehoach.testing.pictures import PagePictures, changed_dots, difference, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image
    from syrupy.assertion import AssertionResult, SnapshotAssertion

_PAGE = "index.html"
_OURS = ".gitignore"
_PICTURES = {"before": "Trước", "after": "Sau", "difference": "Chỗ khác"}
_STYLE = (
    "body{font:1rem/1.4 sans-serif;margin:1rem;color-scheme:light dark}"
    "div{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:1rem}"
    "figure{margin:0}img{width:100%;border:1px solid #888;background:#fff}h2{font-size:1rem;margin-top:2rem}"
)


def clear(folder: Path) -> None:
    """Remove the report of an earlier run; a folder that is not one stays."""
    if (folder / _OURS).is_file() and (folder / _PAGE).is_file():
        shutil.rmtree(folder)


def explained(left: object, right: object, folder: Path, *, whole: bool = False) -> list[str]:
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


def _pages_told(left: PagePictures, right: SnapshotAssertion, folder: Path) -> list[str]:
    compared = list(right.executions.values())[-len(left) :] if left else []
    pages = [_told(number, page, folder) for number, page in enumerate(compared, 1) if not page.success]
    return ["các trang khác với ảnh đã lưu", *pages, "Nếu trang mới là đúng: pytest --snapshot-update"]


def _told(number: int, page: AssertionResult, folder: Path) -> str:
    before, after = page.recalled_data, page.asserted_data
    if page.exception is not None or not isinstance(after, bytes):
        return f"trang {number}: {page.exception}"
    if not isinstance(before, bytes):
        return f"trang {number}: chưa có ảnh đã lưu"
    place = folder / re.sub(r"[^\w\[\].-]", "_", f"{page.test_location.basename}.{page.snapshot_name}")
    _write(place, before, after)
    return f"trang {number}: {changed_dots(before, after)} điểm ảnh khác, xem {place / 'difference.png'}"


def _write(place: Path, before: bytes, after: bytes) -> None:
    place.mkdir(parents=True, exist_ok=True)
    (place.parent / _OURS).write_text("*\n", encoding="utf-8")
    (place / "before.png").write_bytes(before)
    (place / "after.png").write_bytes(after)
    _marked(before, after).save(place / "difference.png")


def _marked(before: bytes, after: bytes) -> Image:
    """The new page, pale, with all that is not as it was in red."""
    from PIL import Image as images  # noqa: N813, PLC0415 - the module; it comes with `kehoach[testing]`

    pale = read(after).point(lambda shade: 170 + shade // 3).convert("RGB")
    found = difference(before, after)
    red = images.new("RGB", pale.size, (204, 0, 0))
    return images.blend(pale, red, 0.3) if found is None else images.composite(red, pale, found)


def write_page(folder: Path) -> Path | None:
    """The page that shows all differences of this run side by side; none where there are none."""
    places = sorted(path.parent for path in folder.glob("*/difference.png"))
    if not places:
        return None
    page = folder / _PAGE
    page.write_text("".join(_page(places)), encoding="utf-8")
    return page


def _page(places: list[Path]) -> Iterator[str]:
    title = "Các trang khác với ảnh đã lưu"
    yield f'<!DOCTYPE html>\n<html lang="vi">\n<meta charset="utf-8">\n<title>{title}</title>\n'
    yield f"<style>{_STYLE}</style>\n<h1>{title}</h1>\n"
    for place in places:
        name = escape(place.name)
        yield f"<h2>{name}</h2>\n<div>\n"
        for picture, word in _PICTURES.items():
            source = f"{name}/{picture}.png"
            yield f'<figure><figcaption>{word}</figcaption><img src="{source}" alt="{word}: {name}"></figure>\n'
        yield "</div>\n"
