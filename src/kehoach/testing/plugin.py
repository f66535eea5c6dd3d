"""The pytest plugin: shows pages that differ from their snapshots side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kehoach.testing import report

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    Told = list[list[str] | None]

_OPTION = "--page-differences"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where the pictures of pages that differ are written."""
    group = parser.getgroup("kehoach", "kế hoạch")
    group.addoption(
        _OPTION,
        default="page-differences",
        metavar="THƯ_MỤC",
        help="nơi ghi ảnh các trang khác với ảnh đã lưu (mặc định: page-differences)",
    )


def _folder(config: pytest.Config) -> Path:
    return config.rootpath / str(config.getoption(_OPTION))


def pytest_sessionstart(session: pytest.Session) -> None:
    """Forget what an earlier run found; a worker of pytest-xdist leaves that to the first process."""
    if not hasattr(session.config, "workerinput"):
        report.clear(_folder(session.config))


@pytest.hookimpl(wrapper=True)
def pytest_assertrepr_compare(
    config: pytest.Config, op: str, left: object, right: object
) -> Generator[None, Told, Told]:
    """Say where a plan differs, and keep the pictures of its pages for the report."""
    told = yield
    whole = config.get_verbosity() > 1
    lines = report.explained(left, right, _folder(config), whole=whole) if op == "==" else []
    return [lines] if lines else told


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:  # noqa: ANN401 - pytest keeps the type to itself
    """Write the page that shows all differences, and say where it is."""
    page = report.write_page(_folder(config))
    if page:
        terminalreporter.write_line(f"Các trang khác với ảnh đã lưu: {page}")
