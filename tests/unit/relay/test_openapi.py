"""The OpenAPI document and the interface say the same, and answers have the shapes it tells."""

from __future__ import annotations

import json
from typing import Any

import fastjsonschema
import pytest
from starlette.routing import Route

from satchel.relay.door import OPENAPI
from satchel.wire import relay_names as names
from satchel.wire.relay_parcels import sign_manifest, sign_taken
from unit.relay.asgi import DATA, Answer, Device, Relay, committed

DOCUMENT: dict[str, Any] = json.loads(OPENAPI.read_bytes())


def described(method: str, path: str) -> dict[str, Any]:
    """What the document says of a route."""
    found: dict[str, Any] = DOCUMENT["paths"][path][method.lower()]
    return found


def require_described(method: str, path: str, answer: Answer) -> None:
    """The status is one the document knows for the route, and the body is of its shape."""
    responses = described(method, path)["responses"]
    assert str(answer.status) in responses, (method, path, answer)
    response = responses[str(answer.status)]
    if "$ref" in response:
        response = DOCUMENT["components"]["responses"][response["$ref"].rpartition("/")[2]]
    (kind, content), *_ = response["content"].items()
    if kind == "application/json":
        schema = {"components": DOCUMENT["components"], **content["schema"]}
        fastjsonschema.compile(schema)(answer.json)
    assert answer.headers["content-type"] == kind
    assert answer.headers["satchel-challenge"]


def test_every_route_is_described_and_every_described_route_is_there(relay: Relay) -> None:
    routes = {
        (method, route.path)
        for route in relay.app.routes
        if isinstance(route, Route)
        for method in route.methods or ()
        if method != "HEAD"
    }
    told = {
        (method.upper(), path) for path, methods in DOCUMENT["paths"].items() for method in methods
    }
    assert routes == told


def test_every_reference_leads_somewhere() -> None:
    text = json.dumps(DOCUMENT)
    for kind, things in DOCUMENT["components"].items():
        for name in things:
            if kind != "securitySchemes":
                assert f"#/components/{kind}/{name}" in text
    for reference in {piece.split('"')[0] for piece in text.split('"$ref": "')[1:]}:
        _, kind, name = reference.removeprefix("#").removeprefix("/").split("/")
        assert name in DOCUMENT["components"][kind]


def test_answers_have_the_shapes_that_are_described(
    relay: Relay, observer: Device, coordinator: Device
) -> None:
    committed(observer)
    address = observer.address()
    parcel, box = "/v1/boxes/{box}/{parcel}", "/v1/boxes/{box}"
    for method, route, answer in (
        ("GET", "/v1/health", relay.ask("GET", "/v1/health")),
        ("GET", "/v1/openapi.json", relay.ask("GET", "/v1/openapi.json")),
        ("GET", "/v1/challenge", relay.ask("GET", "/v1/challenge")),
        ("GET", "/v1/account", observer.get(names.ACCOUNT_PATH)),
        ("GET", "/v1/account", relay.ask("GET", names.ACCOUNT_PATH)),
        ("GET", "/v1/admits", coordinator.get(names.ADMITS_PATH)),
        ("GET", box, coordinator.get(names.box_path(address.box))),
        ("GET", box, observer.get(names.box_path(address.box))),
        ("GET", parcel, observer.get(address.path)),
        ("PUT", parcel + "/claim", observer.put(address.claim_path)),
        ("GET", parcel + "/manifest", coordinator.get(address.manifest_path)),
        ("GET", parcel + "/manifest", coordinator.get(observer.address("1" * 20).manifest_path)),
    ):
        require_described(method, route, answer)
    begun = observer.address("2" * 20)
    parts = observer.send(begun, DATA)
    route = parcel + "/parts/{part}"
    require_described("PUT", route, observer.put(begun.part_path(parts[0]), DATA[:1000]))
    require_described("GET", route, coordinator.get(begun.part_path(parts[0])))
    some = coordinator.get(begun.part_path(parts[0]), Range="bytes=1-2")
    require_described("GET", route, some)
    manifest = sign_manifest(relay.mission.id, begun, parts, observer.key)
    require_described("PUT", parcel + "/manifest", observer.put(begun.manifest_path, manifest))
    word = sign_taken(relay.mission.id, begun, coordinator.key)
    require_described("PUT", parcel + "/taken", coordinator.put(begun.taken_path, word))


@pytest.mark.parametrize("path", sorted(DOCUMENT["paths"]))
def test_other_methods_are_refused(relay: Relay, path: str) -> None:
    answer = relay.ask("DELETE", path.replace("{version}", "1"))
    assert (answer.status, answer.json["error"]) == (405, "wrong-method")
