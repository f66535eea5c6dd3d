"""Files beside a plan: found relative to it, never outside the project's folder, each read once."""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kehoach.text.hygiene import decode

if TYPE_CHECKING:
    from kehoach.dsl.faults import Faults
    from kehoach.text.source import Source
    from kehoach.text.source import Span as SourceSpan

_ROOT_MARKS = (".git", "kehoach.toml")


class Store(Protocol):
    """Where the files of a project are read from."""

    def has(self, path: Path) -> bool:
        """Whether there is such a file."""

    def read(self, path: Path) -> bytes:
        """What a file holds; `OSError` where it cannot be read."""


class Disk:
    """The files of a project as they stand on disk."""

    def has(self, path: Path) -> bool:
        """Whether there is such a file."""
        return path.is_file()

    def read(self, path: Path) -> bytes:
        """What a file holds."""
        return path.read_bytes()


class Files:
    """Gives out the sources of one project, and remembers them."""

    def __init__(self, plan: Path | None, store: Store | None = None) -> None:
        self.store = store or Disk()
        self.folder = plan.resolve().parent if plan else None
        self.root = _root_of(self.folder) if self.folder else None
        self.sources: dict[str, Source] = {}
        self.named: dict[str, Path] = {}
        """Files that the head of a plan names, by their keys."""

    def name(self, faults: Faults, key: str, name: str, span: SourceSpan) -> None:
        """Take note of a file that the head names, where it may be read."""
        path = self._path(faults, name, span)
        if path and not self.store.has(path):
            faults.at("KH080", span, file=name)
        elif path:
            self.named[key] = path

    def source(self, faults: Faults, name: str, span: SourceSpan) -> Source | None:
        """The source of a file that another one names; what is wrong is noted there."""
        label = self.label(faults.source.path, name)
        if label in self.sources:
            return self.sources[label]
        data = self._bytes(faults, name, span)
        if data is None:
            return None
        source, refused = decode(data, label)
        for fault in refused:
            faults.at("KH085", span, file=name, reason=fault.message("vi"))
        if source is not None:
            self.sources[label] = source
        return source

    def read_text(self, faults: Faults, name: str, span: SourceSpan) -> str | None:
        """The text of a data file."""
        source = self.source(faults, name, span)
        return source.text if source else None

    def label(self, asking: str, name: str) -> str:
        """How a file is called in messages: its path beside the file that names it."""
        return Path(os.path.normpath(Path(asking).parent / name)).as_posix()

    def _path(self, faults: Faults, name: str, span: SourceSpan) -> Path | None:
        """Where a file is that another one names; never outside the project."""
        if self.folder is None or self.root is None:
            faults.at("KH083", span, file=name)
            return None
        path = (Path(faults.source.path).resolve().parent / name).resolve()
        if Path(name).is_absolute() or not path.is_relative_to(self.root):
            faults.at("KH081", span, file=name, root=self.root.name)
            return None
        return path

    def _bytes(self, faults: Faults, name: str, span: SourceSpan) -> bytes | None:
        path = self._path(faults, name, span)
        try:
            return self.store.read(path) if path else None
        except (OSError, ValueError):
            faults.at("KH080", span, file=name)
            return None


def _root_of(folder: Path) -> Path:
    """The nearest folder above that holds a project; the plan's own folder where there is none."""
    return next(
        (one for one in (folder, *folder.parents) if any((one / mark).exists() for mark in _ROOT_MARKS)), folder
    )
