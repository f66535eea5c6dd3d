"""Files that were made elsewhere → a plan's source, and an audit of them against thể thức."""
