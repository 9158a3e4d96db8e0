#!/bin/sh
# Writes run.txt and dev.txt from pyproject.toml: lock.sh PYTHON [--upgrade]
# The locker lives in an environment of its own, thrown away afterwards, so that it locks nothing of itself.
set -eu

python=$1
upgrade=${2:-}

"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || {
    echo "The locks are written with Python 3.11, the oldest that runs Watchword: run 'make locks PYTHON=python3.11'." >&2
    exit 1
}

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT

echo 'Preparing the locker ...'
"$python" -m venv "$tools"
"$tools/bin/python" -m pip install -qq --disable-pip-version-check pip-tools

lock() {
    echo "Writing $1 ..."
    # shellcheck disable=SC2086 # an empty $upgrade is no argument
    CUSTOM_COMPILE_COMMAND='make locks' "$tools/bin/python" -m piptools compile --quiet $upgrade \
        --generate-hashes --strip-extras --no-emit-options \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
        --output-file "$@" pyproject.toml
}

lock requirements/run.txt
lock requirements/dev.txt --extra dev --constraint requirements/run.txt

if grep -n '://' requirements/run.txt requirements/dev.txt; then
    echo 'A lock holds an address: see the line above and docs/decisions/0003-locks-without-addresses.md.' >&2
    exit 1
fi
