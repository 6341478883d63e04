"""What Windows shows under a program's Properties, Details, in the form that PyInstaller reads."""

from __future__ import annotations

import re

_FORM = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004,
    fileType=0x1, subtype=0x0),
  kids=[
    StringFileInfo([StringTable('080904B0', [{rows}])]),
    VarFileInfo([VarStruct('Translation', [2057, 1200])])
  ]
)
"""


def version_info(version: str, file: str, description: str) -> str:
    """Give the text for one launcher.

    Args:
        version: of the program, such as `0.1.0`; what follows the numbers (`rc1`) is shown, but does not count.
        file: the launcher's name, such as `HubDesk.exe`.
        description: what Windows calls it, in its task manager and when it asks for rights.
    """
    found = [int(number) for number in re.findall(r"\d+", re.split(r"[^0-9.]", version)[0])]
    numbers = tuple((*found, 0, 0, 0, 0)[:4])
    words = {
        "CompanyName": "HubDesk contributors",
        "FileDescription": description,
        "FileVersion": version,
        "InternalName": file.removesuffix(".exe"),
        "LegalCopyright": "MIT licence; Qt and PySide6 under LGPL 3, see About",
        "OriginalFilename": file,
        "ProductName": "HubDesk",
        "ProductVersion": version,
    }
    rows = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in words.items())
    return _FORM.format(numbers=numbers, rows=rows)
