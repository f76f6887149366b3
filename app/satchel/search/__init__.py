"""Finding records by any word or name, in any script."""
