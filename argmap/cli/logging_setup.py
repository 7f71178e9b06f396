"""Logging for the servers."""

from __future__ import annotations

import logging

from argmap.control_characters import visible_lines


class LogFormatter(logging.Formatter):
    """Formats log records, including tracebacks, safely for a terminal; see
    :func:`argmap.cli.terminal.say`."""

    def format(self, record: logging.LogRecord) -> str:
        return visible_lines(super().format(record))
