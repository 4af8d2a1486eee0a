"""Files of the disk: read once and within bounds, written whole or not at all."""
