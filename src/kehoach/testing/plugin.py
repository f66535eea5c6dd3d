"""The pytest plugin: shows pages that differ from their snapshots side by side.

Every pytest session loads it, so what is heavy is loaded where something of ours is compared or told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kehoach.testing.folder import ReportFolder

if TYPE_CHECKING:
    from collections.abc import Generator

    Told = list[list[str] | None]

_OPTION = "--page-differences"
_USUAL = "page-differences"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where the pictures of pages that differ are written."""
    group = parser.getgroup("kehoach", "kế hoạch")
    # these words do not come from the catalogue, which would be loaded into every session for them
    group.addoption(
        _OPTION,
        metavar="THƯ_MỤC",
        help=f"nơi ghi ảnh các trang khác với ảnh đã lưu (mặc định: {_USUAL})",
    )


def _folder(config: pytest.Config) -> ReportFolder:
    return ReportFolder(config.rootpath / (config.getoption(_OPTION) or _USUAL), config.rootpath)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Forget what an earlier run found; a worker of pytest-xdist leaves that to the first process."""
    if hasattr(session.config, "workerinput"):
        return
    folder = _folder(session.config)
    if session.config.getoption(_OPTION) and not folder.is_free:
        from kehoach.testing.words import say  # noqa: PLC0415 - few sessions say something

        raise pytest.UsageError(say("testing.folder-taken", folder=folder.path))
    folder.clear()


@pytest.hookimpl(wrapper=True)
def pytest_assertrepr_compare(
    config: pytest.Config, op: str, left: object, right: object
) -> Generator[None, Told, Told]:
    """Say where a plan differs, and keep the pictures of its pages for the report."""
    told = yield
    if op != "==" or not type(left).__module__.startswith(f"{__package__}."):
        return told
    from kehoach.testing import report  # noqa: PLC0415 - few sessions compare plans

    lines = report.explained(left, right, _folder(config), whole=config.get_verbosity() > 1)
    return [lines] if lines else told


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:  # noqa: ANN401 - pytest keeps the type to itself
    """Write the page that shows all differences, and say where it is."""
    folder = _folder(config)
    if not folder.names():
        return
    from kehoach.testing import report, words  # noqa: PLC0415 - few sessions find differences

    page = report.write_page(folder)
    if page:
        terminalreporter.write_line(words.say("testing.report-at", page=page))
