from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from kehoach.cli.progress import Progress
from kehoach.text.catalogue import speaker

if TYPE_CHECKING:
    import pytest

SAY = speaker("vi")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """A second goes by whenever it is looked at."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        self.now += 1
        return self.now


def drawn(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, steps: int, total: int) -> list[str]:
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr("kehoach.cli.progress.time", Clock())
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    with Progress(total, SAY) as progress:
        for _ in range(steps):
            progress.step()
    return stream.getvalue().split("\r\x1b[K")


def test_a_terminal_sees_a_bar_that_is_taken_away_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    before, *bars, after = drawn(monkeypatch, Terminal(), 3, 12)
    assert (before, after) == ("", "")
    assert bars[0] == "Đang tạo ░░░░░░░░░░░░░░░░░░░░░░░░  0/12   0%"
    assert bars[-1].startswith("Đang tạo ██████░░░░░░░░░░░░░░░░░░  3/12  25%, còn khoảng 0:")


def test_nothing_else_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, io.StringIO(), 3, 12) == [""]


def test_it_never_fills_more_than_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.cli.progress.width", lambda: 30)
    bars = drawn(monkeypatch, Terminal(), 3, 10**6)
    assert max(map(len, bars)) == 29


def test_figures_stay_where_the_bar_has_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.cli.progress.width", lambda: 50)
    bars = drawn(monkeypatch, Terminal(), 6, 12)
    assert re.fullmatch(r"Đang tạo █{6}░{6}  6/12  50%, còn khoảng 0:\d\d", bars[-2])


def test_the_time_left_is_not_guessed_from_the_first_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    bars = drawn(monkeypatch, Terminal(), 1, 12)
    assert "còn khoảng" not in bars[-2]


def test_a_terminal_that_cannot_draw_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "dumb")
    with Progress(1, SAY) as progress:
        progress.step()
    assert stream.getvalue() == ""
