"""Why a file is not read."""

from __future__ import annotations

from kehoach.intake.oldfile import Remark


class RefusedError(Exception):
    """A refusal on its way out of the readers; who asked for the file gets it as a value."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.key)
        self.remark = remark


def refused(reason: str, **args: str) -> RefusedError:
    """The refusal that `import.refused-<reason>` says."""
    return RefusedError(Remark(f"import.refused-{reason}", tuple(args.items())))
