#!/bin/sh
# Installs HubDesk for you alone: no rights are asked for, and nothing outside your own folders is touched.
#     sh install.sh             installs, or puts this version in the place of an older one
# The program goes to ~/.local/opt/hubdesk, and the menu, .hubpack files and hubdesk: addresses are told of it.
# To remove it: sh ~/.local/opt/hubdesk/uninstall.sh
set -eu
umask 022
here=$(cd "$(dirname "$0")" && pwd)
program=$HOME/.local/opt/hubdesk
commands=$HOME/.local/bin
shared=${XDG_DATA_HOME:-$HOME/.local/share}

if [ ! -x "$here/HubDesk/hubdesk" ]; then
    echo "The program is not beside this script. Unpack the whole file first: tar -xf hubdesk-….tar.xz" >&2
    exit 1
fi
policy=$program/hubdesk-settings.toml # what an administrator has set stays
kept=
if [ -e "$policy" ]; then kept=$(cat "$policy"); fi
if [ -e "$program/uninstall.sh" ]; then
    sh "$program/uninstall.sh" --for-update # so that nothing of an older version stays
elif [ -e "$program" ]; then
    echo "$program is there already and is no HubDesk of this kind. Move it away, then try again." >&2
    exit 1
fi

# Whole, then in its place: a copy that was cut short is never started.
mkdir -p "$HOME/.local/opt" "$commands"
rm -rf "$program.part"
cp -R "$here/HubDesk" "$program.part"
cp "$here/uninstall.sh" "$program.part/"
if [ -n "$kept" ]; then printf '%s\n' "$kept" >"$program.part/hubdesk-settings.toml"; fi
mv "$program.part" "$program"
ln -sf ../opt/hubdesk/hubdesk "$commands/hubdesk"

# The desktop may not look for commands in ~/.local/bin: it is told where the program is.
mkdir -p "$shared/applications" "$shared/mime/packages" "$shared/man/man1"
escaped=$(printf '%s' "$program/hubdesk" | sed 's/[\\"`$]/\\&/g; s/%/%%/g' | sed 's/\\/\\\\/g')
awk -v exec="Exec=\"$escaped\" %U" '/^TryExec=/ { next } /^Exec=/ { print exec; next } { print }' \
    "$here/share/hubdesk.desktop" >"$shared/applications/hubdesk.desktop"
cp "$here/share/hubdesk.xml" "$shared/mime/packages/hubdesk.xml"
cp "$here/share/hubdesk.1.gz" "$shared/man/man1/hubdesk.1.gz"
for picture in "$here"/share/icons/hubdesk-*.png; do
    size=${picture##*-}
    size=${size%.png}
    folder=$shared/icons/hicolor/${size}x$size/apps
    mkdir -p "$folder"
    cp "$picture" "$folder/hubdesk.png"
done
mkdir -p "$shared/icons/hicolor/scalable/apps"
cp "$here/share/icons/hubdesk.svg" "$shared/icons/hicolor/scalable/apps/hubdesk.svg"

# What desktops look things up in. Where these commands are lacking, the desktop looks for itself, only later.
if command -v update-mime-database >/dev/null; then update-mime-database "$shared/mime"; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "$shared/applications"; fi

echo 'HubDesk is installed. You find it in the menu, or type: hubdesk'
case ":$PATH:" in *":$commands:"*) ;; *) echo "(Typing hubdesk works once $commands is in your PATH, often after you log in again.)" ;; esac
echo "To remove it: sh $program/uninstall.sh"
