"""Why a file is not read."""

from __future__ import annotations

from typing import NoReturn

from kehoach.intake.oldfile import Remark


class RefusedError(Exception):
    """A refusal on its way out of the readers; who asked for the file gets it as a value."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.key)
        self.remark = remark


def refuse(reason: str, **args: str) -> NoReturn:
    """Give the file up, for the reason that `import.refused-<reason>` says."""
    raise RefusedError(Remark(f"import.refused-{reason}", tuple(args.items())))
