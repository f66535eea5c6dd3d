"""Figures that a fault names: the one that was found, and those that are allowed."""

from __future__ import annotations

from kehoach.intake.audit.verdicts import Asked, Fault


def nearest(asked: Asked, found: float) -> float:
    """The allowed figure that is nearest to the one that was found."""
    if asked.any:
        return min(asked.any, key=lambda each: abs(each - found))
    low, high = asked.low, asked.high
    return max(low if low is not None else found, min(found, high if high is not None else found))


def figures(fault: Fault) -> tuple[float, Asked]:
    """What was found, and what is asked."""
    args = dict(fault.args)
    found, asked = args.get("found", 0.0), args.get("asked", Asked())
    return (found if isinstance(found, (int, float)) else 0.0), (asked if isinstance(asked, Asked) else Asked())
