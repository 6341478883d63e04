#!/bin/sh
# Makes the installers for Windows of a built program: build.sh TREE VERSION FOLDER
# Writes FOLDER/HubDesk-VERSION-setup.exe (for one person) and FOLDER/HubDesk-VERSION.msi (for all users), on Debian with
# nsis and wixl, or with NSIS alone where there is no wixl. Same tree, same bytes but for times.
#   HUBDESK_SIGN   a command that signs the file it is given (setup.exe, its remover)
#   PYTHON         with what the icons need (Pillow and PySide6); .venv/bin/python if it is not set
set -eu
tree=$1 version=$2 folder=$3
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-$here/../../.venv/bin/python}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$folder"

"$python" "$here/../icons.py" "$work/icons" >/dev/null
"$python" "$here/files.py" "$tree" --nsis "$work/files.nsh" --wix "$work/files.wxs"
numbers=$(printf %s "$version" | sed 's/[^0-9.].*//')
size_kb=$(find "$tree" -type f -exec wc -c {} + | awk '$2 != "total" { all += $1 } END { print int(all / 1024) + 1 }')

set -- "-DVERSION=$version" "-DVERSION4=$numbers.0" "-DFILES=$work/files.nsh" "-DICON=$work/icons/hubdesk.ico" \
    "-DSIZE_KB=$size_kb" "-DOUT=$(cd "$folder" && pwd)/HubDesk-$version-setup.exe"
[ -z "${HUBDESK_SIGN:-}" ] || set -- "$@" "-DSIGN=$HUBDESK_SIGN"
makensis -V2 -WX "$@" "$here/hubdesk.nsi"

if command -v wixl >/dev/null; then
    # The product's code belongs to the version: two builds of one version are the same product.
    product=$("$python" -c 'import sys, uuid; print(f"{{{uuid.uuid5(uuid.UUID(sys.argv[1]), sys.argv[2])}}}".upper())' \
        8f6a3c0e-5b0f-4a53-9c0b-4f0f6c1d2f77 "$version")
    msi=$(cd "$folder" && pwd)/HubDesk-$version.msi
    cp "$here/hubdesk.wxs" "$work"
    ln -s "$(cd "$tree" && pwd)" "$work/tree"
    (cd "$work" && wixl -a x64 -D "Version=$numbers" -D "ProductCode=$product" -D Icon=icons/hubdesk.ico \
        -D "SizeKb=$size_kb" -o "$msi" hubdesk.wxs files.wxs)
    # Windows 10 calls itself 603 here, and says no more to an installer; Windows 8.1 does too, and fails at the start.
    msiinfo export "$msi" LaunchCondition >"$work/LaunchCondition.idt"
    printf 'Installed OR VersionNT64 >= 603\t%s\r\n' \
        'HubDesk needs Windows 10 from October 2018 (version 1809) or later, with 64 bits.' >>"$work/LaunchCondition.idt"
    msibuild "$msi" -i "$work/LaunchCondition.idt"
fi
