"""Every form of the contract is understood, and nothing of what is not built yet."""

from __future__ import annotations

import shlex
from argparse import PARSER
from importlib import import_module

import pytest

from satchel.cli.grammar.whole import asks_for_json, build, build_for, parse
from satchel.cli.grammar.words import Parser
from satchel.cli.session import UNLOCKS_FIRST
from satchel.domain.errors import UsageError

CONTRACT = """
recording begin ID --allowed not-asked --device D --sealed --audience legal
recording status
recording stop
recording list ID
recording devices
gui
init --role observer --name L
init --role coordinator --name L --mission N --unrehearsed
init --role legal --name L --invitation F --code "one two three four five six"
passphrase change --new-passphrase-file F
keyslot add --new-passphrase-file F
keyslot list
keyslot remove ID
backup make --out F
backup restore F
invite --name L --role coordinator --out F
member list
member confirm ID --words "a b c"
member confirm ID
member revoke ID --at 2026-11-22T10:00:00Z
mission fingerprint
mission export --out F
add case --field title=T --field number=4
add case --body -
edit ID --expect HEAD --field title=T
list case --case ID --person ID --since 2019 --until 2019-02 --limit 3 --offset 1
case add --title T
case list
person add --name N --protected --code W-3
person list --case ID
hearing add --case ID --court C --date 2019-02-14 --zone Asia/Almaty
hearing list --since 2019
hearing add --case ID --sealed
hearing clock ID --shows 10:02
note RECORD --at 10:04 -- '- a dash begins the text'
moment RECORD --at 10:04
note RECORD TEXT --typed-up-from paper --document ID --spoken-by ID
cite --url https://a.example --to RECORD --context T
link A concerns B
unlink A concerns B
withdraw ID --why TEXT --content
history ID
show ID
note RECORD TEXT --at 10:02 --speaker WHO --tag T --tag U --typed-up-from paper --sealed
attach F G --to R --kind audio --title T --dated 2019 --language ru --derived-from ID
attach F --to R --received-from WHO --received-how HOW --sealed
extract ID --out FILE
cite FILE --to RECORD
cite FILE
capture http://a.example http://b.example --allow-address 127.0.0.1:80
capture --pending
queue
queue pause --all
queue resume 3 https://a.example/
queue retry 3
queue cancel 3 --why T
queue first 3 4
queue last 3
queue policy
queue policy a.example safer
capture ask ID https://a.example/ --of M-7K2F9Q --why T
capture history ID
capture compare A B
cite check
cite check ID --again --allow-address 127.0.0.1:80
cite check --case ID --print F --language kk --legal --override "A: why"
parcel make --out F --to legal --all --split 4G
parcel make --out F --only A B
parcel open F G --reply H
receipts
seal A B
seal --all
remove --received
export --format csv --out D
export --case C --format json --out D --legal --permitted-only --override "A: why"
import F.csv --map M --key K
import F.csv --map M --key K --to R --dry-run
search QUERY --kind K --exact --limit 3 --offset 1
batch -
batch FILE
verify
verify --rebuild
exhibit make A B --out D --withhold who where --prefix P --start 3 --language kk --title T
exhibit make --case ID --from-list F --out D --language ru --pdf
exhibit verify D
grant ID --to legal
letter add --from A --to B --to C --subject S --sent 2019 --received 2019 --kind sms --answers ID
letter add --eml F --case ID --no-reply-expected --reply-due 2019-08 --document ID --number 7
letter list --case ID --from A --to B --kind e-mail --since 2019 --limit 3
letter thread ID
letter unanswered --as-of 2019-08-01 --case ID
letter no-reply ID --as-of 2019-08-01 --searched MAILBOX --by WHO
transcript add R F --made-by human --by WHO --language kk --format vtt --title T
transcript add R - --made-by machine
transcript line ID 12.5 --text T --speaker W --from 00:00:01.5 --to 2.5 --language ru
transcript show ID --translation A --translation B
transcript export ID --format srt --out F
translation add T F --made-by human --language en
relay serve --store DIR --mission F --listen 0.0.0.0:8443
relay serve --store s3://B/P --mission F --listen [::]:0 --certificate C --metrics H:1 --plain
sync
sync --relay https://relay.example:8443/#0123 --proxy socks5h://127.0.0.1:9050
sync --relay FOLDER --first ID ID --wait
"""


@pytest.mark.parametrize("line", CONTRACT.strip().splitlines())
def test_every_form_of_the_contract_is_understood(line: str) -> None:
    module, _, function = parse(shlex.split(line)).act.partition(":")
    assert module.isidentifier()
    assert function.isidentifier()


def test_the_grammar_of_one_command_is_that_of_the_whole() -> None:
    for name, whole in _commands(build()).items():
        (only,) = _commands(build_for(name)).items()
        assert _helps(only[1]) == _helps(whole)
    assert build_for("frobnicate") is build_for("--help") is build()


def _commands(parser: Parser) -> dict[str, Parser]:
    found = (action.choices for action in parser._actions if action.nargs == PARSER)
    return next(({**choices} for choices in found if isinstance(choices, dict)), {})


def _helps(parser: Parser) -> list[str]:
    below = _commands(parser).values()
    return [parser.format_help(), *(text for one in below for text in _helps(one))]


def test_acts_said_to_unlock_first_do_so_whatever_is_asked() -> None:
    """Otherwise a passphrase would be asked for, and a second spent, where none is needed."""
    acts = {
        parser.get_default("act")
        for command in _commands(build()).values()
        for parser in (command, *_commands(command).values())
    } - {None}
    checked = [act for act in acts if act.partition(":")[0] in UNLOCKS_FIRST]
    assert {act.partition(":")[0] for act in checked} == UNLOCKS_FIRST
    for act in checked:
        module, _, function = act.partition(":")
        with pytest.raises(_Unlocking):
            getattr(import_module(f"satchel.cli.acts.{module}"), function)(_Locked(), _Asked())


class _Unlocking(Exception):
    pass


class _Locked:
    def desk(self) -> None:
        raise _Unlocking


class _Asked:
    def __getattr__(self, name: str) -> str:
        return "UTC" if name == "zone" else "coordination"


def test_an_unknown_command_is_named_in_one_short_sentence() -> None:
    with pytest.raises(UsageError) as refused:
        parse(["frobnicate"])
    assert refused.value.message == "There is no command 'frobnicate'; see 'satchel --help'."


@pytest.mark.parametrize(
    "words",
    [
        ["--json", "--archive", "A", "case", "list"],
        ["case", "list", "--archive", "A", "--json"],
        ["case", "--archive=A", "list", "--json"],
    ],
)
def test_global_options_may_stand_before_or_after(words: list[str]) -> None:
    understood = parse(words)
    assert (understood.archive, understood.json, understood.passphrase_file) == ("A", True, None)


def test_words_after_a_lone_dash_dash_are_no_options() -> None:
    assert parse(["note", "R", "--", "--json"]).text == "--json"
    assert not asks_for_json(["note", "R", "--", "--json"])


def test_an_option_is_not_guessed_from_its_beginning() -> None:
    with pytest.raises(UsageError):
        parse(["case", "add", "--tit", "T"])


def test_two_dashes_as_a_value_are_refused_not_taken_for_a_list() -> None:
    with pytest.raises(UsageError, match="'--name' cannot be given as '--'"):
        parse(["person", "add", "--name=--"])
    assert parse(["note", "R", "--", "--name=--"]).text == "--name=--"
