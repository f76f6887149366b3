"""Whatever stands in a form's file: it is a form, or one sentence refuses it."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from satchel.catalog.forms import Forms, form_in
from satchel.catalog.kinds import Kinds
from satchel.domain.errors import SatchelError
from satchel.domain.forms import Form
from satchel.system.paths import resources_folder, schema_folder
from unit.catalog.reporting_party import mission_form, question

FORMS = Forms(
    None,  # type: ignore[arg-type]  # reading a form needs no archive
    Kinds(schema_folder() / "kinds"),
    resources_folder() / "forms",
)
CHOICES = [{"key": "open", "text": {"en": "Open", "ru": "Да", "kk": "Иә"}}]
WHOLE = mission_form("1", question("A4", "choice", choices=CHOICES, basis=["ICCPR art. 14(1)"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


def places(value: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = [before]
    if isinstance(value, dict | list):
        for key, item in inner:
            if isinstance(item, dict | list):
                found += places(item, (*before, key))
            else:
                found.append((*before, key))
    return found


def changed(place: tuple[Any, ...], value: Any, how: str) -> Any:
    if not place:
        return value
    form = copy.deepcopy(WHOLE)
    at: Any = form
    for key in place[:-1]:
        at = at[key]
    match how:
        case "set":
            at[place[-1]] = value
        case "drop":
            del at[place[-1]]
        case "twice" if isinstance(at, list):
            at.append(copy.deepcopy(at[place[-1]]))
        case _:
            at[place[-1]] = [at[place[-1]], value]
    return form


@given(st.sampled_from(places(WHOLE)), JSON, st.sampled_from(["set", "drop", "twice", "listed"]))
def test_a_form_with_anything_in_it_is_read_or_refused(
    place: tuple[Any, ...], value: Any, how: str
) -> None:
    read = read_or_refused(json.dumps(changed(place, value, how)).encode())
    if isinstance(read, Form):
        assert len(read.questions) == sum(len(group.questions) for group in read.groups)
    else:
        assert (read.exit_code, read.message[-1]) == (2, ".")


@given(st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
def test_a_file_with_anything_in_it_is_no_form(raw: bytes) -> None:
    read = read_or_refused(raw)
    assert isinstance(read, SatchelError)
    assert read.exit_code == 2


def read_or_refused(raw: bytes) -> Form | SatchelError:
    """The form in a file, or its refusal; any other exception fails the test."""
    try:
        return FORMS.read(form_in(raw))
    except SatchelError as refused:
        return refused
