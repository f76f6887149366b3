"""`--field NAME=VALUE` becomes what the kind's schema asks for."""

from __future__ import annotations

import pytest

from satchel.catalog.kinds import Kinds
from satchel.cli.acts.field_values import typed_fields
from satchel.domain.errors import UsageError
from satchel.domain.json_values import JsonValue
from satchel.system.paths import schema_folder

KINDS = Kinds(schema_folder() / "kinds")


@pytest.mark.parametrize(
    ("kind", "told", "value"),
    [
        ("case", ["number=12"], {"number": "12"}),
        ("case", ["title=a=b"], {"title": "a=b"}),
        ("case", ["title="], {"title": ""}),
        ("case", ['title="quoted"'], {"title": '"quoted"'}),
        ("person", ["protected=true"], {"protected": True}),
        ("person", ["names=A", "names=B"], {"names": [{"text": "A"}, {"text": "B"}]}),
        ("person", ['names={"text":"А","language":"ru"}'],
         {"names": [{"text": "А", "language": "ru"}]}),
        ("person", ["names=12"], {"names": [{"text": "12"}]}),
        ("person", ['roles=["judge","accused"]'], {"roles": ["judge", "accused"]}),
        ("event", ["participants=123"], {"participants": ["123"]}),
        ("event", ["participants=true", "participants=[x"], {"participants": ["true", "[x"]}),
        ("figure", ["value=677"], {"value": 677}),
        ("figure", ["value=about 600"], {"value": "about 600"}),
        ("figure", ["value=NaN"], {"value": "NaN"}),
        ("outcome", ["years=7.5"], {"years": 7.5}),
        ("outcome", ["suspended=true"], {"suspended": True}),
    ],
)  # fmt: skip
def test_a_value_takes_the_shape_of_its_field(
    kind: str, told: list[str], value: dict[str, JsonValue]
) -> None:
    assert typed_fields(told, KINDS.get(kind).fields) == value


@pytest.mark.parametrize("told", [["title"], ["=x"], [""], ["title=a", "title=b"]])
def test_what_says_no_field_or_two_values_is_refused(told: list[str]) -> None:
    with pytest.raises(UsageError):
        typed_fields(told, KINDS.get("case").fields)
