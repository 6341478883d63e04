#!/bin/sh
# Makes a small Debian with wine in a folder, once: wine.sh FOLDER. Needs root and debootstrap; takes some minutes.
# In a folder of its own because wine for 32 bits needs packages of another kind of processor.
set -eu
root=$1
[ ! -e "$root/ready" ] || exit 0
if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
    echo 'Wine is tried in a Debian of its own, which takes root and debootstrap to make.' >&2
    exit 1
fi
echo "Making a Debian with wine in $root (some minutes, once) …"
rm -rf "$root"
debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian >/dev/null
chroot "$root" dpkg --add-architecture i386
chroot "$root" apt-get -qq update
DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get -qq install -y --no-install-recommends \
    wine wine32 wine64 xvfb xauth >/dev/null 2>&1
touch "$root/ready"
