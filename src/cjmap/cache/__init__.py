"""What is remembered between runs: data only, in the user's own folder. Loaded by a replayed run: next to nothing."""
