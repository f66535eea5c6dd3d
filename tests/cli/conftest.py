from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

import kehoach
from kehoach.cli import main
from kehoach.text import catalogue
from kehoach.text.catalogue import Entry, Example, Words
from kehoach.text.diagnostics import Diagnostic, Edit, Fix, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Write = Callable[[str, str], str]

FILE = "bình-giã.kh"
RULES = {
    "KH912": Entry(
        severity="error",
        message={"vi": "Sau khóa «{key}» thiếu dấu hai chấm.", "en": "No colon after the key “{key}”."},
        help={"vi": "Viết «{key}:» rồi đến giá trị.", "en": "Write “{key}:”, then the value."},
        why={"vi": "Dấu hai chấm tách khóa với giá trị.", "en": "The colon parts a key from its value."},
        clause="NĐ 30, Phụ lục I, Phần I, Mục II.4c",
        example=Example(wrong="@kế hoạch Thi đua\n  năm 2024\n", right="@kế hoạch Thi đua\n  năm: 2024\n"),
    ),
    "KH920": Entry(
        severity="warning",
        message={"vi": "Thừa chữ «{word}».", "en": "The word “{word}” is not needed."},
        why={"vi": "Câu đã đủ nghĩa.", "en": "The sentence says it already."},
    ),
    "KH930": Entry(
        severity="hint",
        message={"vi": "Nên viết gọn.", "en": "Could be shorter."},
        why={"vi": "Câu ngắn dễ đọc.", "en": "Short sentences read well."},
    ),
}
FIX_TITLES: dict[str, Words] = {
    "colon": {"vi": "Thêm dấu hai chấm sau «{key}»", "en": "Put a colon after “{key}”"},
    "drop": {"vi": "Bỏ chữ thừa", "en": "Drop the word"},
}


def at(line: int, column: int, end_column: int, *, end_line: int = 0, file: str = FILE) -> Place:
    return Place(file, line, column, end_line or line, end_column)


def missing_colon(place: Place) -> Diagnostic:
    after_key = Place(place.file, place.line, place.column, place.line, place.column + len("năm"))
    fix = Fix("fix.colon", (Edit(after_key, "năm:"),), safe=True, args={"key": "năm"})
    return Diagnostic("KH912", place, {"key": "năm"}, (fix,))


def needless_word(place: Place, word: str = "thừa") -> Diagnostic:
    return Diagnostic("KH920", place, {"word": word}, (Fix("fix.drop", (Edit(place, ""),)),))


@pytest.fixture(autouse=True)
def rules_of_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """The suite does not depend on the wording of the rules that ship."""
    shipped, entry = catalogue.phrases, catalogue.entry

    def phrases(topic: str) -> Mapping[str, Words]:
        return FIX_TITLES if topic == "fix" else shipped(topic)

    monkeypatch.setattr(catalogue, "entries", lambda: RULES)
    monkeypatch.setattr(catalogue, "entry", lambda code: RULES.get(code) or entry(code))
    monkeypatch.setattr(catalogue, "phrases", phrases)


@pytest.fixture(autouse=True)
def settled_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kehoach, "__version__", "1.2.3", raising=False)


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


def exit_code(words: Sequence[str]) -> int:
    try:
        return main(words)
    except SystemExit as end:
        return int(end.code or 0)


class Run(Protocol):
    def __call__(self, *words: str) -> Outcome: ...


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`kehoach` with these words after it."""
    monkeypatch.delenv("KEHOACH_LANG", raising=False)
    monkeypatch.delenv("KEHOACH_DEBUG", raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words: str) -> Outcome:
        return Outcome(exit_code(words), *capsys.readouterr())

    return run


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Puts a file into the folder that the test works in, an empty one."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def write(name: str, text: str) -> str:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return name

    return write
