"""Keys, seal, unseal, digest: the only room that imports a cryptography library."""
