"""Problems -> the page that a browser shows under ``mkdocs serve`` until they are solved."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from generator.problems import Origin, Pointer, Problem, Severity

_STYLE = """
:root { color-scheme: light dark; --ink: #17202a; --quiet: #5a6570; --paper: #fdfdfb; --rule: #cfd4d9; --bad: #9c2f10;
  --hint: #7a5a00; --mark: #ffe1d6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9ecef; --quiet: #a9b2bb; --paper: #16191d; --rule: #3b424a;
  --bad: #ff9d7d; --hint: #f0c75e; --mark: #5a2716; } }
body { margin: 0 auto; max-width: 56rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 "Source Sans 3", "Noto Sans", system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
ol { list-style: none; padding: 0; }
li { border-top: 1px solid var(--rule); padding: 1rem 0; }
h2 { font-size: 1.05rem; margin: 0; }
pre { overflow-x: auto; margin: .5rem 0; padding: .5rem .75rem; border-inline-start: 3px solid var(--rule);
  font: .9rem/1.5 "Source Code Pro", ui-monospace, monospace; }
mark { background: var(--mark); color: inherit; text-decoration: underline; }
p { margin: .25rem 0; } .quiet { color: var(--quiet); }
.error { color: var(--bad); } .warning { color: var(--hint); }
"""

# The development server puts its own reload script into pages, but not into what it answers for unknown addresses.
_RELOAD = """
(function poll(epoch) {
  fetch("/livereload/" + epoch + "/1", { cache: "no-store" })
    .then(function (answer) { return answer.text(); })
    .then(function (text) {
      var next = parseInt(text, 10);
      if (epoch && next > epoch) { location.reload(); } else { poll(next); }
    })
    .catch(function () { setTimeout(poll, 2000, epoch); });
})(0);
"""


def error_page(problems: Sequence[Problem], *, reloads: bool = False) -> str:
    """A whole HTML document that lists ``problems`` and needs no other file.

    reloads: it looks for the next build itself, where the server does not see to that.
    """
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    head = _count(errors, "error") if errors else _count(len(problems), "warning")
    items = "\n".join(_item(problem) for problem in problems)
    script = f"<script>{_RELOAD}</script>" if reloads else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<link rel="icon" href="data:,">\n'  # else the browser asks for one, and complains of what it does not get
        f"<title>{head} - briefings</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>Not built: {head}</h1>\n"
        '<p class="quiet">Nothing is lost. This page reloads when a file is saved.</p>\n'
        f"<ol>\n{items}\n</ol>\n</main>\n{script}</body>\n</html>\n"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _item(problem: Problem) -> str:
    kind = problem.severity.value
    line = f"<pre>{_line(problem.where)}</pre>" if isinstance(problem.where, Origin) and problem.where.text else ""
    remedy = problem.remedy.replace("{see}", _place(problem.see))
    return (
        f'<li>\n<h2><span class="{kind}">{kind}</span> {escape(problem.message)}</h2>\n'
        f'<p class="quiet"><code>{escape(_place(problem.where))}</code> · {escape(problem.code)}</p>\n'
        f"{line}<p>{escape(remedy)}</p>\n</li>"
    )


def _place(place: Origin | Pointer | None) -> str:
    if isinstance(place, Origin):
        return f"{place.file}:{place.line}:{place.column}"
    return place.file if place else "the library"


def _line(where: Origin) -> str:
    start, end = where.column - 1, where.column - 1 + where.length
    before, marked, after = where.text[:start], where.text[start:end], where.text[end:]
    number = f'<span class="quiet">{where.line} | </span>'
    return f"{number}<bdi>{escape(before)}<mark>{escape(marked)}</mark>{escape(after)}</bdi>"
