"""The windows: views without decisions, presenters without Qt, one task runner.

Begin with `main.py` (start-up order), `tasks.py` (the only threads), `context.py` (what
every screen is given) and `shell/screens.py` (every screen there is).
"""
