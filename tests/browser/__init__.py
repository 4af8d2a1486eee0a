"""Pages in a real browser: they ask nobody, everybody can use them, and nothing leaves its place."""
