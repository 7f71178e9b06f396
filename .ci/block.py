"""Print a fenced block of a page: ``block.py PAGE SORT N``, the N-th of its sort from 1."""

import re
import sys
from pathlib import Path

page, sort, number = sys.argv[1:]
blocks = re.findall(
    rf"^```{sort}(?: [^\n]*)?\n(.*?)^```", Path(page).read_text("utf-8"), re.M | re.S
)
if not 0 < int(number) <= len(blocks):
    sys.exit(f"{page} has {len(blocks)} blocks of {sort}")
print(blocks[int(number) - 1], end="")
