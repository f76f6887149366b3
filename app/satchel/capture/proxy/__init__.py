"""A proxy on this computer that a browser is sent through: it records each exchange whole."""
