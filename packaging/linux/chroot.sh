# Rooms to build and to try in: a Debian or Ubuntu with nothing else in it. To be read into another script (`. chroot.sh`).
# They are made once, in build/chroots, and are never written to again: each run sees its room through an overlay in a mount
# namespace of its own, which is gone when the run ends, whatever happens. Needs root, debootstrap and unshare.

CHROOTS=${HUBDESK_CHROOTS:-$PWD/build/chroots}
BUILD_SUITE=bookworm

# What a build needs. python3.11 and what it is linked with decide which systems the program runs on. The libraries are those
# that Qt is linked with, for PyInstaller to look at, and the few of them that are taken along (trim.py); the last line checks.
BUILD_NEEDS='python3.11 python3.11-venv libpython3.11 binutils gcc xz-utils
libegl1 libgl1 libx11-xcb1 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0 libxkbcommon-x11-0 libwayland-cursor0 libwayland-egl1
libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-randr0 libxcb-shape0 libxcb-sync1
libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1 libcups2
lintian appstream desktop-file-utils strace valgrind xvfb xdotool'

chroot_needs() { # says in one go what is lacking, and how to get it
    lacking=
    [ "$(id -u)" = 0 ] || lacking="$lacking
  the rights of root, because a room is made and entered with chroot: sudo make ${1:-package}"
    command -v debootstrap >/dev/null || lacking="$lacking
  debootstrap, which makes the room: apt-get install debootstrap"
    command -v unshare >/dev/null || lacking="$lacking
  unshare, which lets nothing of a room stay mounted: apt-get install util-linux"
    shift
    for program in "$@"; do
        command -v "$program" >/dev/null || lacking="$lacking
  $program: apt-get install $(echo "$program" | tr A-Z a-z)"
    done
    if [ -z "$lacking" ] && ! unshare --mount true 2>/dev/null; then
        lacking='
  a system that lets root mount (unshare --mount): a container must be privileged'
    fi
    [ -z "$lacking" ] || { echo "This cannot be done here. What is lacking:$lacking" >&2; exit 1; }
}

chroot_make() { # NAME SUITE MIRROR PACKAGE…  makes a room, if there is none that was made of the same words
    name=$1 suite=$2 mirror=$3
    shift 3
    packages=$(echo "$*" | tr '\n' ' ')
    room=$CHROOTS/$name
    if [ "$(cat "$room.made-of" 2>/dev/null)" = "$suite $packages" ]; then return; fi
    echo "Making a room with $suite (a few minutes, once): $room"
    rm -rf "$room" "$room.made-of"
    mkdir -p "$CHROOTS/apt-$suite"
    check=
    if [ "$suite" != "$BUILD_SUITE" ]; then check=--keyring=$(ubuntu_keys "$mirror"); fi
    debootstrap --variant=minbase ${check:+"$check"} "$suite" "$room" "$mirror" >"$room.log" 2>&1 ||
        { echo "debootstrap did not end well: $room.log" >&2; tail -n 3 "$room.log" >&2; return 1; }
    echo 'APT::Install-Recommends "false";' >"$room/etc/apt/apt.conf.d/90hubdesk"
    if [ "$suite" != "$BUILD_SUITE" ]; then echo "deb $mirror $suite main universe" >"$room/etc/apt/sources.list"; fi
    echo 'debconf debconf/frontend select Noninteractive' | chroot "$room" debconf-set-selections
    # shellcheck disable=SC2086 # the packages are words
    unshare --mount sh -c '
        room=$1; kept=$2; shift 2
        mount -t proc proc "$room/proc"
        mount --bind "$kept" "$room/var/cache/apt/archives"; mkdir -p "$room/var/cache/apt/archives/partial"
        chroot "$room" apt-get -qq update
        [ $# = 0 ] || chroot "$room" apt-get -qq install -y "$@"
    ' sh "$room" "$CHROOTS/apt-$suite" $packages >>"$room.log" 2>&1 ||
        { echo "apt-get did not end well: $room.log" >&2; tail -n 3 "$room.log" >&2; return 1; }
    echo "$suite $packages" >"$room.made-of"
}

UBUNTU_KEY=F6ECB3762474EDA9D21B7022871920D1991BC93C # "Ubuntu Archive Automatic Signing Key (2018)", which signs 22.04

ubuntu_keys() { # MIRROR  gives a file with the key that Ubuntu is signed with. Debian has none: it is got, and believed by its print
    kept=$CHROOTS/ubuntu-archive.gpg
    if [ ! -e "$kept" ]; then
        keys=$(mktemp -d)
        chmod 700 "$keys"
        curl -fsS -m 60 -o "$keys/keys.deb" "$1/pool/main/u/ubuntu-keyring/ubuntu-keyring_2021.03.26_all.deb" &&
            dpkg-deb -x "$keys/keys.deb" "$keys/unpacked" &&
            gpg --homedir "$keys" --quiet --import "$keys/unpacked/usr/share/keyrings/ubuntu-archive-keyring.gpg" 2>/dev/null &&
            gpg --homedir "$keys" --quiet --export "$UBUNTU_KEY" >"$keys/one.gpg" && [ -s "$keys/one.gpg" ] && mv "$keys/one.gpg" "$kept"
        rm -rf "$keys"
    fi
    echo "$kept"
}

chroot_run() { # NAME alone|network FOLDER PLACE ro|rw … -- COMMAND…  runs a command in a room, with folders of this system in it
    # What it writes anywhere else is gone at the end. `alone` is without a network; the command begins with an empty environment.
    name=$1 reach=$2
    shift 2
    set -- "$CHROOTS/$name" "$CHROOTS/mounted" "$@"
    mkdir -p "$CHROOTS/mounted"
    apart='--mount --pid --fork --kill-child'
    if [ "$reach" = alone ]; then apart="$apart --net"; fi
    # shellcheck disable=SC2086,SC2016 # the options are words; the script's own words are its own
    unshare $apart sh -euc '
        room=$1 top=$2 root=$2/root; shift 2
        mount -t tmpfs tmpfs "$top"
        mkdir "$top/upper" "$top/work" "$root"
        mount -t overlay overlay -o "lowerdir=$room,upperdir=$top/upper,workdir=$top/work" "$root"
        mount -t proc proc "$root/proc"
        mount -t tmpfs tmpfs "$root/tmp"; chmod 1777 "$root/tmp"
        mount -t tmpfs tmpfs "$root/dev/shm"
        cp /etc/resolv.conf "$root/etc/resolv.conf" # for who may use the network: names are looked up as here
        while [ "$1" != -- ]; do
            if [ -e "$root$2" ]; then :; elif [ -d "$1" ]; then mkdir -p "$root$2"; else touch "$root$2"; fi
            mount --bind "$1" "$root$2"
            if [ "$3" = ro ]; then mount -o remount,bind,ro "$root$2"; fi
            shift 3
        done
        shift
        exec chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LC_ALL=C.UTF-8 "$@"
    ' sh "$@"
}
