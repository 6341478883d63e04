#!/bin/sh
# In the room, with a network: installs what release.lock names, and nothing that is not exactly that, into /venv.
set -eu
lock=/src/packaging/release.lock
if [ "$(cat /venv/made-of 2>/dev/null)" = "$(sha256sum <"$lock")" ]; then exit; fi
find /venv -mindepth 1 -delete
echo 'Getting the libraries that packaging/release.lock names …'
python3.11 -m venv /venv
if [ -e /ca.crt ]; then export PIP_CERT=/ca.crt; fi
pip() { /venv/bin/python -m pip --disable-pip-version-check -q install --require-hashes --cache-dir /pip-cache "$@"; }
# setuptools first: it builds the one package that comes as source.
awk '/^[a-z]/ { is_it = /^setuptools==/ } is_it' "$lock" >/tmp/first.lock
pip -r /tmp/first.lock
pip --no-deps --no-build-isolation -r "$lock"
/venv/bin/python -m pip check
sha256sum <"$lock" >/venv/made-of
