"""A library's folder -> the texts of its sources that are at hand, and the locks that its briefings hold.

Texts that may be republished stand in ``<slug>/texts/<source>.txt`` (or ``texts/`` of the library), the others in the
folder ``archive/`` beside the library, which version control ignores.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.identities import Source
from generator.model.invalid import nearest
from generator.problems import Pointer, Problem, Severity
from generator.provenance.evidence import Evidence, LockedSource
from generator.provenance.fingerprint import fingerprint
from generator.provenance.held import Held, names_in, read_held, shown_as
from generator.provenance.lock import FILE, LockError, load
from generator.provenance.text import SourceText, read_text

ARCHIVE = "archive"
"""The folder beside the library for texts that may not be republished."""
_NOBODYS = (".md", ".bak", ".orig", ".tmp", "~")


def find_evidence(
    folder: Path, slugs: Iterable[str], sources: Mapping[str, Source], *, certain: bool = True
) -> tuple[Evidence, tuple[Problem, ...]]:
    """Read what is at hand of ``sources`` in and beside the library ``folder``, and the locks of its briefings.

    certain: whether ``sources`` are all that the library declares, so that a text of another one is a mistake.

    The problems are `text-not-republishable`, `texts-differ`, `unknown-text`, `lock-unreadable`, and those of files:
    `unreadable-file`, `outside-library`, `file-too-large`, `not-utf-8`.
    """
    search = _Search(folder=folder, sources=sources)
    listed = tuple(slugs)
    for place in (*(folder / slug / "texts" for slug in listed), folder / "texts"):
        search.texts(place, certain=certain)
    search.archive(Path(folder.resolve().parent, ARCHIVE), certain=certain)
    locks = {slug: found for slug in listed if (found := search.lock(folder / slug / FILE)) is not None}
    texts = {name: split(held[0].raw, sources[name]) for name, held in search.held.items()}
    search.problems += _differing(search.held, sources)
    return Evidence(texts=texts, locks=locks), tuple(search.problems)


def split(raw: bytes, source: Source) -> SourceText:
    """The text of a source from the bytes of its file."""
    text = raw.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    return read_text(text, front=source.front_matter, back=source.back_matter)


@dataclass(kw_only=True)
class _Search:
    """The search through one library. held: source id -> its texts, the one that is used first."""

    folder: Path
    sources: Mapping[str, Source]
    held: dict[str, list[Held]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def texts(self, place: Path, *, certain: bool) -> None:
        """Take the texts of a folder ``texts`` of the library; whatever else lies there is a mistake."""
        for name in names_in(place, self.folder):
            source = name.removesuffix(".txt")
            if name.startswith(".") or (name.endswith(_NOBODYS) and not name.endswith(".txt.md")):
                continue
            if name.endswith(".txt") and source in self.sources:
                if self.sources[source].text != "full":
                    self._not_republishable(source, place / name)
                self._take(source, place / name, inside=self.folder)
            elif certain:
                self._unknown(place / name, did_you_mean=nearest(source, self.sources))

    def archive(self, place: Path, *, certain: bool) -> None:
        """Take the texts of the archive. It may hold what it likes; only what nearly is a source's is a mistake."""
        for source in self.sources:
            if (place / f"{source}.txt").exists():
                self._take(source, place / f"{source}.txt", inside=None)
        bare = [source for source in self.sources if source not in self.held]
        for name in names_in(place, None) if certain and bare else ():
            source = name.removesuffix(".txt")
            if name.endswith(".txt") and source not in self.sources and (meant := nearest(source, bare)):
                self._unknown(place / name, did_you_mean=meant)

    def lock(self, path: Path) -> Mapping[str, LockedSource] | None:
        """What the lock of a briefing holds; None where there is none that can be used."""
        if not path.exists():
            return None
        found = read_held(path, self.folder)
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        try:
            return load(found.raw)
        except LockError as error:
            if error.newer:
                remedy = "use a newer version of this program; until then the lock vouches for nothing"
            else:
                remedy = "restore the file from version control, or delete it and run: briefings lock"
            message = f"this lock cannot be used: {error}"
            where = Pointer(file=shown_as(path))
            self.problems.append(Problem(code="lock-unreadable", message=message, where=where, remedy=remedy))
            return None

    def _take(self, source: str, path: Path, *, inside: Path | None) -> None:
        found = read_held(path, inside)
        if isinstance(found, Problem):
            self.problems.append(found)
        else:
            self.held.setdefault(source, []).append(found)

    def _not_republishable(self, source: str, path: Path) -> None:
        policy = self.sources[source].text
        message = f"this is the text of {source}, of which the facts say text: {policy}"
        remedy = f"move it to {ARCHIVE}/{source}.txt beside the library, or write text: full if its rights allow that"
        where = Pointer(file=shown_as(path))
        self.problems.append(Problem(code="text-not-republishable", message=message, where=where, remedy=remedy))

    def _unknown(self, path: Path, *, did_you_mean: str | None) -> None:
        meant = f'did you mean "{did_you_mean}.txt"?' if did_you_mean else None
        self.problems.append(
            Problem(
                code="unknown-text",
                message=f'no source is called "{path.name.removesuffix(".txt")}", so nothing reads this file',
                where=Pointer(file=shown_as(path)),
                remedy=meant or "name it after the id of its source, such as coast-radio-1.txt, or delete it",
                severity=Severity.WARNING,
            )
        )


def _differing(held: Mapping[str, list[Held]], sources: Mapping[str, Source]) -> Iterator[Problem]:
    for source, texts in held.items():
        first, *others = texts
        for other in others:
            if other.raw != first.raw and _whole(other, sources[source]) != _whole(first, sources[source]):
                message = f"two texts of {source} are at hand and differ; {first.shown} is the one that is used"
                remedy = "keep the text that was read, and delete the other"
                yield Problem(
                    code="texts-differ",
                    message=message,
                    where=Pointer(file=other.shown),
                    remedy=remedy,
                    severity=Severity.WARNING,
                )


def _whole(held: Held, source: Source) -> str:
    return fingerprint(split(held.raw, source).text)
