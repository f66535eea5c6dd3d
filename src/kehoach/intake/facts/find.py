"""The facts of an old plan, found in its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach.intake.oldplan import OldPlan


def with_facts(plan: OldPlan) -> OldPlan:
    """The plan with the facts that its texts state."""
    return plan
