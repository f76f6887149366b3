"""Records as a monitor keeps them: kinds, notes, people, cases, attachments, history."""
