"""Reads the tables of an MSI and says what is not as it should be, without installing it.

    check_msi.py FILE TREE VERSION

Needs msiinfo, which Debian has in msitools.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from files import files_of

Rows = list[dict[str, str]]

PROPERTIES = {
    "ProductName": "HubDesk",
    "Manufacturer": "HubDesk contributors",
    "UpgradeCode": "{B3C1C0D4-6C1F-4E3E-9E0B-2B8C7A7F5D10}",
    "ALLUSERS": "1",
    "ARPPRODUCTICON": "HubDesk.ico",
    "ARPNOMODIFY": "1",
    "MSIRESTARTMANAGERCONTROL": "DisableShutdown",
}
"""What must never change, or every installed copy is an orphan; and what Windows shows of the program."""
REGISTRY = {
    ("Software\\HubDesk", "Folder"): "[INSTALLDIR]",
    ("Software\\Classes\\.hubpack", ""): "HubDesk.pack",
    ("Software\\Classes\\HubDesk.pack\\shell\\open\\command", ""): '"[INSTALLDIR]HubDesk.exe" "%1"',
    ("Software\\Classes\\hubdesk", "URL Protocol"): "",
    ("Software\\Classes\\hubdesk\\shell\\open\\command", ""): '"[INSTALLDIR]HubDesk.exe" "%1"',
}
ACTIONS = ("FindRelatedProducts", "LaunchConditions", "InstallValidate", "RemoveExistingProducts", "InstallFiles")
"""In this order: the former version is gone before the first new file is written, so that nothing stale stays."""
FOR_64_BITS = 256


def table(msi: Path, name: str) -> Rows:
    """Read a table: a row for each line, by the names of its columns."""
    done = subprocess.run(["msiinfo", "export", str(msi), name], capture_output=True, text=True, check=True)  # noqa: S607
    columns, _, _, *lines = done.stdout.splitlines()
    return [dict(zip(columns.split("\t"), line.split("\t"), strict=True)) for line in lines if line]


def findings(msi: Path, tree: Path, version: str) -> list[str]:
    """Say what is wrong with an MSI that was made of a tree; an empty list when all is well."""
    found = []
    said = {row["Property"]: row["Value"] for row in table(msi, "Property")}
    for name, value in {**PROPERTIES, "ProductVersion": version}.items():
        if said.get(name) != value:
            found.append(f"Property {name} is {said.get(name)!r}, not {value!r}")
    found += [f"Property {name} is empty" for name in ("ARPCONTACT", "ARPCOMMENTS", "ARPSIZE") if not said.get(name)]

    upgrades = {row["ActionProperty"]: row for row in table(msi, "Upgrade")}
    former = upgrades.get("WIX_UPGRADE_DETECTED", {})
    if (former.get("UpgradeCode"), former.get("VersionMax")) != (PROPERTIES["UpgradeCode"], version):
        found.append("Earlier versions are not found and taken away")
    conditions = [row["Condition"] for row in table(msi, "LaunchCondition")]
    found += [
        f"Nothing refuses where it should: {words}"
        for words in ("WIX_DOWNGRADE_DETECTED", "VersionNT64")
        if not any(words in condition for condition in conditions)
    ]

    order = [
        row["Action"] for row in sorted(table(msi, "InstallExecuteSequence"), key=lambda row: int(row["Sequence"]))
    ]
    if [action for action in order if action in ACTIONS] != list(ACTIONS):
        found.append(f"The steps are not in their order: {', '.join(order)}")

    found += _file_findings(msi, tree)
    values = {(row["Key"], row["Name"]): row["Value"] for row in table(msi, "Registry") if row["Root"] == "2"}
    found += [f"Registry {key} is {values.get(key)!r}" for key, value in REGISTRY.items() if values.get(key) != value]
    links = table(msi, "Shortcut")
    if [row["Target"] for row in links] != ["[INSTALLDIR]HubDesk.exe"]:
        found.append("The Start menu has no link to the program")
    return found


def _file_findings(msi: Path, tree: Path) -> list[str]:
    found = []
    folders = {row["Directory"]: row for row in table(msi, "Directory")}

    def place(folder: str) -> str:
        if folder == "INSTALLDIR":
            return ""
        row = folders[folder]
        return f"{place(row['Directory_Parent'])}{row['DefaultDir'].rpartition('|')[2]}/"

    components = {row["Component"]: row for row in table(msi, "Component")}
    there = {
        place(components[row["Component_"]]["Directory_"]) + row["FileName"].rpartition("|")[2]: int(row["FileSize"])
        for row in table(msi, "File")
    }
    wanted = {str(file): (tree / file).stat().st_size for file in files_of(tree)}
    found += [f"{name} is not in it as in the tree" for name in sorted(set(there.items()) ^ set(wanted.items()))]
    found += [
        f"Component {name} is for 32 bits"
        for name, row in components.items()
        if not int(row["Attributes"]) & FOR_64_BITS
    ]
    ids = [row["ComponentId"] for row in components.values()]
    if len(set(ids)) != len(ids):
        found.append("Two components have one id")
    return found


def main() -> int:
    """Check what the command line names."""
    msi, tree, version = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    found = findings(msi, tree, version)
    for line in found:
        print(f"{msi.name}: {line}", file=sys.stderr)
    print(f"{msi.name}: its tables were read, {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
