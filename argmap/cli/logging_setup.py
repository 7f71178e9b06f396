"""What the servers write down of what they do."""

from __future__ import annotations

import logging

from argmap.control_characters import visible_lines


class LogFormatter(logging.Formatter):
    """What goes to a log, tracebacks too, as :func:`argmap.cli.terminal.say` prints it."""

    def format(self, record: logging.LogRecord) -> str:
        return visible_lines(super().format(record))
