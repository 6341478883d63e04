#!/bin/sh
# Makes a disk image of the app, on a Mac: dmg.sh HubDesk.app HubDesk.dmg. Never run so far (see RELEASING.md).
#   APPLE_CERTIFICATE, APPLE_CERTIFICATE_PASSWORD   a Developer ID as .p12 in base64, and its password
#   APPLE_IDENTITY                                  its name, "Developer ID Application: …"
#   APPLE_NOTARY                                    "KEY_ID ISSUER_ID BASE64_OF_P8", for Apple's look at it
# Without them it is signed for nobody (-), which Apple's processors ask for, and macOS warns when it is first opened.
set -eu
app=$1 image=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'security delete-keychain "$work/keys.keychain" 2>/dev/null || true; rm -rf "$work"' EXIT

identity=-
if [ -n "${APPLE_CERTIFICATE:-}" ]; then
    identity=$APPLE_IDENTITY
    secret=$(uuidgen)
    printf %s "$APPLE_CERTIFICATE" | base64 --decode >"$work/key.p12"
    security create-keychain -p "$secret" "$work/keys.keychain"
    security unlock-keychain -p "$secret" "$work/keys.keychain"
    security import "$work/key.p12" -k "$work/keys.keychain" -P "$APPLE_CERTIFICATE_PASSWORD" -T /usr/bin/codesign
    security set-key-partition-list -S apple-tool:,apple: -s -k "$secret" "$work/keys.keychain" >/dev/null
    security list-keychains -d user -s "$work/keys.keychain" login.keychain
fi
stamp=--timestamp
[ "$identity" != - ] || stamp=--timestamp=none
codesign --force --deep --options runtime "$stamp" --entitlements "$here/entitlements.plist" --sign "$identity" "$app"
codesign --verify --deep --strict "$app"

mkdir "$work/image"
cp -R "$app" "$work/image/"
ln -s /Applications "$work/image/Applications"
hdiutil create -volname HubDesk -srcfolder "$work/image" -format ULFO -ov "$image"

if [ "$identity" != - ]; then
    codesign "$stamp" --sign "$identity" "$image"
    if [ -n "${APPLE_NOTARY:-}" ]; then
        # shellcheck disable=SC2086 - three words on purpose
        set -- $APPLE_NOTARY
        printf %s "$3" | base64 --decode >"$work/notary.p8"
        xcrun notarytool submit "$image" --key "$work/notary.p8" --key-id "$1" --issuer "$2" --wait
        xcrun stapler staple "$image"
    fi
fi
