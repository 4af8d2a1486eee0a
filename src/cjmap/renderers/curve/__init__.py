"""The emotion curve as geometry, which pages and pictures draw."""
