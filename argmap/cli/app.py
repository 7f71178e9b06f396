"""The program itself: its commands, each imported when it is asked for, and its exit codes."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click

from argmap import __version__
from argmap.cli.streams import OutputError, configure_streams
from argmap.control_characters import visible_lines
from argmap.interrupts import EXIT_CODE as INTERRUPTED
from argmap.interrupts import raise_again
from argmap.model.codes import Code

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

_UNHEARD: Final = 141
"""What shells say of a program that wrote to a pipe which nobody reads."""


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

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        with _visible_usage():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            raise_again()
            with _visible_usage():
                return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            sys.exit(INTERRUPTED)
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


@contextmanager
def _visible_usage() -> Iterator[None]:
    """Show the control characters in what Click repeats of a command line."""
    try:
        yield
    except click.ClickException as error:
        error.message = visible_lines(error.message)  # type: ignore[misc]
        raise


@click.group(
    cls=_Commands,
    help="Argument maps from plain text: checked, verified against their sources, drawn.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog="""\b
Examples:
  argmap new essay.argmap
  argmap check maps/
  argmap render maps/ -o build/

Exit codes: 0 no errors (warnings are fine), 1 errors found, 2 wrong usage, 3 files or engine.

Environment: ARGMAP_TEXTS names a folder with the texts of sources, ARGMAP_DOT a Graphviz program
for the layout; ARGMAP_MAX_BYTES sets the largest size of a file; NO_COLOR turns colours off.""",
)
@click.version_option(__version__, prog_name="argmap")
@click.pass_context
def main(ctx: click.Context) -> None:
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def run() -> None:
    """The program as it is installed: :func:`main`, without collecting garbage.

    A command makes much that it keeps to its end. Looking for what could be thrown away took a
    tenth of its time, and giving everything back before the process ends as much again; so the
    one is turned off (a command that goes on for hours turns it on) and the other left out.
    """
    gc.disable()
    configure_streams()
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
    except KeyboardInterrupt:
        _leave(INTERRUPTED)


def _told(error: OSError) -> Exit:
    """Tell a person of a fault of the system that no command has foreseen."""
    from argmap.cli.terminal import show
    from argmap.model import problem

    reason = error.strerror or str(error)
    if isinstance(error, OutputError):
        found = problem(Code.UNWRITABLE, f"cannot write {error.filename}: {reason}")
    elif error.filename is not None:
        name = error.filename if isinstance(error.filename, int) else os.fsdecode(error.filename)
        found = problem(Code.UNREADABLE, f"cannot use {name}: {reason}")
    elif _folder_is_gone():
        hint = "change to a folder that exists"
        found = problem(Code.UNREADABLE, "the current folder no longer exists", hint=hint)
    else:
        doing = _what_failed(error)
        found = problem(Code.SYSTEM_ERROR, f"{doing} failed: {reason}" if doing else reason)
    with suppress(OSError):
        show([found], {}, err=True)
    return Exit.FILES


def _folder_is_gone() -> bool:
    try:
        Path.cwd().stat()
    except OSError:
        return True
    return False


def _what_failed(error: OSError) -> str:
    """The function of argmap's that called the system, as far as the error knows it."""
    trace, doing = error.__traceback__, ""
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.partition(".")[0] == "argmap":
            doing = f"{name}.{trace.tb_frame.f_code.co_name}"
        trace = trace.tb_next
    return doing


def _leave(status: int) -> None:
    """End the process at once, with all that was said on its way out."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        status = status or _UNHEARD
    except OSError as error:
        status = _told(error)
    except KeyboardInterrupt:
        status = INTERRUPTED
    os._exit(status)
