#!/bin/sh
# Builds the pack of every folder in content/ into build/packs/, where the text or what builds it is newer.
set -eu
cd "$(dirname "$0")/.."
mkdir -p build/packs

for source in content/*/pack.yaml; do
    folder=${source%/pack.yaml}
    pack=build/packs/${folder#content/}.hubpack
    if [ -e "$pack" ] &&
        [ -z "$(find "$folder" -newer "$pack")" ] &&
        [ -z "$(find hubdesk/authoring hubdesk/model hubdesk/pack hubdesk/services -name '*.py' -newer "$pack")" ]
    then
        continue
    fi
    .venv/bin/hubdesk build "$folder" -o "$pack"
    touch "$pack"
done
