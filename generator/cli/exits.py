"""How a command ended -> its exit code.

0: done. 1: the facts have problems, or the site could not be built. 2: the command was misused. 130: stopped by Ctrl-C.
"""

from __future__ import annotations

OK, PROBLEMS, MISUSE, INTERRUPTED = 0, 1, 2, 130
