"""The modules of this package from one file, which a program reads where Python would look for a hundred and open them.

The file lies where Python keeps what it has compiled, and serves like that: a module whose source has changed is loaded
from its source, and a program that found one to be lacking leaves all that it has loaded to the next.
"""

from __future__ import annotations

import io
import marshal
import os
import sys
from contextlib import contextmanager, suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

_INSIDE = f"{__package__}."
_FILE = __spec__.cached and f"{__spec__.cached}s"
"""Beside the code of this module, so with all that Python's name for that tells; nowhere if Python keeps no code."""
_MADE_BY = sys.version, __file__
"""Code serves the Python that compiled it, and names the place of its source."""
_SIZE = 4
State = tuple[int, int]
"""When a source was last changed, and how long it is."""
Entry = tuple[str, State, int, int]
"""The source of a module and its state when it was compiled, where its code begins in the file, and how long it is."""
Found = tuple[str, State, bytes]
"""The source of a module, its state when it was compiled, and its code."""


class _Loader(SourceFileLoader):
    """Loads a module from code at hand; whatever else is asked of it, it is Python's own."""

    def __init__(self, name: str, found: Found) -> None:
        super().__init__(name, found[0])
        self.found = found

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - a loader is of one module
        """What the module does."""
        code: CodeType = marshal.loads(self.found[2])
        return code


class Modules:
    """Finds modules whose code is kept in a file; Python asks it before it looks for itself."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._content, self._entries = _opened(file)
        self._begin = self._content.tell()
        self._lacking = False

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """How to load the module, if it is kept and its source is what it was."""
        entry = self._entries.get(name)
        if entry is None or _state(entry[0]) != entry[1]:
            self._lacking |= name.startswith(_INSIDE)
            return None
        source = entry[0]
        spec = ModuleSpec(name, _Loader(name, self._found(entry)), origin=source)
        spec.has_location, spec.cached = True, self._file
        if os.path.basename(source) == "__init__.py":
            spec.submodule_search_locations = [os.path.dirname(source)]
        return spec

    def _found(self, entry: Entry) -> Found:
        source, state, begin, length = entry
        self._content.seek(self._begin + begin)
        return source, state, self._content.read(length)

    def keep(self) -> None:
        """Leave the code of all modules that are loaded to later programs, if not all of it was there."""
        if not self._lacking or sys.dont_write_bytecode or not os.access(os.path.dirname(self._file), os.W_OK):
            return  # where Python may not write, the next program begins no faster either
        from pathlib import Path

        from kehoach.render.files import WriteError, write_whole

        known = {name: self._found(entry) for name, entry in self._entries.items()}
        self._entries = {}
        self._content.close()  # Windows replaces no file that is open
        with suppress(WriteError):  # a full disk, say: the same
            write_whole(Path(self._file), _file(known | dict(_loaded())))


@contextmanager
def quickly() -> Iterator[None]:
    """Load modules from their file, where Python keeps code at all."""
    if not _FILE:
        yield
        return
    modules = Modules(_FILE)
    sys.meta_path.insert(0, modules)
    try:
        yield
    finally:
        modules.keep()


def _opened(file: str) -> tuple[io.RawIOBase | io.BytesIO, dict[str, Entry]]:
    try:
        content = open(file, "rb", buffering=0)  # noqa: SIM115 - as long as the program runs
        made_by, entries = marshal.loads(content.read(int.from_bytes(content.read(_SIZE), "big")))
    except (OSError, EOFError, ValueError, TypeError):  # there is none, or it is not whole
        return io.BytesIO(), {}
    return content, entries if made_by == _MADE_BY else {}


def _file(modules: dict[str, Found]) -> bytes:
    """The table that tells where the codes are, and the codes."""
    codes = [code for _, _, code in modules.values()]
    begins = accumulate(map(len, codes), initial=0)
    named = zip(modules.items(), begins, strict=False)
    table = marshal.dumps(
        (_MADE_BY, {name: (source, state, begin, len(code)) for (name, (source, state, code)), begin in named})
    )
    return b"".join((len(table).to_bytes(_SIZE, "big"), table, *codes))


def _loaded() -> Iterator[tuple[str, Found]]:
    """The modules of this package, none with a state newer than its code: who edits it just now is seen next time."""
    for name, module in [one for one in sys.modules.items() if one[0].startswith(_INSIDE)]:
        loader = getattr(module, "__loader__", None)
        if isinstance(loader, _Loader):
            yield name, loader.found
        elif isinstance(loader, SourceFileLoader):
            state = _state(loader.path)
            yield name, (loader.path, state, marshal.dumps(loader.get_code(name)))


def _state(source: str) -> State:
    """The state of a source; one that is gone has none."""
    try:
        about = os.stat(source)
    except OSError:
        return 0, 0
    return about.st_mtime_ns, about.st_size
