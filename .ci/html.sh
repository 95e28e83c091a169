#!/usr/bin/env bash
# A built site -> every page is valid HTML, or a list of the errors (exit 1). Argument: the folder of the site.
# The judge is the Nu HTML Checker, the W3C's, from npm; it needs Java. It is kept in the user's cache folder. What the
# theme itself does wrong is listed, with reasons, in html-known.txt; all else is ours.
set -euo pipefail
site=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
version=26.9.27
cache=${XDG_CACHE_HOME:-$HOME/.cache}/briefings/vnu-$version
jar=$cache/node_modules/vnu-jar/build/dist/vnu.jar

for command in java npm; do
  if ! command -v "$command" > /dev/null; then
    printf '!!! %s is lacking, so the HTML is NOT checked (Debian: apt-get install default-jre-headless npm)\n' "$command" >&2
    [[ ${CI:-} != true ]]
    exit
  fi
done
if [[ ! -s $jar ]]; then
  mkdir -p "$cache"
  npm install --silent --no-save --ignore-scripts --no-audit --no-fund --prefix "$cache" "vnu-jar@$version"
fi

java -Xss4m -jar "$jar" --errors-only --skip-non-html --filterfile "$here/html-known.txt" "$site" > /dev/null
echo "$(find "$site" -name '*.html' | wc -l | tr -d ' ') pages are valid"
