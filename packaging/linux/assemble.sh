#!/bin/sh
# In the room: makes of the built program what people download, in /out/dist: the .deb, the tar.xz with its install.sh, the
# portable folder, and their sums. Same tree, same bytes.
#     assemble.sh VERSION GLIBC     /out/tree and /out/icons are there; SOURCE_DATE_EPOCH is the time of every file
# With OLDER=1 a file is put in that the real version has not, to see that an update leaves nothing of it.
set -eu
umask 022
version=$1 glibc=$2
here=/src/packaging/linux
export PATH=/venv/bin:/usr/sbin:/usr/bin:/sbin:/bin PYTHONPATH=/src PYTHONDONTWRITEBYTECODE=1
work=/tmp/assemble
dist=/out/dist
rm -rf "$work" "$dist"/*
mkdir -p "$work" "$dist"
day=$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)

cp -R /out/tree/HubDesk "$work/HubDesk"
if [ -n "${OLDER:-}" ]; then echo older >"$work/HubDesk/_internal/of-an-older-version.txt"; fi
filled() { sed "s/@VERSION@/$version/g; s/@DATE@/$day/g; s/@GLIBC@/$glibc/g" "$1"; }
python "$here/man.py" | gzip -9n >"$work/hubdesk.1.gz"

# --- the .deb
deb=$work/deb
program=$deb/usr/lib/hubdesk
share=$deb/usr/share
mkdir -p "$deb/DEBIAN" "$deb/usr/bin" "$deb/usr/lib" "$share/applications" "$share/mime/packages" "$share/metainfo" "$share/man/man1" \
    "$share/doc/hubdesk" "$share/lintian/overrides" "$share/icons/hicolor/scalable/apps"
cp -R "$work/HubDesk" "$program"
find "$program" -type f -exec chmod 644 {} +
chmod 755 "$program/hubdesk"
ln -s ../lib/hubdesk/hubdesk "$deb/usr/bin/hubdesk"
cp "$here/hubdesk.desktop" "$share/applications/"
cp "$here/hubdesk.xml" "$share/mime/packages/"
filled "$here/org.hubdesk.HubDesk.metainfo.xml" >"$share/metainfo/org.hubdesk.HubDesk.metainfo.xml"
cp "$work/hubdesk.1.gz" "$share/man/man1/"
for picture in /out/icons/hubdesk-*.png; do
    size=${picture##*-}
    size=${size%.png}
    mkdir -p "$share/icons/hicolor/${size}x$size/apps"
    cp "$picture" "$share/icons/hicolor/${size}x$size/apps/hubdesk.png"
done
cp /src/resources/program/hubdesk.svg "$share/icons/hicolor/scalable/apps/"
cp "$here/copyright" "$share/doc/hubdesk/"
cp "$here/lintian-overrides" "$share/lintian/overrides/hubdesk"
gzip -9n <"/src/CHANGELOG.md" >"$share/doc/hubdesk/changelog.gz"
debian=$(echo "$version" | sed -E 's/(a|b|rc)([0-9]+)$/~\1\2/')-1
maintainer='HubDesk contributors <contributors@hubdesk.invalid>'
printf 'hubdesk (%s) stable; urgency=medium\n\n  * What is new in this version is written in changelog.gz.\n\n -- %s  %s\n' \
    "$debian" "$maintainer" "$(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")" | gzip -9n >"$share/doc/hubdesk/changelog.Debian.gz"

# What the system must have, as Debian's own tool works it out from what each file is linked with; packages of which the program
# has its own copy are left out. What only some desktops need (Wayland, IBus, printers) is recommended. Two versions are those
# that this Debian happens to have, not those that are needed: an older one does (package_test tries it).
mkdir "$work/debian"
printf 'Source: hubdesk\n\nPackage: hubdesk\nArchitecture: any\n' >"$work/debian/control"
find "$program" -type f \( -name '*.so*' -o -name hubdesk \) ! -name 'libicudata*' | LC_ALL=C sort >"$work/linked"
optional='ayland|platforminputcontexts|printsupport|platformthemes'
private=$(find "$program" -name '*.so*' -printf '-l%h\n' | LC_ALL=C sort -u)
own=$(for file in "$program"/_internal/lib*.so*; do dpkg-query -S "*/${file##*/}" 2>/dev/null || true; done |
    sed -n 's/^\([^:]*\):.*/-x\1/p' | LC_ALL=C sort -u)
# shellcheck disable=SC2046,SC2086 # file names without spaces, and options
(cd "$work" && dpkg-shlibdeps --warnings=0 --ignore-missing-info -O $private $own \
    -dDepends $(grep -vE "$optional" linked) -dRecommends $(grep -E "$optional" linked)) |
    sed -E 's/(libx11-xcb1|libzstd1) \([^)]*\)/\1/g' >"$work/linked-with"
{
    echo 'Package: hubdesk'
    echo "Version: $debian"
    echo "Architecture: $(dpkg --print-architecture)"
    echo "Maintainer: $maintainer"
    echo "Installed-Size: $(du -k --apparent-size -s "$deb/usr" | cut -f1)"
    sed -n 's/^shlibs:Depends=/Depends: /p' "$work/linked-with"
    sed -n 's/^shlibs:Recommends=/Recommends: /p' "$work/linked-with"
    echo 'Section: education'
    echo 'Priority: optional'
    cat "$here/description"
} >"$deb/DEBIAN/control"
cp "$here/postrm" "$deb/DEBIAN/postrm"
chmod 755 "$deb/DEBIAN/postrm"
(cd "$deb" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)

# --- the tar.xz that installs without rights
folder=hubdesk-$version
mkdir -p "$work/$folder/share/icons"
cp -R "$work/HubDesk" "$work/$folder/HubDesk"
cp "$here/install.sh" "$here/uninstall.sh" "$work/$folder/"
chmod 755 "$work/$folder/install.sh" "$work/$folder/uninstall.sh"
filled "$here/READ-ME.txt" >"$work/$folder/READ-ME.txt"
cp "$here/hubdesk.desktop" "$here/hubdesk.xml" "$work/hubdesk.1.gz" "$work/$folder/share/"
cp /out/icons/hubdesk-*.png /src/resources/program/hubdesk.svg "$work/$folder/share/icons/"

# --- the portable folder: the program with the mark that paths.py looks for
mkdir "$work/portable"
cp -R "$work/HubDesk" "$work/portable/HubDesk"
cp "$here/portable.txt" "$work/portable/HubDesk/portable"

find "$work" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
packed() { # FOLDER NAME FILE
    tar --sort=name --owner=0 --group=0 --numeric-owner --mode=u+w,go-w,a+rX --format=gnu -C "$1" -cf - "$2" | xz "-$press" -T1 >"$3"
}
machine=$(uname -m)
press=${PRESS:-9} # 0 to 9; 9 is worth 1 MB more than 6. What nobody downloads need not be small
dpkg-deb -Zxz "-z$press" --threads-max=1 --root-owner-group --build "$deb" "$dist/hubdesk_${debian}_$(dpkg --print-architecture).deb" >/dev/null &
packed "$work/portable" HubDesk "$dist/hubdesk-$version-linux-$machine-portable.tar.xz" &
packed "$work" "$folder" "$dist/hubdesk-$version-linux-$machine.tar.xz"
wait
(cd "$dist" && sha256sum -- hubdesk* >SHA256SUMS)

# --- what desktops and Debian's packagers would object to
desktop-file-validate "$here/hubdesk.desktop"
appstreamcli validate --no-net "$share/metainfo/org.hubdesk.HubDesk.metainfo.xml" >/dev/null || appstreamcli validate --no-net "$share/metainfo/org.hubdesk.HubDesk.metainfo.xml"
if [ -z "${OLDER:-}" ]; then lintian --allow-root --fail-on error,warning "$dist"/*.deb; fi
