#!/usr/bin/env python3
"""Seals a plain backup as public/backup.schema.json describes, without a line of the app: what it wrote is in
tests/fixtures/sealed, and the app must open it, and write the very same. Needs argon2-cffi and cryptography.

    python3 tests/tools/seal.py
"""

import base64
import hashlib
import json
import pathlib
import unicodedata

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "fixtures"
PLAIN = (FIXTURES / "v1" / "backup.json").read_text(encoding="utf-8")
MADE = json.loads(PLAIN)["made"]
SALT = bytes(range(1, 17))
IV = bytes(range(101, 113))
# An e and its two dots as one letter, and as two: what keyboards write differs.
PASSPHRASE = "Zo\u00eb's grüne Tür 🚪 門"


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def argon2id(passphrase: bytes, salt: bytes, memory: int, passes: int, lanes: int) -> bytes:
    return hash_secret_raw(passphrase, salt, passes, memory, lanes, 32, Type.ID, 19)


def padded(size: int) -> int:
    size = max(size, 16384)
    exponent = size.bit_length() - 1
    told = exponent.bit_length()
    mask = (1 << (exponent - told)) - 1
    return (size + mask) & ~mask


def write(name: str, version: int, kdf: str, key: bytes, plain: bytes) -> None:
    def file(sealed: str) -> str:
        return (
            f'{{"format":"afterword-backup","version":{version},"made":"{MADE}","cipher":{{"name":"AES-GCM",{kdf},'
            f'"salt":"{b64(SALT)}","iv":"{b64(IV)}"}},"sealed":"{sealed}"}}'
        )

    sealed = AESGCM(key).encrypt(IV, plain, file("").encode())
    (FIXTURES / "sealed" / name).write_text(file(b64(sealed)), encoding="utf-8")


plain = PLAIN.encode()
old = unicodedata.normalize("NFD", PASSPHRASE).encode()
key = hashlib.pbkdf2_hmac("sha256", old, SALT, 700_000)
write("version-1.json", 1, '"kdf":"PBKDF2","hash":"SHA-256","iterations":700000', key, plain)

new = unicodedata.normalize("NFC", PASSPHRASE).encode()
key = argon2id(new, SALT, 65536, 3, 4)
filled = plain + b" " * (padded(len(plain)) - len(plain))
write("version-2.json", 2, '"kdf":"Argon2id","memory":65536,"passes":3,"lanes":4', key, filled)

lines = ["# By argon2-cffi: passphrase, salt (both in hexadecimal), memory in KiB, passes, lanes, key."]
for passphrase, salt, memory, passes, lanes in [
    (b"", b"somesalt", 8, 1, 1),
    (b"correct horse battery staple", SALT, 64, 1, 1),
    (b"correct horse battery staple", SALT, 64, 2, 4),
    (new, SALT, 1024, 3, 4),
    (b"x" * 300, b"s" * 64, 256, 4, 2),
    (new, SALT, 65536, 3, 4),
]:
    key = argon2id(passphrase, salt, memory, passes, lanes)
    lines.append(f"{passphrase.hex() or '-'} {salt.hex()} {memory} {passes} {lanes} {key.hex()}")
(FIXTURES / "sealed" / "argon2id.txt").write_text("\n".join(lines) + "\n")
