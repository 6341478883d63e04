#!/bin/sh
# Gets .venv and the system ready, and does nothing, in a blink, when all is there:
#   prepare.sh draw      for the program without a screen
#   prepare.sh window    for the program on the screen at hand
#   prepare.sh tests     for its tests as well, which need no screen
set -eu
cd "$(dirname "$0")/.."
purpose=$1

fits() { # is this a Python that HubDesk runs on?
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' >/dev/null 2>&1
}

choose() { # the newest Python here, or of several the newest that can make a virtual environment at once
    names=${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3}
    for name in $names; do
        if fits "$name" && "$name" -c 'import ensurepip' >/dev/null 2>&1; then echo "$name"; return; fi
    done
    for name in $names; do
        if fits "$name"; then echo "$name"; return; fi
    done
    echo "HubDesk needs Python 3.11, 3.12, 3.13 or 3.14, and none of these is one: $names." >&2
    echo "On Debian and Ubuntu: apt-get install python3 python3-venv. If it is elsewhere: make PYTHON=/path/to/python3" >&2
    exit 1
}

needs=packaging/system_needs.py
window=
if [ "$purpose" = window ]; then window=--window; fi

# A virtual environment whose Python is gone, or that was made for another folder, is made anew.
if ! { grep -qF "$(pwd -P)/.venv" .venv/bin/activate && fits .venv/bin/python && [ -x .venv/bin/pip ]; } 2>/dev/null; then
    python=$(choose)
    # Everything that is lacking is asked for at one go, but only where something is lacking already.
    "$python" -c 'import ensurepip' 2>/dev/null || "$python" $needs --venv $window
    echo "Making .venv with $("$python" -V) …"
    rm -rf .venv
    "$python" -m venv .venv
fi

# Installed again when what is to be installed has changed.
case $purpose in
    tests) stamp=.venv/installed-tests what='.[dev]' words='HubDesk and what its tests need' ;;
    *) stamp=.venv/installed what=. words=HubDesk ;;
esac
if [ ! -e "$stamp" ] || [ -n "$(find pyproject.toml packaging/constraints.txt -newer "$stamp")" ]; then
    echo "Installing $words into .venv (a minute or two, once) …"
    pip() { .venv/bin/python -m pip --disable-pip-version-check -qq install -c packaging/constraints.txt "$@"; }
    if ! { pip setuptools && pip --no-build-isolation --config-settings editable_mode=compat -e "$what"; }; then
        echo "That did not work; what pip says is above. This step needs the internet; nothing after it does." >&2
        exit 1
    fi
    rm -f .venv/installed* .venv/started-*
    touch "$stamp" .venv/installed
fi

# Compiled ahead, as it is in an installed program: where Python may not keep what it compiles, every start would do it anew.
.venv/bin/python -m compileall -q hubdesk

.venv/bin/python $needs --start $window
