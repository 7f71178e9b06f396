"""``argmap completion``: the script that teaches a shell to complete command lines of argmap."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from argmap.cli.app import COMPLETE, main
from argmap.cli.terminal import say

_NAME = "argmap"


@click.command(
    "completion",
    help="""Print the script with which a shell completes command lines.

    It completes commands, options, files and codes. The shell reads it when it starts, from the
    places shown below.
    """,
    epilog="""\b
Examples:
  argmap completion bash > ~/.local/share/bash-completion/completions/argmap
  argmap completion zsh > ~/.zfunc/_argmap
  argmap completion fish > ~/.config/fish/completions/argmap.fish
  eval "$(argmap completion bash)"

For zsh, ~/.zshrc has to say fpath+=~/.zfunc before compinit. bash has to be 4.4 or later.""",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    script = get_completion_class(shell)
    assert script is not None, "Click knows all three shells"
    say(script(main, {}, _NAME, COMPLETE).source())
