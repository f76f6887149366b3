"""Before the archive is open: unlock, first run. Nothing here says what the program is for."""
