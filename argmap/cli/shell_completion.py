"""Shell completion of ``--option=value``, which each shell splits differently.

Click completes the value alone. zsh and fish replace the whole word with it and so lose the
option; for them, completions include the option. bash splits the word into three, of which Click
does not expect the equals sign.
"""

from __future__ import annotations

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)


class _WholeWords(ShellComplete):
    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """The completions at the cursor, including the option if it is part of the word."""
        found = super().get_completions(args, incomplete)
        option, sign, _ = incomplete.partition("=")
        if sign and option.startswith("--"):
            for item in found:
                if item.type == "plain":
                    item.value = f"{option}={item.value}"
        return found


class _Zsh(_WholeWords, ZshComplete):
    pass


class _Fish(_WholeWords, FishComplete):
    pass


class _Bash(BashComplete):
    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor and the one at it, without an equals sign in between."""
        args, incomplete = super().get_completion_args()
        if incomplete == "=":
            incomplete = ""
        if args and args[-1] == "=":
            args.pop()
        return args, incomplete


for _shell in (_Bash, _Zsh, _Fish):
    add_completion_class(_shell)
