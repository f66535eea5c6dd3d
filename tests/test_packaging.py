"""What an office installs: the tables of the grammars, and the wheel that carries them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

import kehoach
from kehoach.dsl import grammar
from kehoach.dsl.automaton import Token
from kehoach.dsl.indents import with_depths
from kehoach.layout import formats, words
from kehoach.model import citation_patterns, issuers
from kehoach.render.pdf import faces
from kehoach.rules import occasions, register
from kehoach.rules import tables as facts
from kehoach.rules.language import phrases
from kehoach.text import catalogue, patterns
from kehoach.text import tables as stored
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Lark

    from kehoach.dsl.automaton import Amend

ROOT = Path(__file__).parent.parent
TEXTS = {
    grammar.PLAN: "\n@kế hoạch Kiểm tra\n  năm: 2025\n\n// ghi chú\n# Mục đích\n1. Một\n  - Hai\n| a | b\nBa",
    grammar.INLINE: "chỉ tiêu nghèo = 0 hộ; phạm vi = xã",
}
"""A text for each grammar, in which most of its rules occur."""
AMENDED: dict[str, Amend] = {grammar.PLAN: with_depths, grammar.INLINE: iter}

BUILT = {".docx", ".pdf"}
MADE = (
    grammar,
    citation_patterns,
    issuers,
    formats,
    words,
    faces,
    catalogue,
    facts,
    phrases,
    occasions,
    register,
    patterns,
)
"""What has tables that are made when the package is built."""

both_grammars = pytest.mark.parametrize("name", grammar.NAMES)


@pytest.fixture(autouse=True)
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for tables, and no parser remembered from another test."""
    monkeypatch.setattr(stored, "FOLDER", tmp_path / "tables")
    grammar.parser.cache_clear()
    yield stored.FOLDER
    grammar.parser.cache_clear()


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the grammars that were built, as it happens."""
    names: list[str] = []
    build = grammar.build

    def noted(name: str) -> Lark:
        names.append(name)
        return build(name)

    monkeypatch.setattr(grammar, "build", noted)
    return names


@both_grammars
def test_tables_are_the_parser_that_the_grammar_makes(name: str, builds: list[str]) -> None:
    built = grammar.parser(name)
    grammar.save(name)
    builds.clear()
    grammar.parser.cache_clear()
    loaded = grammar.parser(name)
    assert builds == []
    assert loaded.parse(TEXTS[name], AMENDED[name]) == built.parse(TEXTS[name], AMENDED[name])


@both_grammars
def test_a_grammar_without_tables_is_built(name: str, builds: list[str], tables: Path) -> None:
    assert not tables.exists()
    assert grammar.parser(name).parse(TEXTS[name], AMENDED[name])
    assert builds == [name]


@both_grammars
def test_tables_of_a_grammar_that_has_changed_since_are_not_used(
    name: str, builds: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grammar.save(name)
    builds.clear()
    changed = shutil.copytree(resource("grammar"), tmp_path / "grammar") / f"{name}.lark"
    changed.write_text(changed.read_text(encoding="utf-8").replace("start:", "start: /!!/ |"), encoding="utf-8")
    monkeypatch.setattr(grammar, "resource", tmp_path.joinpath)
    (token,) = grammar.parser(name).parse("!!").children
    assert isinstance(token, Token)
    assert token.text == "!!"
    assert builds == [name]


def test_tables_are_looked_for_only_beside_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert Path(kehoach.__file__).parent / "tables" == stored.FOLDER


def run(*words: object, folder: Path = ROOT) -> str:
    return subprocess.run(list(map(str, words)), capture_output=True, encoding="utf-8", cwd=folder, check=True).stdout


def build_package(kind: str, folder: Path, tree: Path = ROOT) -> Path:
    run(sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", folder, folder=tree)
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is built from the source distribution, as a package index would hold both."""
    source = build_package("sdist", tmp_path_factory.mktemp("sdist"))
    unpacked = tmp_path_factory.mktemp("unpacked")
    run(sys.executable, "-m", "tarfile", "--extract", source, unpacked)
    return build_package("wheel", tmp_path_factory.mktemp("wheel"), next(unpacked.iterdir()))


def shipped() -> Iterator[str]:
    """Every file of the tree that an installed kehoach needs, by its name in the wheel."""
    for folder in ("grammar", "templates", "schema", "examples"):
        yield from (f"kehoach/{name}" for name in files_in(ROOT / folder, ROOT))
    yield from files_in(ROOT / "src" / "kehoach", ROOT / "src")
    yield from (f"kehoach/tables/{name}.bin" for part in MADE for name in part.NAMES)


def files_in(folder: Path, base: Path) -> Iterator[str]:
    """The files of a folder but for those that running and building leave there."""
    for path in folder.rglob("*"):
        left = {"__pycache__", "tables"} & set(path.parts) or (folder.name == "examples" and path.suffix in BUILT)
        if path.is_file() and not left:
            yield path.relative_to(base).as_posix()


@pytest.mark.slow
def test_the_wheel_holds_the_package_with_its_data_and_nothing_else(wheel: Path) -> None:
    names = [name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name]
    assert sorted(names) == sorted(shipped())


@pytest.mark.slow
def test_the_wheel_works_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--quiet", wheel)
    empty = tmp_path / "empty"
    empty.mkdir()
    program = "import kehoach; from kehoach.text import tables; print(kehoach.__file__, tables.FOLDER.exists())"
    assert run(scripts / "python", "-I", "-c", program, folder=empty).startswith(str(tmp_path / "venv"))
    assert run(scripts / "kehoach", "--version", folder=empty).startswith("kehoach ")
    plan = empty / "plan.kh"
    shutil.copy(ROOT / "examples" / "phat-dong-xa.kh", plan)
    run(scripts / "kehoach", "check", plan.name, folder=empty)
    run(scripts / "kehoach", "build", plan.name, "-o", "plan.docx", folder=empty)
    assert ZipFile(empty / "plan.docx").testzip() is None
