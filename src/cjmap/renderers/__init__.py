"""Renderers: a view as text or bytes. A file for each format; all quoting is in `escape`."""
