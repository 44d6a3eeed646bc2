"""Names for people who are not to be named: the same person has the same one in every report made with the same secret."""

import hashlib
import hmac
from base64 import b32encode

LENGTH = 5


def pseudonym(name: str, secret: bytes) -> str:
    """Return the pseudonym of `name`; without the secret nobody can tell whose it is, nor try names out.

    >>> pseudonym("Ana", b"s") == pseudonym("Ana", b"s"), pseudonym("Ana", b"s") == pseudonym("Ana", b"t")
    (True, False)
    """
    digest = hmac.new(secret, name.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
    return f"Student {b32encode(digest).decode()[:LENGTH]}"
