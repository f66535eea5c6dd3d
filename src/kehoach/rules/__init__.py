"""Plan → faults: what an experienced editor finds, a rule a function, in families."""

from kehoach.rules.config import Config, config_beside
from kehoach.rules.registry import RULES, Report, check
from kehoach.rules.rule import Finding, Rule, Subject

__all__ = ["RULES", "Config", "Finding", "Report", "Rule", "Subject", "check", "config_beside"]
