"""Oracles: hostile texts go in everywhere, and every output is read back by a real parser of its format."""
