"""INC: what disagrees."""
