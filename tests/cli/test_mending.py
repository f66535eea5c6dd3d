from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.rules import Report
from kehoach.text.diagnostics import Diagnostic, Edit, Fix
from tests.cli.conftest import at

if TYPE_CHECKING:
    from tests.cli.conftest import Run

FILE = "kế-hoạch.kh"


class Read:
    """Stands in for a compiled plan: `năm` lacks its colon (safe to mend), `thừa` could go (needs a look)."""

    def __init__(self, text: str) -> None:
        self.sources: dict[str, object] = {FILE: kehoach.loads(text, path=FILE).sources[FILE]}
        self.diagnostics = (*self._of("năm ", "năm: ", "KH912", safe=True), *self._of("thừa", "", "KH920", safe=False))

    def _of(self, words: str, right: str, code: str, *, safe: bool) -> list[Diagnostic]:
        lines = self.sources[FILE].lines  # type: ignore[attr-defined]
        places = [
            at(number, line.index(words) + 1, line.index(words) + 1 + len(words), file=FILE)
            for number, line in enumerate(lines, 1)
            if words in line
        ]
        title, args = ("fix.colon", {"key": "năm"}) if safe else ("fix.drop", {})
        message = {"key": "năm"} if safe else {"word": words}
        return [Diagnostic(code, place, message, (Fix(title, (Edit(place, right),), safe, args),)) for place in places]

    def review(self, *, final: bool) -> Report:
        return Report(self.check(final=final))

    def check(self, *, final: bool) -> tuple[Diagnostic, ...]:
        assert not final
        return self.diagnostics


@pytest.fixture(autouse=True)
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    real = kehoach.loads

    def loads(text: str, **_: object) -> Read:
        monkeypatch.setattr(kehoach, "loads", real)
        read = Read(text)
        monkeypatch.setattr(kehoach, "loads", loads)
        return read

    monkeypatch.setattr(kehoach, "loads", loads)
    monkeypatch.setattr(kehoach, "load", lambda path, **_: loads(Path(path).read_text(encoding="utf-8")))
    monkeypatch.chdir(tmp_path)
    file = Path(FILE)
    file.write_text("năm 2024\nnội dung thừa\nlời thừa\n", encoding="utf-8")
    return file


def test_safe_fixes_are_written_and_the_rest_is_told(run: Run, plan: Path) -> None:
    code, out, err = run("check", FILE, "--fix")
    assert plan.read_text(encoding="utf-8") == "năm: 2024\nnội dung thừa\nlời thừa\n"
    assert (code, err) == (0, f"{FILE}: đã sửa 1 chỗ\n")
    assert "2 cảnh báo" in out


def test_without_fix_nothing_is_written(run: Run, plan: Path) -> None:
    before = plan.read_bytes()
    run("check", FILE)
    assert plan.read_bytes() == before


def answer(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(words))


def test_the_rest_is_offered_one_by_one_with_a_diff(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "k\nc\n")
    _, out, err = run("check", FILE, "--fix", "--all")
    assert plan.read_text(encoding="utf-8") == "năm: 2024\nnội dung thừa\nlời \n"
    assert err == f"{FILE}: đã sửa 2 chỗ\n"
    assert f"{FILE}:2: KH920 Thừa chữ «thừa».\n  -nội dung thừa\n  +nội dung \n" in out
    assert "Sửa như trên (Bỏ chữ thừa)? [c = có, k = không, t = thôi]" in out


def test_what_is_no_answer_is_asked_again(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "?\nCó\nthôi\n")
    _, out, _ = run("check", FILE, "--fix", "--all")
    assert out.count("Sửa như trên") == 3
    assert plan.read_text(encoding="utf-8") == "năm: 2024\nnội dung \nlời thừa\n"


@pytest.mark.parametrize("words", ["t\n", "q\n", ""])
def test_the_user_may_stop_at_any_time(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    answer(monkeypatch, words)
    run("check", FILE, "--fix", "--all")
    assert plan.read_text(encoding="utf-8") == "năm: 2024\nnội dung thừa\nlời thừa\n"


def test_a_file_that_needs_nothing_is_not_touched(run: Run, plan: Path) -> None:
    plan.write_text("năm: 2024\n", encoding="utf-8")
    before = plan.stat().st_mtime_ns
    assert run("check", FILE, "--fix") == (0, f"{FILE}: không có lỗi\n", "")
    assert plan.stat().st_mtime_ns == before


def test_a_missing_file_is_told_once(run: Run) -> None:
    code, _, err = run("check", "mất.kh", "--fix")
    assert (code, err) == (2, "mất.kh: không tìm thấy tệp này\n")
