"""``argmap source``: the cards of sources."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.app import Group
from argmap.cli.terminal import counted
from argmap.sources import ParagraphRule, add_source, project_root
from argmap.sources.adding import is_in_characters


@click.group(
    "source",
    cls=Group,
    epilog="\b\nExample:\n  argmap source add ~/essays/wolfe.txt --id wolfe-1957",
)
def command() -> None:
    """Sources: what a project knows of the texts that its maps cite."""


@command.command(
    "add",
    epilog="""\b
Example:
  argmap source add ~/essays/wolfe.txt --id wolfe-1957 --author "Bertram D. Wolfe" """,
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", help="What maps call it; otherwise made from the file's name.")
@click.option("--title", help="What the text is called.")
@click.option("--author", help="Who wrote it.")
@click.option("--published", help="Where and when.")
@click.option("--url", help="Where it can be read.")
@click.option("--note", help="A remark of yours.")
@click.option(
    "--paragraphs",
    "rule",
    type=click.Choice([rule.value for rule in ParagraphRule]),
    help="What parts two paragraphs; otherwise guessed from the layout.",
)
@click.option("--replace", is_flag=True, help="Renew the card where it is of another text.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the cards are; otherwise seeds/ of the project that you are in.",
)
def add(
    file: Path,
    id: str | None,
    title: str | None,
    author: str | None,
    published: str | None,
    url: str | None,
    note: str | None,
    rule: str | None,
    replace: bool,
    folder: Path | None,
) -> None:
    """Make the card of a text: who wrote it, and a fingerprint in which citations are found.

    The text itself stays where it is. Nothing can be read from the fingerprint, so the card can
    be shared where the text cannot.
    """
    folder = folder or project_root(Path.cwd()) / "seeds"
    card = add_source(
        file,
        folder=folder,
        id=id,
        title=title,
        author=author,
        published=published,
        url=url,
        note=note,
        rule=rule,
        replace=replace,
    )
    unit = "character" if is_in_characters(file) else "word"
    size = f"{counted(card.words, unit)} in {counted(card.paragraphs, 'paragraph')}"
    click.echo(f"{folder / card.id}.toml: {size}")
    click.echo(f"Cite it in a map that says: source: {card.id}")
