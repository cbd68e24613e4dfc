"""How well the tool reads: one measure a file, each from values that need no model to test."""
