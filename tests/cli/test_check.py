from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

import kehoach
from kehoach.rules import Report
from kehoach.text.diagnostics import Diagnostic
from kehoach.text.source import Source
from tests.cli.conftest import at, missing_colon, needless_word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from syrupy.assertion import SnapshotAssertion

    from tests.cli.conftest import Run

    Write = Callable[[str, str], str]

GOOD, WITH_ERROR, WITH_WARNING = "năm: 2024\n", "năm 2024\n", "năm: thừa\n"


class Compiled(msgspec.Struct):
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, Source]

    def review(self, *, final: bool) -> Report:
        extra = (needless_word(at(1, 1, 4, file=next(iter(self.sources)))),) if final else ()
        return Report((*self.diagnostics, *extra), ("KH912",), {"KH930": "final"})


class Compiler:
    """Stands in for the library: finds a missing colon and the word `thừa`, and remembers the parameters."""

    def __init__(self) -> None:
        self.parameters: Mapping[str, str] = {}

    def load(self, path: str, *, parameters: Mapping[str, str]) -> Compiled:
        return self.loads(Path(path).read_text(encoding="utf-8"), path=path, parameters=parameters)

    def loads(self, source: str | bytes, *, path: str, parameters: Mapping[str, str]) -> Compiled:
        text = source if isinstance(source, str) else source.decode()
        self.parameters = parameters
        found: list[Diagnostic] = []
        if ":" not in text:
            found.append(missing_colon(at(1, 1, 4, file=path)))
        if "thừa" in text:
            found.append(needless_word(at(1, 6, 10, file=path)))
        if "chung" in text:
            found.append(missing_colon(at(1, 1, 4, file="chung.kh")))
        return Compiled(tuple(found), {path: Source(text, path)})


@pytest.fixture(autouse=True)
def compiler(monkeypatch: pytest.MonkeyPatch) -> Compiler:
    stand_in = Compiler()
    monkeypatch.setattr(kehoach, "load", stand_in.load, raising=False)
    monkeypatch.setattr(kehoach, "loads", stand_in.loads, raising=False)
    return stand_in


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def write(name: str, text: str) -> str:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return name

    return write


def test_a_good_plan_gets_one_calm_line(run: Run, write: Write) -> None:
    assert run("check", write("bình-giã.kh", GOOD)) == (0, "bình-giã.kh: không có lỗi\n", "")


def test_several_good_plans_share_that_line(run: Run, write: Write) -> None:
    assert run("check", write("a.kh", GOOD), write("b.kh", GOOD)).out == "2 kế hoạch: không có lỗi\n"


def test_a_plan_with_errors_is_shown_and_ends_with_1(run: Run, write: Write, snapshot: SnapshotAssertion) -> None:
    code, out, err = run("check", write("a.kh", WITH_ERROR), write("b.kh", WITH_WARNING))
    assert (code, err) == (1, "")
    assert out == snapshot


def test_warnings_alone_do_not_fail(run: Run, write: Write) -> None:
    code, out, _ = run("check", write("a.kh", WITH_WARNING))
    assert code == 0
    assert "cảnh báo KH920" in out


@pytest.mark.parametrize(("form", "start"), [("json", "["), ("sarif", "{"), ("github", "::error ")])
def test_the_formats_for_programs_stand_alone_on_the_output(run: Run, write: Write, form: str, start: str) -> None:
    code, out, err = run("check", write("a.kh", WITH_ERROR), "--format", form)
    assert (code, err) == (1, "")
    assert out.startswith(start)


def test_a_folder_stands_for_every_plan_below_it(run: Run, write: Write) -> None:
    for name in ("xã/a.kh", "xã/thôn/b.kh", "xã/thôn/c.txt"):
        write(name, WITH_ERROR)
    found = json.loads(run("check", "xã", "--format", "json").out)
    assert [item["file"] for item in found] == ["xã/a.kh", "xã/thôn/b.kh"]


def test_a_fault_in_a_shared_file_is_told_once(run: Run, write: Write) -> None:
    _, out, _ = run("check", write("a.kh", "chung: 1"), write("b.kh", "chung: 2"), "--format", "json")
    assert [item["file"] for item in json.loads(out)] == ["chung.kh"]


def test_a_dash_is_the_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WITH_ERROR.encode())))
    code, out, _ = run("check", "-")
    assert code == 1
    assert out.startswith("-:1:1\nlỗi KH912")


def test_parameters_reach_the_compiler(run: Run, write: Write, compiler: Compiler) -> None:
    run("check", write("a.kh", GOOD), "--param", "năm=2025", "--param", " tên = Thôn A=B ")
    assert compiler.parameters == {"năm": "2025", "tên": "Thôn A=B"}


def test_a_missing_file_is_told_and_the_others_are_checked(run: Run, write: Write) -> None:
    code, out, err = run("check", "mất.kh", write("a.kh", GOOD))
    assert (code, out) == (2, "a.kh: không có lỗi\n")
    assert err == "mất.kh: không tìm thấy tệp này\n"


def test_a_folder_without_plans_is_told(run: Run, tmp_path: Path) -> None:
    assert run("check", str(tmp_path)) == (2, "", f"{tmp_path}: thư mục này không có tệp .kh nào\n")


def test_a_file_that_may_not_be_read_is_told(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(path: str, *, parameters: Mapping[str, str]) -> Compiled:
        raise PermissionError(path, parameters)

    monkeypatch.setattr(kehoach, "load", load, raising=False)
    assert run("check", write("a.kh", GOOD)) == (2, "", "a.kh: không có quyền đọc tệp này\n")


def test_a_final_plan_is_checked_as_such(run: Run, write: Write) -> None:
    assert "KH920" in run("check", write("a.kh", GOOD), "--final").out


def test_coverage_tells_which_rules_looked_at_each_plan(run: Run, write: Write) -> None:
    out = run("check", write("a.kh", GOOD), "--coverage").out
    assert out.splitlines()[-2:] == ["a.kh: đã xét 1/2 quy tắc", "  chỉ xét bản ban hành (--final): KH930"]


def test_many_plans_are_summed_up(run: Run, write: Write) -> None:
    out = run("check", write("a.kh", GOOD), write("b.kh", WITH_ERROR), write("c.kh", WITH_ERROR)).out
    assert out.splitlines()[-2:] == [
        "1/3 kế hoạch không có gì phải sửa. Nhiều nhất là:",
        "     2 × KH912  Sau khóa «…» thiếu dấu hai chấm.",
    ]


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch, compiler: Compiler) -> None:
    """The library itself: workers know of no stand-in."""
    del compiler
    monkeypatch.undo()


PLAN = "@kế hoạch Thi đua năm 2026\n  năm: 2026\n  cơ quan: Ủy ban nhân dân xã {name}\n\n# Nội dung.\nTrồng cây.\n"


@pytest.mark.usefixtures("real")
def test_several_processes_say_what_one_says(tmp_path: Path, run: Run) -> None:
    for name in ("An", "Bình", "Châu", "Duy"):
        (tmp_path / f"{name}.kh").write_text(PLAN.format(name=name), encoding="utf-8")
    words = ("check", str(tmp_path), "--format", "json", "-j")
    alone, together = run(*words, "1"), run(*words, "2")
    assert len(json.loads(alone.out)) == 4
    assert together == alone


@pytest.mark.usefixtures("real")
def test_a_plan_that_cannot_be_read_costs_only_itself(tmp_path: Path, run: Run) -> None:
    files = [tmp_path / f"{name}.kh" for name in ("An", "Bình")]
    for file in files:
        file.write_text(PLAN.format(name=file.stem), encoding="utf-8")
    code, out, err = run("check", *map(str, files), str(tmp_path / "mất.kh"), "-j", "2")
    assert (code, out.count("KH230")) == (2, 4)
    assert "mất.kh" in err


def test_all_is_refused_without_fix(run: Run, write: Write) -> None:
    assert run("check", write("a.kh", GOOD), "--all") == (2, "", "--all chỉ dùng cùng với --fix\n")


def test_the_standard_input_cannot_be_mended(run: Run) -> None:
    assert run("check", "-", "--fix") == (2, "", "--fix cần tệp để ghi, không dùng được với «-»\n")


def test_known_faults_are_not_told_again(run: Run, write: Write) -> None:
    write("cũ.kh", WITH_WARNING)
    assert run("check", "cũ.kh", "--write-baseline", "đã-biết.txt").out == "Đã ghi 1 lỗi đã biết vào đã-biết.txt\n"
    assert run("check", "cũ.kh", "--baseline", "đã-biết.txt") == (
        0,
        "cũ.kh: không có lỗi\n",
        "1 lỗi đã biết trong đã-biết.txt không nêu lại\n",
    )
    out = run("check", "cũ.kh", write("mới.kh", WITH_WARNING), "--baseline", "đã-biết.txt").out
    assert "mới.kh:1:6" in out
    assert "cũ.kh:1" not in out


def test_a_missing_baseline_is_told(run: Run, write: Write) -> None:
    assert run("check", write("a.kh", GOOD), "--baseline", "x.txt") == (2, "", "x.txt: không tìm thấy tệp này\n")
