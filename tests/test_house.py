"""What docs/architecture.md promises, held."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "kehoach"
MODULES = sorted(PACKAGE.rglob("*.py"))
FACE = "kehoach"
"""The package itself: what a program that imports `kehoach` sees."""

MAY_IMPORT: dict[str, set[str]] = {
    "text": set(),
    "dsl": {"text"},
    "values": {"text"},
    "model": {"text", "dsl", "values"},
    "layout": {"text", "dsl", "values", "model"},
    "rules": {"text", "dsl", "values", "model", "layout"},
    "render": {"text", "dsl", "values", "model", "layout"},
    FACE: {"text", "dsl", "values", "model", "layout", "rules", "render"},
    "batch": {"text", "rules", "render", FACE},
    "years": {"text", "dsl", "values", "model", "layout", "rules", "render", FACE},
    "intake": {"text", "dsl", "values", "model", "layout", "rules", "render", FACE},
    "cli": {"text", "dsl", "values", "model", "layout", "rules", "render", FACE, "batch", "years", "intake"},
    "testing": {"text", "layout", "render", FACE},
    "__main__": {"cli", FACE},
}
PROGRAM = """
import os
from kehoach.__main__ import program
os._exit = sys.exit
sys.argv[1:] = ['check', 'examples/binh-son-2025.kh']
"""
"""A check by the program itself, which here ends like any other."""
SPARED = {
    *("array", "csv", "gettext", "inspect", "logging", "platform", "shutil", "signal", "tempfile"),
    *("tokenize", "traceback", "typing_extensions", "urllib"),
}
HEAVY = {"babel", "docx", "docxtpl", "jinja2", "jsonschema", "openpyxl", "rapidfuzz", "typst"}


def module_id(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return FACE if first in {"__init__", "result", "loading", "sparing", "interrupts", "streams"} else first


def imported_rooms(path: Path) -> Iterator[str]:
    """The rooms of everything that a module imports from kehoach, in functions and for types too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for package, *inside in (name.split(".") for name in names):
            if package == "kehoach":
                yield inside[0] if inside and inside[0] in MAY_IMPORT else FACE


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imported_by(program: str) -> set[str]:
    """The top-level modules that a program has imported when it ends."""
    return {name.partition(".")[0] for name in all_imported_by(program)}


def all_imported_by(program: str) -> set[str]:
    """The modules that a program has imported when it ends."""
    told = f"import atexit, sys; atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))\n{program}"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_a_room_imports_only_rooms_before_it(path: Path) -> None:
    assert set(imported_rooms(path)) <= MAY_IMPORT[room(path)] | {room(path)}


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_a_module_has_at_most_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_a_function_has_at_most_30_lines(path: Path) -> None:
    long = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions(path)}
    assert {name: lines for name, lines in long.items() if lines > 30} == {}


def test_the_two_grammars_can_be_read_at_one_sitting() -> None:
    grammars = [path.read_text(encoding="utf-8") for path in (ROOT / "grammar").glob("*.lark")]
    assert len(grammars) == 2
    assert sum(len(grammar.splitlines()) for grammar in grammars) <= 120


def test_loading_a_plan_imports_nothing_that_it_does_not_need() -> None:
    modules = imported_by("import kehoach; kehoach.load('examples/binh-gia-2025.kh')")
    assert "kehoach" in modules
    assert not modules & {"lark", *HEAVY}


def test_checking_a_plan_imports_no_room_that_checks_nothing() -> None:
    modules = all_imported_by("from kehoach.cli import main; main(['check', 'examples/binh-son-2025.kh'])")
    rooms = {name.split(".")[1] for name in modules if name.startswith("kehoach.")}
    assert "rules" in rooms
    assert not rooms & {"layout", "render", "batch", "years", "intake"}


def test_the_program_checks_a_plan_without_modules_that_take_long_to_load() -> None:
    modules = imported_by(f"{PROGRAM}program()")
    assert "msgspec" in modules
    assert not modules & {"lark", *SPARED, *HEAVY}


def test_telling_the_version_does_not_import_the_parser() -> None:
    modules = imported_by("import sys; from kehoach.cli import main; sys.exit(main(['--version']))")
    assert "kehoach" in modules
    assert not modules & {"lark", *HEAVY}
