#!/bin/sh
# pyproject.toml -> .venv with the package in it, editable; with an argument (`pdf`, `dev`), that extra as well.
# `--find` only prints the Python that would be used. PYTHON names another one than those tried here.
# Does nothing where .venv is up to date. Needs a POSIX shell and Python 3.11 or newer, nothing else.
set -eu
cd "$(dirname "$0")/.."

# The first Python that is new enough and can make environments. Version managers leave commands on the PATH that
# only print an error, therefore each is run and not just looked up.
find_python() {
  lacks_venv=
  if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3.13 python3.12 python3.11 python3 python; fi
  for candidate in "$@"; do
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
    if "$candidate" -c 'import ensurepip, venv' >/dev/null 2>&1; then
      printf '%s\n' "$candidate"
      return 0
    fi
    [ -n "$lacks_venv" ] || lacks_venv=$candidate
  done
  if [ -n "$lacks_venv" ]; then
    echo "$lacks_venv is new enough but lacks its venv module, which makes environments." >&2
    echo "  On Debian and Ubuntu it is a package of its own: sudo apt-get install python3-venv" >&2
  elif [ -n "${PYTHON:-}" ]; then
    echo "PYTHON=$PYTHON is not a Python 3.11 or newer that runs." >&2
    echo "  Name another one, or leave PYTHON out to have one looked for." >&2
  else
    echo "No Python 3.11 or newer was found (tried: $*)." >&2
    echo "  Install one: sudo apt-get install python3 python3-venv (Debian 12, Ubuntu 24.04 or newer)," >&2
    echo "  brew install python (macOS), or from https://www.python.org; if it stands elsewhere: make PYTHON=/its/path ..." >&2
  fi
  return 1
}

if [ "${1:-}" = --find ]; then
  find_python
  exit
fi

extras=${1:+"[$1]"}
here=$(pwd -P)
wanted="$(cksum < pyproject.toml) $here"
stamp=.venv/.installed
python=.venv/bin/python

if [ -f "$stamp" ] && "$python" -c '' 2>/dev/null; then
  installed=$(cat "$stamp")
  case $installed in
    "$wanted [dev]" | "$wanted $extras") exit 0 ;;
    *" $here "*) ;;
    *) rm -f "$python" ;;  # made in another folder: its scripts still point there
  esac
fi
if ! "$python" -c '' 2>/dev/null; then
  chosen=$(find_python) || exit 1
  echo "Making an environment in .venv with $("$chosen" --version)"
  "$chosen" -m venv --clear .venv
fi
echo "Installing briefings$extras and what it needs into .venv"
rm -f "$stamp"
if ! "$python" -m pip install --quiet --disable-pip-version-check --no-input --editable ".$extras"; then
  echo "Installing failed; what went wrong stands above. Mend it (is the network there?) and run make again." >&2
  exit 1
fi
printf '%s %s\n' "$wanted" "$extras" > "$stamp"
