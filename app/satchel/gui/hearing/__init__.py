"""The courtroom page: lines as they are heard, who is here, and what belongs to the hearing."""
