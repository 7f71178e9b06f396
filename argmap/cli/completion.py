"""``argmap completion``: print the completion script for a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from argmap.cli.app import COMPLETE, main
from argmap.cli.terminal import say

_NAME = "argmap"


@click.command(
    "completion",
    help="""Print a script for command-line completion in a shell.

    It completes commands, options, files and codes. Save it where the shell looks for such
    scripts when it starts, as shown below.
    """,
    epilog="""\b
Examples:
  argmap completion bash > ~/.local/share/bash-completion/completions/argmap
  argmap completion zsh > ~/.zfunc/_argmap
  argmap completion fish > ~/.config/fish/completions/argmap.fish
  eval "$(argmap completion bash)"

For zsh, put 'fpath+=~/.zfunc' before 'compinit' in ~/.zshrc. bash must be 4.4 or later.""",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    script = get_completion_class(shell)
    assert script is not None, "Click knows all three shells"
    say(script(main, {}, _NAME, COMPLETE).source())
