"""``argmap source``: manage source cards."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.app import Group
from argmap.cli.terminal import counted, say
from argmap.sources import ParagraphRule, add_source, project_root
from argmap.sources.card_creation import is_in_characters


@click.group(
    "source",
    help="Manage sources: the texts that a project's maps cite.",
    cls=Group,
    epilog="\b\nExample:\n  argmap source add ~/essays/wolfe.txt --id wolfe-1957",
)
def command() -> None:
    pass


@command.command(
    "add",
    help="""Make a source card for a text: author, title and so on, and a fingerprint of its words.

    The text itself stays where it is. It cannot be reconstructed from the fingerprint, so you can
    share the source card even if you cannot share the text.
    """,
    epilog="""\b
Example:
  argmap source add ~/essays/wolfe.txt --id wolfe-1957 --author "Bertram D. Wolfe" """,
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", help="The id that maps use; by default made from the file's name.")
@click.option("--title", help="The title.")
@click.option("--author", help="The author.")
@click.option("--published", help="Where and when it was published.")
@click.option("--url", help="A web address for it.")
@click.option("--note", help="A note of your own.")
@click.option(
    "--paragraphs",
    "rule",
    type=click.Choice([rule.value for rule in ParagraphRule]),
    help="What separates paragraphs; by default guessed from the layout.",
)
@click.option(
    "--replace", is_flag=True, help="Replace a source card that was made from a different text."
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the source cards; by default seeds/ in the current project.",
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
    say(f"{folder / card.id}.toml: {size}")
    say(f"Cite it in a map that says: source: {card.id}")
