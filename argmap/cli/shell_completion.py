"""What shells are told of ``--option=value``, each as it parts words.

Click tells the value alone. zsh and fish put it in the place of the whole word, and so take the
option away; it is told with its option there. bash parts the word into three, of which Click does
not know the sign.
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
        """What may stand at the cursor, with the option before it where that is one word."""
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
        """The words before the cursor and the one at it, without a sign between."""
        args, incomplete = super().get_completion_args()
        if incomplete == "=":
            incomplete = ""
        if args and args[-1] == "=":
            args.pop()
        return args, incomplete


for _shell in (_Bash, _Zsh, _Fish):
    add_completion_class(_shell)
