"""The program itself: its commands, each imported when it is asked for, and its exit codes."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from enum import IntEnum
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click

from argmap import __version__

_COMMANDS: Final = (
    "check",
    "cite",
    "compare",
    "completion",
    "coverage",
    "explain",
    "export",
    "fmt",
    "import",
    "lsp",
    "new",
    "page",
    "read",
    "render",
    "serve",
    "source",
)


_MODULES: Final = {"import": "import_"}
"""The modules of commands whose names no module can have."""

_INTERRUPTED: Final = 130
_UNHEARD: Final = 141
"""What shells say of a program that a signal has ended: Ctrl-C, or a pipe that nobody reads."""


class Exit(IntEnum):
    """What the program's exit code says."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    FILES = 3


class Group(click.Group):
    """A group that lists its commands with the whole first sentence of their help."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                paragraph = " ".join((command.help or "").partition("\n\n")[0].split())
                rows.append((name, f"{paragraph.partition('. ')[0].rstrip('.')}."))
        with formatter.section("Commands"):
            formatter.write_dl(rows)


COMPLETE: Final = "_ARGMAP_COMPLETE"
"""The variable in which Click looks for what a shell asks."""


class _Commands(Group):
    """A group whose commands are modules beside this one, so that each loads what it needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"argmap.cli.{_MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], _COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            ctx.fail(f"There is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            sys.exit(_INTERRUPTED)
        except BrokenPipeError:
            sys.exit(_UNHEARD)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        from argmap.model import ArgmapError

        try:
            return super().main(*args, **kwargs)
        except ArgmapError as error:
            from argmap.cli.terminal import show

            show(error.diagnostics, {}, err=True)
            sys.exit(Exit.FILES)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog="""\b
Examples:
  argmap new essay.argmap
  argmap check maps/
  argmap render maps/ -o build/

Exit codes: 0 fine (warnings too), 1 errors found, 2 wrong usage, 3 files or engine.

Environment: ARGMAP_TEXTS names a folder with the texts of sources, ARGMAP_DOT a Graphviz program
to lay maps out with; NO_COLOR turns colours off.""",
)
@click.version_option(__version__, prog_name="argmap")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Argument maps from plain text: checked, verified against their sources, drawn."""
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def run() -> None:
    """The program as it is installed: :func:`main`, without collecting garbage.

    A command makes much that it keeps to its end. Looking for what could be thrown away took a
    tenth of its time, and giving everything back before the process ends as much again; so the
    one is turned off (a command that goes on for hours turns it on) and the other left out.
    """
    gc.disable()
    _ready_streams()
    if COMPLETE in os.environ:
        import_module("argmap.cli.completing")
    try:
        main()
    except SystemExit as leaving:
        if isinstance(leaving.code, str):
            raise
        _leave(leaving.code or Exit.FINE)
    except OSError as error:
        _leave(_told(error))


def _ready_streams() -> None:
    """Give the program its three streams, whatever it was started with.

    One that is closed leads nowhere, lest a file that is opened later take its place; and a sign
    that an encoding lacks is written as its number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
        elif mode == "w" and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")


def _told(error: OSError) -> Exit:
    """Tell of a file that no command has foreseen, or of standard output that takes no more."""
    from argmap.cli.terminal import show
    from argmap.model import problem

    reason = error.strerror or str(error)
    found = problem("unwritable", f"cannot write standard output: {reason}")
    if error.filename is not None:
        found = problem("unreadable", f"cannot use {os.fsdecode(error.filename)}: {reason}")
    with suppress(OSError):
        show([found], {}, err=True)
    return Exit.FILES


def _leave(status: int) -> None:
    """End the process at once, with all that was said on its way out."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        status = status or _UNHEARD
    except OSError as error:
        status = _told(error)
    os._exit(status)
