from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

import pytest

from kehoach.cli.arguments import Parser, chosen_language, parse
from kehoach.cli.commands import COMMANDS, command
from kehoach.text.catalogue import phrases, speaker

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from tests.cli.conftest import Run


LISTED = ", ".join(COMMANDS)


@pytest.mark.parametrize(
    "words",
    [("--help",), ("--lang", "en", "-h"), ("check", "-h"), ("check", "--lang=en", "-h"), ("explain", "-h")],
    ids=" ".join,
)
def test_help_speaks_the_chosen_language(run: Run, snapshot: SnapshotAssertion, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    assert out == snapshot


def test_version_is_told(run: Run) -> None:
    assert run("--version") == (0, "kehoach 1.2.3\n", "")


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        ("check a.kh", "", "vi"),
        ("--lang en check a.kh", "", "en"),
        ("check a.kh --lang en", "", "en"),
        ("check --lang=vi a.kh", "en", "vi"),
        ("check a.kh", "en", "en"),
        ("check a.kh", "fr", "vi"),
        ("check a.kh --lang", "", "vi"),
    ],
)
def test_the_language_is_found_wherever_it_is_given(words: str, environment: str, language: str) -> None:
    assert chosen_language(words.split(), {"KEHOACH_LANG": environment}) == language


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("chek a", f"kehoach: lỗi: LỆNH: không có «chek»; chọn một trong: {LISTED}. Có phải ý bạn là «check»?"),
        ("zzz", f"kehoach: lỗi: LỆNH: không có «zzz»; chọn một trong: {LISTED}."),
        ("check", "kehoach check: lỗi: còn thiếu: TỆP"),
        ("check a.kh --formt json", "kehoach check: lỗi: không hiểu: --formt json. Có phải ý bạn là «--format»?"),
        ("check a.kh --format", "kehoach check: lỗi: --format: cần một giá trị đi kèm"),
        ("check a.kh --param năm", "kehoach check: lỗi: --param: viết «năm» theo dạng tên=giá trị"),
        ("check a.kh --help=x", "kehoach check: lỗi: -h/--help: không nhận giá trị x"),
        ("--lang fr check a.kh", "kehoach: lỗi: --lang: không có «fr»; chọn một trong: vi, en."),
    ],
)
def test_wrong_use_is_told_in_vietnamese(run: Run, words: str, problem: str) -> None:
    code, out, err = run(*words.split())
    assert (code, out) == (2, "")
    assert err.startswith("cách dùng: kehoach")
    assert err.splitlines()[-1] == problem


@pytest.mark.parametrize(
    "words", ["check a.kh --format json b.kh", "diff a.kh --all b.kh", "build a.kh -j 2 b.kh --final"]
)
def test_files_may_be_named_before_and_behind_options(words: str) -> None:
    options = parse(words.split(), "vi")
    assert getattr(options, "files", None) == ["a.kh", "b.kh"] or options.words == ["a.kh", "b.kh"]


def test_wrong_use_is_told_in_english_on_request(run: Run) -> None:
    _, _, err = run("--lang", "en", "explane")
    assert err.startswith("usage: kehoach")
    assert err.endswith(f"(choose from {LISTED}) Did you mean “explain”?\n")


def test_no_words_at_all_get_the_help(run: Run) -> None:
    code, out, err = run()
    assert (code, out) == (2, "")
    assert "các lệnh:" in err


def parser_of_every_kind() -> Parser:
    parser = Parser("kehoach", "", speaker("vi"))
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--one", type=int)
    either.add_argument("--pair", nargs=2)
    parser.add_argument("--some", nargs="+")
    parser.add_argument("--flag", action="store_true")
    parser.add_argument("--size", choices=["a4", "a3"])
    return parser


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("", "one-of"),
        ("--one x", "invalid-value"),
        ("--one 1 --pair a b", "not-with"),
        ("--pair a", "expected-many"),
        ("--one 1 --some", "at-least-one"),
        ("--one 1 --flag=x", "takes-none"),
        ("--one 1 --size b5", "choice"),
        ("--one", "expected-one"),
    ],
)
def test_each_message_of_argparse_is_known(capsys: pytest.CaptureFixture[str], words: str, name: str) -> None:
    with pytest.raises(SystemExit):
        parser_of_every_kind().parse_args(words.split())
    template = phrases("argparse")[name]["vi"]
    expected = re.sub(r"\\{\w+\\}", ".+", re.escape(template))
    assert re.search(expected, capsys.readouterr().err)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_be_told_and_read(name: str) -> None:
    assert phrases("command")[name]
    parser = argparse.ArgumentParser()
    command(name).add_arguments(parser, speaker("vi"))
    assert parser.format_help()
    assert callable(command(name).run)
