"""Views: a journey map laid out and ready to draw, as frozen plain data. Renderers read nothing else."""
