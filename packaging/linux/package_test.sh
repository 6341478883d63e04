#!/bin/sh
# `make package-test`: installs, starts, drives, updates and removes each of what `make package` has made, in bare systems.
#     sh packaging/linux/package_test.sh                 all kinds, in Debian 12 and, where its mirror can be reached, Ubuntu 22.04
#     sh packaging/linux/package_test.sh KIND SUITE      one of deb, tar, portable; bookworm or jammy
set -eu
cd "$(dirname "$0")/../.."
. packaging/linux/chroot.sh
chroot_needs package-test Xvfb xdotool

out=build/release/out
if [ ! -e "$out/dist/SHA256SUMS" ]; then echo 'There is nothing to try yet: make package' >&2; exit 1; fi
version=$(.venv/bin/python -c 'import hubdesk; print(hubdesk.__version__)')
older=0.0.9

# An older version to update from: the same program with another number and one file more, pressed as quickly as can be.
made_of=$(sha256sum "$out/dist/SHA256SUMS" packaging/linux/assemble.sh packaging/linux/*install.sh)
if [ "$(cat build/release/older/made-of 2>/dev/null)" != "$made_of" ]; then
    echo 'Making an older version to update from …'
    rm -rf build/release/older
    mkdir -p build/release/older/dist
    chroot_run bookworm-build alone "$PWD" /src ro "$PWD/build/release/venv" /venv ro "$PWD/$out" /out ro \
        "$PWD/build/release/older/dist" /out/dist rw -- \
        SOURCE_DATE_EPOCH=0 OLDER=1 PRESS=0 sh /src/packaging/linux/assemble.sh "$older" 2.35
    echo "$made_of" >build/release/older/made-of
fi

try() { # KIND SUITE
    mkdir -p "$CHROOTS/mounted" "$CHROOTS/apt-$2"
    unshare --mount --pid --fork --kill-child .venv/bin/python packaging/linux/package_test.py "$1" "$CHROOTS/$2-bare" "$CHROOTS/mounted" \
        "$out/dist" build/release/older/dist "$older" "$version" --content content/guide --archives "$CHROOTS/apt-$2"
}

if [ $# = 2 ]; then
    suites=$2 kinds=$1
else
    suites='bookworm jammy' kinds='deb tar portable'
fi
for suite in $suites; do
    mirror=http://deb.debian.org/debian
    if [ "$suite" = jammy ]; then
        mirror=http://archive.ubuntu.com/ubuntu
        chroot_make jammy-bare jammy "$mirror" || { echo 'Ubuntu 22.04 cannot be had here, so it was not tried.'; continue; }
    else
        chroot_make "$suite-bare" "$suite" "$mirror"
    fi
    for kind in $kinds; do try "$kind" "$suite"; done
done
echo 'All that was tried works.'
