"""Texts that nobody wrote, read: the composer and the loader answer, quickly, and as a full YAML parser would."""
