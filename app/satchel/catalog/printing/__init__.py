"""Records on paper: what is known, in order and with sources, for people without Satchel."""
