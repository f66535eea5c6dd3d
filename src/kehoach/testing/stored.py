"""The pages of a plan beside those that syrupy keeps of it."""

from __future__ import annotations

from itertools import count, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.testing.extension import NO_PAGE, PagePictureExtension
from kehoach.testing.pictures import is_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from syrupy.assertion import SnapshotAssertion

    Naming = Callable[[int], str]
    Extension = type[PagePictureExtension]


def all_alike(pages: Sequence[bytes], snapshot: SnapshotAssertion) -> bool:
    """Whether the stored pages are these and no more; where the snapshot keeps texts, it keeps pictures this once."""
    kept = type(snapshot.extension)
    extension = kept if issubclass(kept, PagePictureExtension) else PagePictureExtension
    name = _naming(snapshot, extension)
    gone = [*_gone(len(pages), snapshot, extension, name)]
    if snapshot.update_snapshots:
        _forget([*gone, *_damaged(len(pages), snapshot, extension, name)])
        gone = []
    compared = enumerate([*pages, *(NO_PAGE for _ in gone)], 1)
    alike = [snapshot(extension_class=extension, name=name(number)) == page for number, page in compared]
    return all(alike)


def _naming(snapshot: SnapshotAssertion, extension: Extension) -> Naming:
    """How pages are named: after the name that was given, else by how many comparisons without one came before."""
    given = snapshot.name
    if snapshot.index == given:
        return lambda page: f"{given}.page-{page}"
    taken = {result.snapshot_name for result in snapshot.executions.values()}
    namings = (_counted(nth) for nth in count())
    return next(name for name in namings if _stored_name(snapshot, extension, name(1)) not in taken)


def _counted(nth: int) -> Naming:
    """The first comparison counts nothing, and the others as syrupy counts texts."""
    return lambda page: f"page-{page}.{nth}" if nth else f"page-{page}"


def _stored_name(snapshot: SnapshotAssertion, extension: Extension, index: str) -> str:
    return extension.get_snapshot_name(test_location=snapshot.test_location, index=index)


def _gone(pages: int, snapshot: SnapshotAssertion, extension: Extension, name: Naming) -> Iterator[Path]:
    """The stored pictures of pages behind the last one."""
    return takewhile(Path.is_file, _files(count(pages + 1), snapshot, extension, name))


def _damaged(pages: int, snapshot: SnapshotAssertion, extension: Extension, name: Naming) -> Iterator[Path]:
    """The stored pictures that cannot be looked at, and so not compared before they are written anew."""
    files = _files(range(1, pages + 1), snapshot, extension, name)
    return (file for file in files if file.is_file() and not is_picture(file.read_bytes()))


def _files(pages: Iterable[int], snapshot: SnapshotAssertion, extension: Extension, name: Naming) -> Iterator[Path]:
    location = snapshot.test_location
    return (Path(extension.get_location(test_location=location, index=name(page))) for page in pages)


def _forget(pictures: Sequence[Path]) -> None:
    for picture in pictures:
        picture.unlink()
