"""The curve view: how each persona feels along the journey."""
