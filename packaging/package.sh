#!/bin/sh
# Builds the program as a folder, checks what came in and how large it is, tries it, and packs dist/hubdesk-VERSION-linux-ARCH.tar.xz.
# In a virtual environment of its own, so that nothing of the tests comes in. Same input, same bytes. Needs gcc and binutils.
set -eu
cd "$(dirname "$0")/.."
TREE_MB=115
DOWNLOAD_MB=35

if [ ! -e .venv-build/ready ] || [ -n "$(find pyproject.toml packaging/constraints.txt -newer .venv-build/ready)" ]; then
    echo 'Making .venv-build …'
    rm -rf .venv-build
    .venv/bin/python -m venv .venv-build
    .venv-build/bin/python -m pip --disable-pip-version-check -qq install -c packaging/constraints.txt . pyinstaller
    .venv-build/bin/python -m pip -qq uninstall -y hubdesk # the build takes it from here
    touch .venv-build/ready
fi

SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
PYTHONHASHSEED=1
export SOURCE_DATE_EPOCH PYTHONHASHSEED
echo 'Building (half a minute or more) …'
.venv-build/bin/pyinstaller --noconfirm --clean --log-level ERROR --workpath build/pyinstaller packaging/hubdesk.spec

tree=dist/HubDesk
PYTHONPATH=packaging .venv-build/bin/python -c '
import sys, pathlib, trim
found = trim.unexpected(pathlib.Path(sys.argv[1]))
sys.exit("\n".join(found) if found else 0)' "$tree"

.venv-build/bin/python packaging/licences_check.py "$tree"

within() { # NAME BYTES MB
    echo "$1: $(($2 / 1000000)) MB of $3"
    [ "$2" -le $(($3 * 1000000)) ] || { echo "$1 is larger than it may be." >&2; exit 1; }
}

within 'The program as a folder' "$(find "$tree" -type f -printf '%s\n' | awk '{ all += $1 } END { print all }')" "$TREE_MB"
.venv-build/bin/python packaging/smoke.py "$tree" --content content/guide

version=$(.venv-build/bin/python -c 'import hubdesk; print(hubdesk.__version__)')
archive=dist/hubdesk-$version-linux-$(uname -m).tar.xz
tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --mode=u+w,go-w,a+rX \
    -C dist -cf - HubDesk | xz -6 >"$archive"
within 'The download' "$(stat -c %s "$archive")" "$DOWNLOAD_MB"
sha256sum "$archive"
