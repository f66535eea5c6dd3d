"""Word files opened safely and read with the effective look of every paragraph and run."""
