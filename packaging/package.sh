#!/bin/sh
# `make package`: builds what people download for Linux, checks what came in, how large it is and what a start costs, tries the
# program, and leaves in dist/ a .deb, a tar.xz with install.sh, the portable folder as tar.xz, the folder itself, and SHA256SUMS.
#     sh packaging/package.sh            once
#     sh packaging/package.sh --twice    builds it all a second time and compares every byte
#     sh packaging/package.sh --accept-modules    and writes anew what a start may load (linux/start_modules.txt)
# All is done in a room with a fixed Debian (linux/chroot.sh), so that the host decides nothing. Same input, same bytes.
set -eu
cd "$(dirname "$0")/.."
. packaging/linux/chroot.sh
TREE_MB=115
DOWNLOAD_MB=35
GLIBC=2.35 # that of Ubuntu 22.04

twice='' accept=''
case ${1:-} in
    '') ;;
    --twice) twice=1 ;;
    --accept-modules) accept=$1 ;;
    *) echo "package.sh does not know $1." >&2; exit 2 ;;
esac

chroot_needs package
# shellcheck disable=SC2086 # the packages are words
chroot_make bookworm-build bookworm http://deb.debian.org/debian $BUILD_NEEDS

work=$PWD/build/release
out=$work/out
mkdir -p "$work/venv" "$work/pip-cache"
authorities=/etc/ssl/certs/ca-certificates.crt # who says that the index of packages is itself
[ -e "$authorities" ] || authorities=/dev/null
chroot_run bookworm-build network "$PWD" /src ro "$work/venv" /venv rw "$work/pip-cache" /pip-cache rw "$authorities" /ca.crt ro -- \
    sh /src/packaging/linux/libraries.sh

when=$(git log -1 --format=%ct)
in_room() { # OUT WORD…  without a network
    made=$1
    shift
    chroot_run bookworm-build alone "$PWD" /src ro "$work/venv" /venv ro "$made" /out rw -- SOURCE_DATE_EPOCH="$when" PRESS="${PRESS:-9}" "$@"
}
within() { # NAME BYTES MB
    echo "$1: $(($2 / 1000000)) MB of $3"
    [ "$2" -le $(($3 * 1000000)) ] || { echo "$1 is larger than it may be." >&2; exit 1; }
}
build() { # OUT
    rm -rf "$1"
    mkdir -p "$1"
    in_room "$1" sh /src/packaging/linux/build.sh
}
assemble() { # OUT
    in_room "$1" sh /src/packaging/linux/assemble.sh "$version" "$glibc"
}

echo 'Building (a minute or more) …'
version=$(.venv/bin/python -c 'import hubdesk; print(hubdesk.__version__)')
build "$out"
tree=$out/tree/HubDesk

PYTHONPATH=packaging .venv/bin/python -c '
import sys, pathlib, trim
found = trim.unexpected(pathlib.Path(sys.argv[1]))
sys.exit("\n".join(found) if found else 0)' "$tree"
in_room "$out" PYTHONPATH=/src PYTHONDONTWRITEBYTECODE=1 /venv/bin/python /src/packaging/licences_check.py /out/tree/HubDesk
glibc=$(in_room "$out" python3.11 /src/packaging/linux/glibc.py /out/tree/HubDesk --newest "$GLIBC")
echo "It runs from glibc $glibc on"
within 'The program as a folder' "$(find "$tree" -type f -printf '%s\n' | awk '{ all += $1 } END { print all }')" "$TREE_MB"

in_room "$out" python3.11 /src/packaging/smoke.py /out/tree/HubDesk --content /src/content/guide
list=packaging/linux/start_modules.txt
touch "$list"
chroot_run bookworm-build alone "$PWD" /src ro "$PWD/$list" "/src/$list" rw "$out" /out ro -- \
    python3.11 /src/packaging/linux/start.py /out/tree/HubDesk /out/floor/floor $accept

echo 'Packing (some minutes) …'
assemble "$out"
for file in "$out"/dist/hubdesk*; do within "${file##*/}" "$(stat -c %s "$file")" "$DOWNLOAD_MB"; done

if [ -n "$twice" ]; then
    echo 'Once more, to compare …'
    build "$work/again"
    diff -r "$tree" "$work/again/tree/HubDesk"
    assemble "$work/again"
    diff "$out/dist/SHA256SUMS" "$work/again/dist/SHA256SUMS"
    rm -rf "$work/again"
    echo 'Two builds are the same, byte for byte.'
fi

rm -rf dist/HubDesk dist/hubdesk* dist/SHA256SUMS
mkdir -p dist
cp "$out"/dist/* dist/
tar -C dist -xf "$out"/dist/hubdesk-*-portable.tar.xz
echo 'dist/:'
cat dist/SHA256SUMS
