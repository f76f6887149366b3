"""Case files and working copies: what headquarters gives its observers, and what she was given."""
