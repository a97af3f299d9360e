"""Bytes that tell whether they are as they were written: on a disk, and in other hands, they may change."""

import hashlib

_SIZE = 8


def seal(content: bytes, *place: object) -> bytes:
    """The content behind a checksum over it and the place it belongs to."""
    return _checksum(content, place) + content


def unseal(sealed: object, *place: object) -> bytes | None:
    """The content that was sealed for this place; None if these are other bytes, or another place's."""
    if not isinstance(sealed, bytes):
        return None
    content = sealed[_SIZE:]
    return content if sealed[:_SIZE] == _checksum(content, place) else None


def _checksum(content: bytes, place: tuple[object, ...]) -> bytes:
    return hashlib.blake2b(content, digest_size=_SIZE, key=_key(place)).digest()


def _key(place: tuple[object, ...]) -> bytes:
    return hashlib.blake2b(repr(place).encode("utf-8", "backslashreplace"), digest_size=32).digest()
