"""The store: small objects under names, where creating what is absent is the only decision.

obstore reads, lists and deletes, in a directory as in an S3-compatible bucket. Creating is
left to it only where the store itself decides who was first and keeps what it took; in a
directory it does neither durably, so `directory` does it there. Not for what the objects
mean. To know first: a name is made of names that were checked, never of a stranger's text.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError, PreconditionError
from obstore.store import LocalStore, ObjectStore, S3Store

from satchel.domain.errors import MachineRefused, NoSuchThing, OutOfReach, UsageError
from satchel.relay.directory import Directory

RETRY_S: Final = 20.0
"""How long a bucket may be away before a request is refused."""

Create = Callable[[str, bytes], Coroutine[Any, Any, bool]]


@dataclass(frozen=True, slots=True)
class Objects:
    """One store. Every method raises OutOfReach when it does not answer."""

    _store: ObjectStore
    _create: Create
    directory: Directory | None

    async def create(self, name: str, data: bytes) -> bool:
        """Whether this was the first of that name; durable when it returns, either way.

        Raises MachineRefused (code "disk-full") where a disk has no room left.
        """
        async with _answering():
            return await self._create(name, data)

    async def read(self, name: str) -> bytes | None:
        """All of it, or None."""
        async with _answering():
            try:
                return bytes(await (await obstore.get_async(self._store, name)).bytes_async())
            except FileNotFoundError:
                return None

    async def read_some(self, name: str, start: int, end: int) -> bytes | None:
        """Bytes `start` up to `end`, which must lie within, or None."""
        async with _answering():
            try:
                got = await obstore.get_range_async(self._store, name, start=start, end=end)
            except FileNotFoundError:
                return None
            return bytes(got)

    async def exists(self, name: str) -> bool:
        async with _answering():
            try:
                await obstore.head_async(self._store, name)
            except FileNotFoundError:
                return False
            return True

    async def names(self, folder: str) -> list[str]:
        """What lies below `folder` (which ends with a slash), without it, sorted."""
        found: list[str] = []
        async with _answering():
            async for page in obstore.list(self._store, folder):
                found += [item["path"].removeprefix(folder) for item in page]
        return sorted(found)

    async def folders(self, folder: str) -> list[str]:
        """The folders right below `folder`, sorted; without reading what is in them."""
        async with _answering():
            listed = await obstore.list_with_delimiter_async(self._store, folder)
        prefixes: list[str] = list(listed["common_prefixes"])
        return sorted(prefix.rstrip("/").rpartition("/")[2] for prefix in prefixes)

    async def delete(self, name: str) -> None:
        """It is no more; that it was none is no harm."""
        async with _answering():
            try:
                await obstore.delete_async(self._store, name)
            except FileNotFoundError:
                return

    async def require(self) -> None:
        """Raises OutOfReach unless the store answers now."""
        await self.exists("answers")

    async def require_room(self) -> None:
        """Raises OutOfReach unless the store answers now, MachineRefused where it keeps nothing
        (as far as a folder tells; of a bucket nobody knows before it is tried)."""
        await self.require()
        if self.directory is not None:
            await self.directory.require()


def open_objects(place: str) -> Objects:
    """A folder, made when missing, or `s3://BUCKET[/PREFIX]`.

    S3 credentials, region and endpoint come from the environment (AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT). Raises UsageError, MachineRefused.
    """
    if place.startswith("s3://"):
        return _bucket(place)
    if "://" in place:
        raise UsageError("A relay keeps its parcels in a folder or in s3://BUCKET.")
    directory = Directory(Path(place).absolute())
    directory.prepare()
    store = LocalStore(prefix=directory.root, automatic_cleanup=True)
    return Objects(store, directory.create, directory)


def _bucket(place: str) -> Objects:
    bucket, _, prefix = place.removeprefix("s3://").partition("/")
    if not bucket:
        raise UsageError("A relay keeps its parcels in a folder or in s3://BUCKET.")
    try:
        store = S3Store(
            bucket,
            prefix=prefix.strip("/") or None,
            # A rented machine and its bucket may speak plainly on one network.
            client_options={"allow_http": True, "timeout": "60s", "connect_timeout": "10s"},
            retry_config={"max_retries": 5, "retry_timeout": timedelta(seconds=RETRY_S)},
        )
    except (BaseError, ValueError) as error:
        raise UsageError(
            "This bucket cannot be opened with the AWS_… settings of the environment."
        ) from error

    async def create(name: str, data: bytes) -> bool:
        try:
            await obstore.put_async(store, name, data, mode="create", use_multipart=False)
        except (AlreadyExistsError, PreconditionError):
            return False
        return True

    return Objects(store, create, None)


@asynccontextmanager
async def _answering() -> AsyncIterator[None]:
    try:
        yield
    except (MachineRefused, NoSuchThing):
        raise
    except (BaseError, OSError, ValueError) as error:
        raise OutOfReach(
            "The relay's store did not answer; nothing was acknowledged. Try again later.",
            code="store",
        ) from error
