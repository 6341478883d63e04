#!/bin/sh
# Removes what install.sh has installed for you. Your own notes, lists and settings stay; it says where they are.
set -eu
program=$HOME/.local/opt/hubdesk
shared=${XDG_DATA_HOME:-$HOME/.local/share}

if [ ! -e "$program" ]; then
    echo "There is no HubDesk in $program, so there is nothing to remove."
    exit
fi
for running in /proc/[0-9]*/exe; do
    if [ "$(readlink "$running" 2>/dev/null)" = "$program/hubdesk" ]; then
        echo 'HubDesk is open. Close it first, then try again.' >&2
        exit 1
    fi
done

if [ "$(readlink "$HOME/.local/bin/hubdesk" 2>/dev/null)" = ../opt/hubdesk/hubdesk ]; then rm "$HOME/.local/bin/hubdesk"; fi
rm -f "$shared/applications/hubdesk.desktop" "$shared/mime/packages/hubdesk.xml" "$shared/man/man1/hubdesk.1.gz"
rm -f "$shared"/icons/hicolor/*/apps/hubdesk.png "$shared/icons/hicolor/scalable/apps/hubdesk.svg"
for pack in "$program"/packs/*.hubpack; do # what was put beside the program later is yours
    case ${pack##*/} in
        headstart.hubpack | guide.hubpack | '*.hubpack') ;;
        *) mkdir -p "$shared/HubDesk/packs" && mv "$pack" "$shared/HubDesk/packs/" ;;
    esac
done
rm -rf "$program"
if [ "${1:-}" = --for-update ]; then exit; fi

# What desktops look things up in is made anew; where nothing else is left in it, it goes.
if [ -n "$(ls -A "$shared/mime/packages" 2>/dev/null)" ]; then
    if command -v update-mime-database >/dev/null; then update-mime-database "$shared/mime"; fi
else
    for name in aliases generic-icons globs globs2 icons magic mime.cache subclasses treemagic types version XMLnamespaces; do
        rm -f "$shared/mime/$name"
    done
    rm -rf "$shared/mime/application" # descriptions of types that are made from what lies in packages
fi
if command -v update-desktop-database >/dev/null && [ -d "$shared/applications" ]; then update-desktop-database "$shared/applications"; fi
if [ "$(ls -A "$shared/applications" 2>/dev/null)" = mimeinfo.cache ]; then rm "$shared/applications/mimeinfo.cache"; fi

# Folders that are empty now, from the inside out; what is in use stays.
for folder in "$shared"/icons/hicolor/*/apps "$shared"/icons/hicolor/* "$shared/icons/hicolor" "$shared/icons" \
    "$shared/mime/packages" "$shared/mime" "$shared/man/man1" "$shared/man" "$shared/applications" \
    "$HOME/.local/bin" "$HOME/.local/opt"; do
    rmdir "$folder" 2>/dev/null || true
done

echo 'HubDesk is removed.'
own=$shared/HubDesk
if [ -e "$own" ]; then
    echo "Your own notes, lists, settings and packs stay in $own"
    echo "If you do not want them any more: rm -r \"$own\""
fi
