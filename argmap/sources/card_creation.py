"""Create a source card from a text."""

from __future__ import annotations

import re
from pathlib import Path

from argmap.file_io import write_whole
from argmap.model import ArgmapError, problem
from argmap.model.codes import Code
from argmap.model.type_checks import as_path, expect
from argmap.model.vocabulary import ID
from argmap.sources.card import Card, is_plain_name
from argmap.sources.card_file import card_text, read_entries
from argmap.sources.loaded_source import Text
from argmap.sources.paragraphs import ParagraphRule, guess_rule
from argmap.sources.source_files import decode, read_bytes, read_if_there
from argmap.sources.tokenization import is_in_characters as written_in_characters


def add_source(
    path: Path | str,
    *,
    folder: Path | str,
    id: str | None = None,
    title: str | None = None,
    author: str | None = None,
    published: str | None = None,
    url: str | None = None,
    note: str | None = None,
    rule: ParagraphRule | str | None = None,
    replace: bool = False,
) -> Card:
    """Create a card for a text file, write it to ``folder``/ID.toml, and return it.

    ``path`` is the file of the text, which is not copied; the card stores the name of the file if
    it is not ``ID.txt``. By default, ``id`` is derived from the file name, and the paragraph rule
    is guessed from the layout. If the card exists, its title, author, publication, URL and note are
    kept unless given. If it was made from the same text, it also keeps its paragraph rule and is
    renewed, which repairs a damaged card.

    Raises :class:`ArgmapError`: ``source-unreadable`` for what is no text in UTF-8 or has no
    words, ``bad-card`` for a value that no card can hold, ``card-exists`` where the
    card that is there was made from a different text and ``replace`` is false, ``unwritable``.
    """
    path, folder = as_path(path), as_path(folder, "folder")
    texts = {"title": title, "author": author, "published": published, "url": url, "note": note}
    for name, given in {"id": id, **texts}.items():
        expect(given, (str, type(None)), name)
    data = read_bytes(path, str(path))
    raw = decode(data, str(path))
    text = Text.of(raw)
    if not len(text.words):
        raise ArgmapError([problem(Code.SOURCE_UNREADABLE, f"there are no words in {path}")])
    id = id or _id_from(path)
    if ID.fullmatch(id) is None:
        message = f"{id!r} is not the id of a source"
        raise ArgmapError([problem(Code.BAD_CARD, message, hint="use a-z, 0-9 and single hyphens")])
    target = folder / f"{id}.toml"
    kept = _entries(target)
    if kept is not None and kept.get("sha256") not in (text.words.sha256, _sha256_of(data)):
        if not replace:
            message = f"{target} already exists and was made from a different text"
            hint = "add --replace, or give this source a different id with --id"
            raise ArgmapError([problem(Code.CARD_EXISTS, message, hint=hint)])
        kept.pop("paragraph-rule", None)
    kept = kept or {}
    try:
        rule = ParagraphRule(rule or kept.get("paragraph-rule") or guess_rule(raw))
        card = Card(
            id=id,
            title=title or kept.get("title"),
            author=author or kept.get("author"),
            published=published or kept.get("published"),
            url=url or kept.get("url"),
            note=note or kept.get("note"),
            file=path.name if path.name != f"{id}.txt" and is_plain_name(path.name) else None,
            paragraph_rule=rule,
            sha256=text.words.sha256,
            fingerprint=text.fingerprint(rule),
        )
    except ValueError as error:
        message = f"cannot make a source card from {path}: {error}"
        raise ArgmapError([problem(Code.BAD_CARD, message)]) from None
    write_whole(target, card_text(card))
    return card


def is_in_characters(path: Path | str) -> bool:
    """Whether the words of a text file are counted in characters, as in scripts without spaces."""
    return written_in_characters(decode(read_bytes(Path(path), str(path)), str(path))[:20_000])


def _sha256_of(data: bytes) -> str:
    """Return the hash used by cards of form 2 and older, which is the hash of the file."""
    from hashlib import sha256

    return sha256(data).hexdigest()


def _id_from(path: Path) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")


def _entries(target: Path) -> dict[str, str] | None:
    """Return the strings of an existing card, or ``None`` if there is no card."""
    name = str(target)
    data = read_if_there(target, name)
    return None if data is None else read_entries(decode(data, name), name)
