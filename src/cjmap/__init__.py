"""cjmap: customer journey maps as source files."""
