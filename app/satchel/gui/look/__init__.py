"""How the windows look: one table of tokens, one style sheet made of it."""
