"""Pictures of every screen, in each language and theme, from an archive that is made up."""
