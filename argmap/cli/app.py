"""The program: its commands, each imported on demand, and its exit codes."""

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
    "evaluate",
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
"""Modules of commands whose names cannot be module names."""

_SIGPIPE_EXIT: Final = 141
"""The exit code that shells report for a program killed by a broken pipe."""


class ExitCode(IntEnum):
    """The exit codes of the program."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    FILES = 3


class Group(click.Group):
    """A command group that lists its commands with the whole first sentence of their help."""

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
"""The variable through which shells pass completion requests to Click."""


class _Commands(Group):
    """A group whose commands are modules of this package, imported only when needed."""

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
            sys.exit(_SIGPIPE_EXIT)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        from argmap.model import ArgmapError

        try:
            return super().main(*args, **kwargs)
        except ArgmapError as error:
            from argmap.cli.terminal import show

            show(error.diagnostics, {}, err=True)
            sys.exit(ExitCode.FILES)


@contextmanager
def _visible_usage() -> Iterator[None]:
    """Make control characters visible where Click repeats a command line."""
    try:
        yield
    except click.ClickException as error:
        error.message = visible_lines(error.message)  # type: ignore[misc]
        raise


@click.group(
    cls=_Commands,
    help="Argument maps from plain text: checked, verified against their sources, and drawn.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog="""\b
Examples:
  argmap new essay.argmap
  argmap check maps/
  argmap render maps/ -o build/

Exit codes: 0 no errors (warnings are fine), 1 errors found, 2 usage error, 3 file or
engine failure.

Environment: ARGMAP_TEXTS names one or more folders with the texts of sources, ARGMAP_DOT a Graphviz
program for the layout; ARGMAP_MAX_BYTES sets the maximum file size; NO_COLOR turns colours off.""",
)
@click.version_option(__version__, prog_name="argmap")
@click.pass_context
def main(ctx: click.Context) -> None:
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def run() -> None:
    """Run the installed program: :func:`main`, without garbage collection.

    A command keeps most of its objects until it ends. Collecting garbage took a tenth of its time,
    and freeing everything at exit as much again; so collection is disabled (long-running commands
    enable it), by :mod:`argmap.startup` while modules are loading and here in any case, and the
    process exits without freeing.
    """
    gc.disable()
    configure_streams()
    if COMPLETE in os.environ:
        import_module("argmap.cli.shell_completion")
    try:
        main()
    except SystemExit as leaving:
        if isinstance(leaving.code, str):
            raise
        _exit_process(leaving.code or ExitCode.OK)
    except OSError as error:
        _exit_process(report_os_error(error))
    except KeyboardInterrupt:
        _exit_process(INTERRUPTED)


def report_os_error(error: OSError) -> ExitCode:
    """Report an operating system error that no command handles."""
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
        found = problem(Code.SYSTEM_ERROR, f"{doing}: {reason}" if doing else reason)
    with suppress(OSError):
        show([found], {}, err=True)
    return ExitCode.FILES


def _folder_is_gone() -> bool:
    try:
        Path.cwd().stat()
    except OSError:
        return True
    return False


def _what_failed(error: OSError) -> str:
    """What the operating system refused, as far as the error shows it."""
    trace, doing = error.__traceback__, ""
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.partition(".")[0] == "argmap":
            doing = f"{name}.{trace.tb_frame.f_code.co_name}"
        trace = trace.tb_next
    if doing == "argmap.serve.server.listen":
        return "cannot listen for connections"
    return f"the operating system refused a request of {doing}" if doing else ""


def _exit_process(status: int) -> None:
    """End the process at once, after flushing its output."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        status = status or _SIGPIPE_EXIT
    except OSError as error:
        status = report_os_error(error)
    except KeyboardInterrupt:
        status = INTERRUPTED
    os._exit(status)
