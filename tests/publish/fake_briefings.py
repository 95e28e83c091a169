"""The command line with the fake core -> ``python fake_briefings.py build``, beside ``fake_mkdocs.py``."""

from __future__ import annotations

from fake_mkdocs import fake_build  # type: ignore[import-not-found,unused-ignore]  # found beside this script

from generator import pipeline
from generator.cli import main

if __name__ == "__main__":
    pipeline.build = fake_build
    pipeline.examine = fake_build  # what is asked of it, the problems, it has as well
    main()
