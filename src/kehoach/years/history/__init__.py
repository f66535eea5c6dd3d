"""Indicators over the years: `series` and what shows it."""
