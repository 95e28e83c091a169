"""The table of problem codes -> the contexts of its index and of one page a code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.check.codes import CODES, GROUPS, Code, Files
from generator.check.examples import LIBRARY
from generator.problems import Severity
from generator.views import urls
from generator.views.parts import Fragment, Frame
from generator.views.reference import PROBLEMS, TITLES, index_frame


def problem_page(code: str) -> str:
    """The path of the page of a problem code."""
    return f"reference/problems/{code}.md"


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeRow:
    """A line of the index of codes."""

    code: Fragment
    title: str
    severity: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ProblemsPage:
    """Context of reference/problems.md.jinja. groups: (heading, anchor, rows)."""

    frame: Frame
    groups: tuple[tuple[str, str, tuple[CodeRow, ...]], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProblemPage:
    """Context of reference/problem.md.jinja.

    severity: in words. bad, good: (file, its text), both empty where files cannot show it; printed: what checking the
    bad files prints.
    """

    frame: Frame
    problem: Code
    severity: str
    bad: tuple[tuple[str, str], ...]
    printed: str
    good: tuple[tuple[str, str], ...]


def problems_page() -> ProblemsPage:
    """The index of all codes, by group."""
    rows: dict[str, list[CodeRow]] = {group: [] for group in GROUPS}
    for code in CODES.values():
        link = Fragment(code.value, urls.link(PROBLEMS, problem_page(code.value)))
        severity = " or ".join(Severity) if code.otherwise else code.severity.value
        rows[code.group].append(CodeRow(code=link, title=code.title, severity=severity))
    groups = tuple((heading, group, tuple(rows[group])) for group, heading in GROUPS.items())
    return ProblemsPage(frame=index_frame(PROBLEMS), groups=groups)


def problem_pages(printed: Mapping[str, str]) -> Iterator[ProblemPage]:
    """One page a code. printed: code -> what checking its bad example prints."""
    order = sorted(CODES.values(), key=lambda code: list(GROUPS).index(code.group))
    for at, code in enumerate(order):
        before = order[at - 1].value if at else None
        after = order[at + 1].value if at + 1 < len(order) else None
        uri = problem_page(code.value)
        yield ProblemPage(
            frame=Frame(
                uri=uri,
                title=code.title,
                search_title=f"{code.value}: {code.title}",
                boost=1,
                crumbs=(Fragment(TITLES[PROBLEMS], urls.link(uri, PROBLEMS)), Fragment(code.value)),
                tabs=(),
                previous=Fragment(before, urls.link(uri, problem_page(before))) if before else None,
                next=Fragment(after, urls.link(uri, problem_page(after))) if after else None,
                ribbon=None,
                as_of=None,
            ),
            problem=code,
            severity=f"{'an' if code.severity is Severity.ERROR else 'a'} {code.severity}",
            bad=_shown(code.bad),
            printed=printed.get(code.value, ""),
            good=_shown(code.good, code.bad),
        )


def _shown(example: Files, before: Files | None = None) -> tuple[tuple[str, str], ...]:
    """Files as they are shown; those that are as they were before are left out."""
    return tuple(
        (f"{LIBRARY}/{path}", text) for path, text in example.items() if before is None or before.get(path) != text
    )
