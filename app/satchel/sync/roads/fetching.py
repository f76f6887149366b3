"""One parcel on its way in: its manifest judged, its parts gathered in a file, part by part.

The file holds ciphertext only and lies in the archive's folder until the parcel was opened;
it is resumed after anything, each part being verified by its digest. Whatever the road
gives that is not what the sender signed is named, and nothing of it is kept.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from satchel.crypto.digest import sha256
from satchel.domain.errors import IntegrityFailure, NoSuchThing
from satchel.storage.incoming import incoming_file
from satchel.sync.roads.errands import Errands
from satchel.sync.roads.gathering import Gathering
from satchel.sync.roads.handing import Moved
from satchel.sync.roads.pace import Pace
from satchel.sync.roads.road import Road
from satchel.wire.relay_names import Address, PartName
from satchel.wire.relay_parcels import Manifest, open_manifest


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Who fetches parcels from one road."""

    road: Road
    errands: Errands
    pace: Pace
    mission: str
    moved: Moved
    spared: Moved

    def manifest(self, address: Address) -> tuple[bytes, Manifest]:
        """The paper that commits a parcel, verified; the first that is good where there are
        several. Raises IntegrityFailure saying what is wrong with it, NoSuchThing."""
        papers = self.errands.run(lambda: self.errands.patiently(lambda: self._manifests(address)))
        wrong: IntegrityFailure | None = None
        for paper in papers:
            try:
                return paper, open_manifest(paper, self.mission, address)
            except IntegrityFailure as failure:
                wrong = failure
        raise wrong or withheld(address)

    def begin(self, folder: Path, manifest: Manifest) -> Gathering:
        """Have a parcel come as a file; the caller deletes it when it was opened."""
        return Gathering(
            incoming_file(folder, manifest.address.parcel),
            manifest,
            partial(self._part, manifest.address),
            self.errands,
            self.pace,
            self.spared,
        )

    def _manifests(self, address: Address) -> list[bytes]:
        began = time.monotonic()
        papers = self.road.manifests(address)
        self.pace.answered(began)
        return papers

    def _part(self, address: Address, part: PartName) -> bytes:
        began = time.monotonic()
        try:
            data = self.errands.patiently(lambda: self.road.part(address, part), self.pace.failed)
        except NoSuchThing as gone:
            raise withheld(address) from gone
        if len(data) != part.size or sha256(data).hex() != part.sha256:
            raise IntegrityFailure(
                f"Of parcel {address.parcel} the road gives a part that is not what its sender "
                "signed. Nothing of it was taken in; everything else goes on.",
                code="part-differs",
            )
        self.pace.done(len(data), began)
        self.moved(len(data))
        return data


def withheld(address: Address) -> IntegrityFailure:
    """The road says it has a parcel, and does not give it."""
    return IntegrityFailure(
        f"Parcel {address.parcel} is said to lie there, and the road does not give all of it: "
        "it is not there yet, or withheld. It will be asked for again; a courier's file is "
        "another way.",
        code="withheld",
    )
