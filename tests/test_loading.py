"""The modules of the program from one file: as Python's own caches, but for the time that it takes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import kehoach

PACKAGE = Path(kehoach.__file__).parent
TELL_LOADERS = """
import os, sys
from kehoach.__main__ import program
def tell(_):
    ours = [name for name in sys.modules if name.startswith("kehoach.")]
    loaders = {name: getattr(sys.modules[name], "__loader__", None) for name in ours}
    print(*(name for name, loader in loaders.items() if type(loader).__module__ == "kehoach.loading"))
    sys.stdout.flush()
    leave(0)
leave, os._exit = os._exit, tell
sys.argv[1:] = ["explain", "KH001"]
program()
"""
"""Runs a command and tells which modules came from the file."""


USE_WHAT_IS_IDLE = """
import importlib.util, os, sys
from kehoach.__main__ import program
def tell(_):
    print(*(name for name, module in sys.modules.items() if type(module) is importlib.util._LazyModule))
    import gettext, pathlib, platform, textwrap, typing_extensions, urllib.parse
    print(pathlib.PurePosixPath("/kế").as_uri(), textwrap.dedent(" kế"), gettext.gettext("kế"), bool(platform.system()))
    sys.stdout.flush()
    leave(0)
leave, os._exit = os._exit, tell
sys.argv[1:] = ["check", "--format", "json", os.devnull]
program()
"""
"""Runs a command, tells which modules it left unloaded, and uses them and what something stood in for."""


class Installed(NamedTuple):
    """A package of its own, which a test may change."""

    folder: Path

    def run(self, *arguments: str, **environment: str) -> str:
        """What Python prints with this package."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        done = subprocess.run(
            [sys.executable, *arguments],
            check=True,
            capture_output=True,
            encoding="utf-8",
            env=kept | {"PYTHONPATH": str(self.folder)} | environment,
        )
        assert done.stderr == ""
        return done.stdout

    def version(self, **environment: str) -> str:
        """What `kehoach --version` prints."""
        return self.run("-m", "kehoach", "--version", **environment)

    def from_the_file(self) -> set[str]:
        """The modules that a command loads from the file."""
        return set(self.run("-c", TELL_LOADERS).splitlines()[-1].split())

    def files(self) -> list[Path]:
        """The files of modules there are."""
        return [*self.folder.rglob("*.pycs")]

    def change(self, name: str, old: str, new: str) -> None:
        """Edit the source of a module."""
        path = self.folder / "kehoach" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    shutil.copytree(PACKAGE, tmp_path / "kehoach", ignore=shutil.ignore_patterns("__pycache__", "fonts"))
    return Installed(tmp_path)


def test_a_program_loads_from_the_file_what_an_earlier_one_has_loaded(installed: Installed) -> None:
    assert installed.from_the_file() == set()
    first = installed.from_the_file()
    assert {"kehoach.cli", "kehoach.cli.entry", "kehoach.text.catalogue"} <= first
    installed.run("-m", "kehoach", "check", "--help")
    assert installed.from_the_file() == first


def test_a_command_adds_its_modules_to_those_of_others(installed: Installed) -> None:
    installed.version()
    installed.version()
    (file,) = installed.files()
    before = file.stat()
    installed.version()
    assert file.stat().st_mtime_ns == before.st_mtime_ns, "all was there"
    installed.run("-m", "kehoach", "explain", "KH001")
    assert file.stat().st_size > before.st_size
    after = file.stat()
    installed.version()
    assert file.stat().st_mtime_ns == after.st_mtime_ns, "and all still is"


def test_an_edited_module_is_loaded_from_its_source(installed: Installed) -> None:
    for _ in range(2):
        assert kehoach.__version__ in installed.version()
    installed.change("cli/console.py", "sys.stdout.write(text)", "sys.stdout.write(text + '!')")
    for _ in range(2):
        installed.run("-m", "kehoach", "explain", "KH001")
        assert installed.run("-m", "kehoach", "explain", "KH001").endswith("!")


def test_a_package_moved_elsewhere_is_loaded_from_there(installed: Installed, tmp_path: Path) -> None:
    installed.version()
    moved = Installed(tmp_path / "elsewhere")
    shutil.copytree(installed.folder / "kehoach", moved.folder / "kehoach")
    assert moved.from_the_file() == set()
    assert "kehoach.cli" in moved.from_the_file()


@pytest.mark.parametrize("damage", [b"", b"\x00\x00", b"\x00\x00\x00\x09no marshal", b"\x00\x00\x00\x01N"])
def test_a_damaged_file_is_made_anew(installed: Installed, damage: bytes) -> None:
    installed.version()
    (file,) = installed.files()
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert kehoach.__version__ in installed.version()
    assert len(file.read_bytes()) == len(whole)


def test_nothing_is_written_where_python_writes_nothing(installed: Installed) -> None:
    installed.version(PYTHONDONTWRITEBYTECODE="1")
    assert installed.files() == []


def test_the_file_lies_where_python_keeps_its_own(installed: Installed, tmp_path: Path) -> None:
    installed.version(PYTHONPYCACHEPREFIX=str(tmp_path / "kept"))
    assert [file.is_relative_to(tmp_path / "kept") for file in installed.files()] == [True]


def test_a_package_that_cannot_be_written_to_serves_all_the_same(installed: Installed) -> None:
    no_folder = installed.folder / "kehoach" / "__pycache__"
    no_folder.touch()
    assert kehoach.__version__ in installed.version()
    assert installed.files() == []


def test_a_module_from_the_file_knows_its_source(installed: Installed) -> None:
    installed.version()
    told = installed.run(
        "-c",
        "import inspect\nfrom kehoach.loading import quickly\nwith quickly(): import kehoach.cli.console as one\n"
        "print(type(one.__loader__).__module__, one.__file__); print(inspect.getsource(one.out))",
    )
    assert told.startswith(f"kehoach.loading {installed.folder / 'kehoach' / 'cli' / 'console.py'}\ndef out(")


def test_what_a_command_spares_itself_is_loaded_when_it_is_used(installed: Installed) -> None:
    *_, idle, used = installed.run("-c", USE_WHAT_IS_IDLE).splitlines()
    assert {"msgspec.inspect", "textwrap"} <= set(idle.split())
    assert used == "file:///k%E1%BA%BF kế kế True"
