"""IGN: suppressions that are no longer right."""
