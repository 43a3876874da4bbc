"""Tokens and codes: made at random, handed out once, kept only as hashes."""

import hashlib
import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Nothing that can be read as something else: no 0 O, no 1 I L."""

ROOM_CODE = 6
RECOVERY_CODE = 10
SETUP_CODE = 12
LONGEST_KEY = 160
"""of a name as it is compared: single signs may stand for whole phrases"""


def token() -> str:
    """Give a new token for a device."""
    return secrets.token_urlsafe(32)


def code(length: int) -> str:
    """Give a new code that can be read aloud and typed."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def normal(typed: str) -> str:
    """Give a typed code as it was handed out: capitals, no blanks or hyphens, full-width letters made plain."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(letter for letter in plain if letter.isalnum())


def hashed(secret: str) -> str:
    """Give what is kept of a secret."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


def name_key(name: str) -> str:
    """Give a name as it is compared: case, width and blanks do not make another name."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())[:LONGEST_KEY]
