"""Print the first two sh blocks of a README, which must be one line each."""

import re
import sys
from pathlib import Path

blocks = re.findall(r"^```sh\n(.*?)^```", Path(sys.argv[1]).read_text("utf-8"), re.M | re.S)
first_two = [block.strip() for block in blocks[:2]]
if len(first_two) != 2 or any("\n" in block for block in first_two):
    sys.exit("the README does not begin with two sh blocks of one line each")
print("\n".join(first_two))
