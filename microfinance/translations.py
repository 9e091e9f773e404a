"""`python -m microfinance.translations`: compiles locale/ as gettext reads it, on machines without gettext too.

Reads what `make messages` writes: one text for one text, without plurals and contexts, which nothing of ours uses.
"""

import ast
import struct
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "locale"
MAGIC, HEAD = 0x950412DE, 28  # of the file format, as in gettext's manual


def read(po: Path) -> dict[str, str]:
    """Every text with its translation, empty where there is none; fuzzy ones are left out, the header is under ""."""
    texts: dict[str, str] = {}
    for block in po.read_text(encoding="utf-8").split("\n\n"):
        said = {"msgid": "", "msgstr": ""}
        name = ""
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            word, _quote, rest = line.partition('"')
            name = word.strip() or name
            said[name] += ast.literal_eval(f'"{rest}')
        if name and (not said["msgid"] or "#, fuzzy" not in block):
            texts[said["msgid"]] = said["msgstr"]
    return texts


def compiled(texts: dict[str, str]) -> bytes:
    """The catalogue as gettext reads it: two tables of lengths and places, then the texts, sorted."""
    pairs = sorted((text.encode(), said.encode()) for text, said in texts.items() if said)
    place, tables, body = HEAD + 16 * len(pairs), [b"", b""], b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<II", len(pair[side]), place + len(body))
            body += pair[side] + b"\0"
    head = struct.pack("<7I", MAGIC, 0, len(pairs), HEAD, HEAD + 8 * len(pairs), 0, 0)
    return head + tables[0] + tables[1] + body


def main() -> None:
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        po.with_suffix(".mo").write_bytes(compiled(read(po)))


if __name__ == "__main__":
    main()
