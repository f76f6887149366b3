"""Commands about questions on one line, and their answers."""

from __future__ import annotations

from satchel.cli.grammar.words import Verbs, group, verb


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    question = group(verbs, "question", "questions about a record, put to a member")
    add = verb(question, "add", "questions:add", "ask whoever wrote a record, or another member")
    add.add_argument("record", metavar="RECORD")
    add.add_argument("text", metavar="TEXT")
    add.add_argument("--to", metavar="MEMBER", help="a member's code, or 'headquarters'")
    add.add_argument("--place", metavar="T", help="the line or page it is about")
    add.add_argument("--language", metavar="L")
    list_ = verb(question, "list", "questions:list_", "questions and their answers")
    list_.add_argument("--on", metavar="RECORD", help="about this record only")
    list_.add_argument("--case", metavar="ID")
    list_.add_argument("--waiting", action="store_true", help="only those without an answer")
    answer = verb(verbs, "answer", "questions:answer", "answer a question")
    answer.add_argument("question", metavar="QUESTION")
    answer.add_argument("text", metavar="TEXT")
