"""Writes down which files of a built program an installer puts in place, and so which ones its remover may take away.

    python packaging/windows/files.py TREE --nsis FILES.nsh --wix FILES.wxs

Both lists name every file: a remover that deletes whole folders would take what a person has put beside the program.
"""

from __future__ import annotations

import argparse
import uuid
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

WIX = "http://schemas.microsoft.com/wix/2006/wi"
FAMILY = uuid.UUID("8f6a3c0e-5b0f-4a53-9c0b-4f0f6c1d2f77")
"""Ids of the MSI are made of this one and a file's name: the same file has the same id in every version, as Windows
Installer asks for."""


def files_of(tree: Path) -> list[PurePosixPath]:
    """List the files of a tree, sorted, each from the top of the tree.

    Raises:
        ValueError: a name has a sign that the makers of installers take for one of theirs.
    """
    files = sorted(PurePosixPath(path.relative_to(tree).as_posix()) for path in tree.rglob("*") if path.is_file())
    if odd := [str(file) for file in files if set(str(file)) & set('$"')]:
        raise ValueError(f"An installer cannot name this file: {odd[0]}")
    return files


def folders_of(files: list[PurePosixPath]) -> list[PurePosixPath]:
    """List the folders that the files lie in, without the top one; a folder comes before what lies in it."""
    return sorted({folder for file in files for folder in file.parents if folder.name})


def nsis(tree: Path) -> str:
    """Give the two macros that `hubdesk.nsi` calls: to put the files in place, and to take them away again."""
    files = files_of(tree)
    lines = ["!macro PutFiles"]
    folder = None
    for file in sorted(files, key=lambda one: (one.parent, one.name)):
        if file.parent != folder:
            folder = file.parent
            lines.append(f'  SetOutPath "{_there(folder)}"')
        lines.append(f'  File "{(tree / file).resolve()}"')
    lines += ["!macroend", "", "!macro TakeFiles"]
    lines += [f'  Delete "{_there(file)}"' for file in files]
    lines += [f'  RMDir "{_there(folder)}"' for folder in reversed(folders_of(files))]
    return "\n".join([*lines, "!macroend", ""])


def wix(tree: Path) -> str:
    """Give the folders and files as a fragment for wixl, with a component for each file, and a group of all."""
    ET.register_namespace("", WIX)
    root = ET.Element(f"{{{WIX}}}Wix")
    places = ET.SubElement(root, f"{{{WIX}}}Fragment")
    top = ET.SubElement(places, f"{{{WIX}}}DirectoryRef", Id="INSTALLDIR")
    group = ET.SubElement(ET.SubElement(root, f"{{{WIX}}}Fragment"), f"{{{WIX}}}ComponentGroup", Id="Program")
    files = files_of(tree)
    elements = {PurePosixPath(): top}
    for folder in folders_of(files):
        elements[folder] = ET.SubElement(
            elements[folder.parent], f"{{{WIX}}}Directory", Id=_id("d", folder), Name=folder.name
        )
    for file in files:
        component = ET.SubElement(
            elements[file.parent],
            f"{{{WIX}}}Component",
            Id=_id("c", file),
            Guid=f"{{{str(uuid.uuid5(FAMILY, str(file))).upper()}}}",
            Win64="yes",
        )
        source = f"tree/{file}"  # wixl takes no whole paths
        ET.SubElement(component, f"{{{WIX}}}File", Id=_id("f", file), Name=file.name, Source=source, KeyPath="yes")
        ET.SubElement(group, f"{{{WIX}}}ComponentRef", Id=component.attrib["Id"])
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def _id(kind: str, path: PurePosixPath) -> str:
    return f"{kind}{uuid.uuid5(FAMILY, str(path)).hex}"


def _there(path: PurePosixPath) -> str:
    return "\\".join(("$INSTDIR", *path.parts))


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description="List the files of a built program for its installers.")
    parser.add_argument("tree", type=Path)
    parser.add_argument("--nsis", type=Path)
    parser.add_argument("--wix", type=Path)
    asked = parser.parse_args()
    for target, write in ((asked.nsis, nsis), (asked.wix, wix)):
        if target is not None:
            target.write_text(write(asked.tree), encoding="utf-8")


if __name__ == "__main__":
    main()
