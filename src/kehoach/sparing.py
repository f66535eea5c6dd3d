"""The libraries of every command without the modules that these import and hardly use, a twentieth of a build."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_IDLE = {"fnmatch", "msgspec.inspect", "ntpath", "textwrap"}
"""What is imported by a library and seldom used."""
_ASKED: dict[str, dict[str, object]] = {
    "msgspec": {
        "typing_extensions": None,
        "platform": SimpleNamespace(system=lambda: os.uname().sysname),
    },
    "argparse": {"gettext": SimpleNamespace(gettext=None, ngettext=None)},
    "pathlib": {
        "urllib.parse": SimpleNamespace(
            quote_from_bytes=lambda path: import_module("urllib.parse").quote_from_bytes(path)
        )
    },
}
"""What stands in for modules while a library is imported: `None` says that there is none. Later Pythons leave most of
these unasked themselves; what argparse would translate, the command line says in its own words."""


def load_libraries() -> None:
    """Import what every command needs, but not what that imports to ask it one thing or nothing."""
    sys.meta_path.insert(0, _Idle())
    for library, stand_ins in _ASKED.items():
        with suppress(ImportError, AttributeError), _standing_in(stand_ins):  # who asks for more is imported as usual
            import_module(library)


@contextmanager
def _standing_in(stand_ins: Mapping[str, object]) -> Iterator[None]:
    """Let imports find these in place of modules that are not loaded yet."""
    modules: dict[str, Any] = sys.modules
    put = [name for name, stand_in in stand_ins.items() if modules.setdefault(name, stand_in) is stand_in]
    try:
        yield
    finally:
        for name in put:
            del modules[name]


class _Idle:
    """Finds modules that what a command needs imports and seldom uses; they are loaded when it does."""

    def find_spec(self, name: str, path: Sequence[str] | None = None, *_: object) -> ModuleSpec | None:
        """How to load the module."""
        spec = PathFinder.find_spec(name, path) if name in _IDLE else None
        if spec and spec.loader:
            spec.loader = LazyLoader(spec.loader)
        return spec
