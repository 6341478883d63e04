#!/bin/sh
# Writes packaging/release.lock anew: every package of a release build, for all systems, with the SHA-256 of each file that
# may be installed. Versions are those of constraints.txt, so that what is tested is what is released. Needs the internet.
#     sh packaging/lock.sh            after constraints.txt, build.in or the dependencies in pyproject.toml have changed
#     sh packaging/lock.sh --check    only say whether it would change
set -eu
cd "$(dirname "$0")/.."
tool=build/lock-tool
[ -x "$tool/bin/uv" ] || { .venv/bin/python -m venv "$tool" && "$tool/bin/pip" --disable-pip-version-check -qq install 'uv==0.13.9'; }

target=packaging/release.lock
if [ "${1:-}" = --check ]; then
    target=build/release.lock
    cp packaging/release.lock "$target" # versions that stand there are kept where they fit
fi
"$tool/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --custom-compile-command 'sh packaging/lock.sh' \
    -c packaging/constraints.txt pyproject.toml packaging/build.in -o "$target"
if [ "$target" = build/release.lock ]; then
    diff -u packaging/release.lock "$target" || { echo 'packaging/release.lock is not up to date: sh packaging/lock.sh' >&2; exit 1; }
fi
echo "$target: $(grep -c '==' "$target") packages, $(grep -c -- --hash "$target") files"
