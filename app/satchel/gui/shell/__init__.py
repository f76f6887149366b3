"""The house of the window: where I am, the work, what belongs to it, one true line."""
