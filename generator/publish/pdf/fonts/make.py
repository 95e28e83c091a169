"""Unpacked packages -> the font files here, their licences, and which characters they have, for `check`.

For those who change the program, not for a build. It needs fontTools, which nothing else here does, and Amiri, which
comes with the extra ``pdf``::

    npm pack source-sans@3.52.0 ...   # see PACKAGES; unpack each into FOLDER/<name of its archive>
    python generator/publish/pdf/fonts/make.py FOLDER
"""

from __future__ import annotations

import json
import shutil
import sys
import unicodedata
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
COVERAGE = HERE.parents[2] / "model" / "typefaces.json"

STYLES = ("Regular", "It", "Semibold", "SemiboldIt")
PACKAGES = {
    # archive: (licence there, its name here, files)
    "source-sans-3.52.0": ("LICENSE.md", "LICENSE-source-sans-3.md", [f"TTF/SourceSans3-{s}.ttf" for s in STYLES]),
    "source-serif-4.5.1": ("LICENSE.md", "LICENSE-source-serif-4.md", [f"TTF/SourceSerif4-{s}.ttf" for s in STYLES]),
    "dejavu-fonts-ttf-2.37.3": ("LICENSE", "LICENSE-dejavu.txt", ["ttf/DejaVuSans.ttf"]),
}
COVERING = ("Source Sans 3", "Amiri", "DejaVu Sans")
"""Families whose regular faces decide what can be shown; what Source Serif 4 lacks, Source Sans 3 lends."""


def main(packages: Path) -> None:
    """Replace everything that is made from ``packages``."""
    for old in (*HERE.glob("*.ttf"), *HERE.glob("LICENSE-*")):
        old.unlink()
    for archive, (licence, name, faces) in PACKAGES.items():
        folder = packages / archive / "package"
        shutil.copyfile(folder / licence, HERE / name)
        for face in faces:
            shutil.copyfile(folder / face, HERE / Path(face).name)
    amiri = files("fontpkg_amiri") / "files" / "Amiri-Regular.ttf"
    regular = (HERE / "SourceSans3-Regular.ttf", Path(str(amiri)), HERE / "DejaVuSans.ttf")
    found = {family: _ranges(TTFont(path).getBestCmap()) for family, path in zip(COVERING, regular, strict=True)}
    COVERAGE.write_text(json.dumps(found, indent=0) + "\n", "utf-8")


def _ranges(codes: Iterable[int]) -> str:
    """Code points as ranges in hexadecimal: ``20-7e a0-17f 192``; not those for private use, which mean nothing."""
    found: list[list[int]] = []
    for code in sorted(code for code in codes if unicodedata.category(chr(code)) not in ("Cc", "Co")):
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return " ".join(f"{low:x}" if low == high else f"{low:x}-{high:x}" for low, high in found)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
