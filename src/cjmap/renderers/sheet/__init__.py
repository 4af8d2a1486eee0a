"""Views as sheets: laid out by ourselves, without a browser, and painted as SVG that stands on its own."""
