"""BOT: where customers get stuck."""
