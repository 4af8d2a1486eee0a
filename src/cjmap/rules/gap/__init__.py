"""GAP: something is missing."""
