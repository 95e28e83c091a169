"""Unpacked npm packages -> the font files here, their licences, fonts.css, and the advance widths that drawings use.

For those who change the program, not for a build. It needs fontTools and brotli, which nothing else here does::

    npm pack @fontsource/source-serif-4@5.3.1 ...   # see PACKAGES; unpack each into FOLDER/<name of its archive>
    python generator/assets/fonts/make.py FOLDER
"""

from __future__ import annotations

import json
import shutil
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
STYLES = HERE.parent / "fonts.css"
ADVANCES = HERE.parents[1] / "figures" / "advances.json"

PACKAGES = {
    "fontsource-variable-source-serif-4": "5.3.1",
    "fontsource-source-serif-4": "5.3.1",
    "fontsource-variable-source-sans-3": "5.3.1",
    "fontsource-source-sans-3": "5.3.1",
    "fontsource-noto-naskh-arabic": "5.3.0",
}

SCRIPTS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese")
FACES = [
    # family, style, weights in CSS, package, end of the file's name, scripts
    ("Source Serif 4", "normal", "200 900", "fontsource-variable-source-serif-4", "wght-normal", SCRIPTS),
    ("Source Serif 4", "italic", "400", "fontsource-source-serif-4", "400-italic", SCRIPTS),
    ("Source Sans 3", "normal", "200 900", "fontsource-variable-source-sans-3", "wght-normal", SCRIPTS),
    ("Noto Naskh Arabic", "normal", "400", "fontsource-noto-naskh-arabic", "400-normal", ("arabic",)),
    ("Noto Naskh Arabic", "normal", "600", "fontsource-noto-naskh-arabic", "600-normal", ("arabic",)),
]
"""One family and style has either one variable file or static ones: a browser picks the face by weight first, and only
then looks at `unicode-range`, so a mixture would lose scripts."""

OURS = {"serif": (0.479, 1.036, 0.335), "sans": (0.418, 1.024, 0.400)}
"""Average advance of running text, ascent and descent, in ems (@capsizecss/metrics 4.3.0, and the files' own hhea)."""
STAND_INS = [
    # family, faces of the reader's machine with the same widths, their average advance, which of ours
    ("bf-georgia", ("Georgia", "Gelasio"), 913 / 2048, "serif"),
    ("bf-noto-serif", ("Noto Serif", "NotoSerif-Regular"), 0.481, "serif"),
    ("bf-arial", ("Arial", "Liberation Sans", "LiberationSans", "Arimo"), 913 / 2048, "sans"),
    ("bf-roboto", ("Roboto", "Roboto-Regular"), 911 / 2048, "sans"),
    ("bf-noto-sans", ("Noto Sans", "NotoSans-Regular"), 0.474, "sans"),
]

MEASURED = {
    "sans": ("fontsource-source-sans-3", "source-sans-3", "400-normal", SCRIPTS),
    "sans-bold": ("fontsource-source-sans-3", "source-sans-3", "600-normal", SCRIPTS),
    "serif": ("fontsource-source-serif-4", "source-serif-4", "400-normal", SCRIPTS),
    "serif-bold": ("fontsource-source-serif-4", "source-serif-4", "600-normal", SCRIPTS),
    "arabic": ("fontsource-noto-naskh-arabic", "noto-naskh-arabic", "400-normal", ("arabic",)),
    "arabic-bold": ("fontsource-noto-naskh-arabic", "noto-naskh-arabic", "600-normal", ("arabic",)),
}

_KEPT = ((0x20, 0x52F), (0x600, 0x6FF), (0x1E00, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x22FF))
"""What labels are written in; the rest gets the average."""


def main(packages: Path) -> None:
    """Replace everything that is made from ``packages``."""
    folders = {name: packages / f"{name}-{version}" / "package" for name, version in PACKAGES.items()}
    for old in (*HERE.glob("*.woff2"), *HERE.glob("LICENSE-*.txt")):
        old.unlink()
    rules = [_face(folders[p], name, style, weight, end, scripts) for name, style, weight, p, end, scripts in FACES]
    head = "/* Our faces, a file a script: a page in Latin letters fetches no other. Made by fonts/make.py. */\n\n"
    between = "\n/* Faces of the reader's machine, as wide and as high as ours: nothing moves when ours arrive. */\n\n"
    STYLES.write_text(head + "".join(rules) + between + "".join(map(_stand_in, *zip(*STAND_INS, strict=True))), "utf-8")
    widths = {name: _advances([_file(folders[p], f, s, end) for s in ss]) for name, (p, f, end, ss) in MEASURED.items()}
    ADVANCES.write_text(json.dumps(widths, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


def _file(folder: Path, name: str, script: str, end: str) -> Path:
    return folder / "files" / f"{name}-{script}-{end}.woff2"


def _face(folder: Path, family: str, style: str, weight: str, end: str, scripts: tuple[str, ...]) -> str:
    """Copy the files of a face as they are; its rules, the broadest script last, since the last rule wins."""
    name = family.lower().replace(" ", "-")
    ranges = json.loads((folder / "unicode.json").read_text("utf-8"))
    rules = []
    for script in reversed(scripts):
        file = _file(folder, name, script, end)
        shutil.copyfile(file, HERE / file.name)
        rules.append(
            f'@font-face {{\n  font-family: "{family}"; font-style: {style}; font-weight: {weight};'
            f' font-display: swap;\n  src: url("fonts/{file.name}") format("woff2");\n'
            f"  unicode-range: {ranges[script].replace(',', ', ')};\n}}\n"
        )
    notice = TTFont(HERE / file.name)["name"].getDebugName(0)
    licence = (folder / "LICENSE").read_text("utf-8")
    (HERE / f"LICENSE-{name}.txt").write_text(f"{family}: {notice}\n\n{licence}", "utf-8")
    return "".join(rules)


def _stand_in(family: str, names: tuple[str, ...], advance: float, kind: str) -> str:
    """A face of the reader's machine, scaled to the width of one of ours and given its height of line."""
    ours, ascent, descent = OURS[kind]
    scale = ours / advance
    sources = ", ".join(f'local("{name}")' for name in names)
    return (
        f'@font-face {{\n  font-family: "{family}"; src: {sources};\n  size-adjust: {scale:.2%};'
        f" ascent-override: {ascent / scale:.2%}; descent-override: {descent / scale:.2%}; line-gap-override: 0%;\n}}\n"
    )


def _advances(files: list[Path]) -> dict[str, str]:
    """Advance in thousandths of an em -> the characters that have it; ``""`` holds the average of the letters."""
    found: dict[str, int] = {}
    for file in files:
        font = TTFont(file)
        metrics, unit = font["hmtx"], font["head"].unitsPerEm
        forms: defaultdict[str, list[float]] = defaultdict(list)
        for code, glyph in sorted(font.getBestCmap().items()):
            parts = unicodedata.decomposition(chr(code)).split()
            joined = len(parts) == 2 and parts[0] in {"<initial>", "<medial>", "<final>", "<isolated>"}
            forms[chr(int(parts[1], 16)) if joined else chr(code)].append(metrics[glyph][0] / unit * 1000)
        for character, widths in forms.items():
            printed = character.isprintable() and unicodedata.category(character)[0] not in "CM"
            if printed and any(low <= ord(character) <= high for low, high in _KEPT):
                found.setdefault(character, round(sum(widths) / len(widths)))
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for character, width in sorted(found.items()):
        groups[width].append(character)
    letters = [width for character, width in found.items() if character.isalpha()]  # of every script alike
    average = str(round(sum(letters) / len(letters)))
    return {"": average, **{f"{width:04}": "".join(groups[width]) for width in sorted(groups)}}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
