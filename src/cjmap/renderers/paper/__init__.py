"""Pictures in fonts of our own: what PNG and PDF need so that they look the same on every machine."""
