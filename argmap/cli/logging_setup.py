"""Logging for the servers."""

from __future__ import annotations

import logging

from argmap.control_characters import visible_lines


class LogFormatter(logging.Formatter):
    """Formats log records and tracebacks as :func:`argmap.cli.terminal.say` prints text."""

    def format(self, record: logging.LogRecord) -> str:
        return visible_lines(super().format(record))
