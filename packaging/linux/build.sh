#!/bin/sh
# In the room, without a network: builds the packs, the program and the empty window that its start is measured against.
#     /src  the project, only read      /venv  what libraries.sh has installed      /out  what is made: tree/, floor/, packs/
# SOURCE_DATE_EPOCH is the time that every file gets. Same input, same bytes.
set -eu
umask 022
export PATH=/venv/bin:/usr/bin:/bin PYTHONHASHSEED=1 PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=/src PYINSTALLER_CONFIG_DIR=/tmp/pyinstaller
export QT_QPA_PLATFORM=offscreen HUBDESK_PACKS=/out/packs
cd /src

mkdir -p /out/packs
for source in content/*/pack.yaml; do
    folder=${source%/pack.yaml}
    python -m hubdesk build "$folder" -o "/out/packs/${folder#content/}.hubpack" >/dev/null
done

build() { # SPEC FOLDER
    pyinstaller --noconfirm --clean --log-level ERROR --workpath "/tmp/work-$2" --distpath "/out/$2" "packaging/$1"
}
build hubdesk.spec tree
build linux/floor.spec floor
python packaging/icons.py /out/icons >/dev/null
