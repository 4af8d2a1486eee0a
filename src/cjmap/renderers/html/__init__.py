"""Views as pages: one file without requests to anywhere."""
