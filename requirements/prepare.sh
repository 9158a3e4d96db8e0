#!/bin/sh
# Prepares the environment for `make setup`: prepare.sh PYTHON FOLDER STAMP
# Every refusal is one sentence that says what to do.
set -eu

python=$1
venv=$2
stamp=$3

refuse() {
    echo "$1" >&2
    exit 1
}

fits() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

command -v "$python" >/dev/null 2>&1 ||
    refuse "Watchword needs Python 3.11 or newer and found no $python: install it, for example with 'sudo apt install python3 python3-venv'."
fits "$python" ||
    refuse "Watchword needs Python 3.11 or newer and $python is $("$python" -V 2>&1 | head -n 1): install a newer one, for example with 'sudo apt install python3.11 python3.11-venv', and run 'make setup PYTHON=python3.11'."
"$python" -c 'import venv, ensurepip' 2>/dev/null ||
    refuse "Watchword needs Python's venv and $python has none: install it, for example with 'sudo apt install python3-venv'."

# Kept where it still works here: a moved environment has the old folder in its scripts.
prepared_in=$(cat "$stamp" 2>/dev/null || pwd -P)
rm -f "$stamp"
if ! fits "$venv/bin/python" || [ "$prepared_in" != "$(pwd -P)" ]; then
    echo "Making an environment of its own in $venv ..."
    "$python" -m venv --clear "$venv" ||
        refuse "Python could not make an environment in $venv: install venv, for example with 'sudo apt install python3-venv', and check that this folder can be written to."
fi

echo 'Fetching the packages that requirements/dev.txt names (a minute or two the first time) ...'
"$venv/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt ||
    refuse 'The packages could not be fetched: check the network, then run make setup again; what was done so far is kept.'

echo 'Installing Watchword itself ...'
"$venv/bin/python" -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e . ||
    refuse 'Watchword itself could not be installed: the lines above say why.'

pwd -P > "$stamp"
