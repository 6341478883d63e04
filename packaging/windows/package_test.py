"""Tries the installers for Windows: makes them of a stand-in, reads the MSI's tables, and goes through them under wine.

    packaging/windows/package_test.py FOLDER

FOLDER is where all is made; a Debian with wine comes to lie there too.

Wine is not Windows. What it cannot show is listed in RELEASING.md, to be looked at on a real one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import check_msi

HERE = Path(__file__).resolve().parent
FORMER, LATER = "0.1.0", "0.2.0"
USER = "users/root/AppData"
START_MENU = f"{USER}/Roaming/Microsoft/Windows/Start Menu/Programs/HubDesk.lnk"
CLASSES = r"HKCU\Software\Classes"
KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\HubDesk"
TOOLS = {
    "makensis": "nsis",
    "wixl": "wixl",
    "msiinfo": "msitools",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "debootstrap": "debootstrap",
}
RUNNING, PATIENCE = 3, 60.0


class FailedError(Exception):
    """Something is not as a user should find it."""


def expect(is_so: object, words: str) -> None:
    """Say what was seen, or end with what was not."""
    if not is_so:
        raise FailedError(words)
    print(f"  {words}", flush=True)


def wait_until(is_so: object, words: str) -> None:
    """Wait for what another program does."""
    assert callable(is_so)
    end = time.monotonic() + PATIENCE
    while not is_so() and time.monotonic() < end:
        time.sleep(0.2)
    expect(is_so(), words)


class Wine:
    """A Windows that is there for one test: a Debian with wine in a folder, and a drive C: of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.c = root / "root/tried/drive_c"
        shutil.rmtree(root / "root/tried", ignore_errors=True)
        self.run("wineboot", "-i")
        self.run("winecfg", "-v", "win10")
        (self.c / "tried").mkdir()

    def _command(self, *words: str) -> list[str]:
        settings = ("HOME=/root", "WINEDEBUG=-all", "WINEPREFIX=/root/tried", "LC_ALL=C.UTF-8")
        return ["chroot", str(self.root), "env", "-i", "PATH=/usr/bin:/bin", *settings, "xvfb-run", "-a", *words]

    def run(self, *words: str) -> int:
        """Run a program and give what it ends with."""
        done = subprocess.run(
            self._command(*words), stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=PATIENCE
        )
        return done.returncode

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a program and go on."""
        return subprocess.Popen(
            self._command(*words), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def value(self, key: str, name: str) -> str:
        """Give a value of the registry, empty where there is none; of the part for 64 bits."""
        which = ["/ve"] if name == "" else ["/v", name]
        command = self._command("wine", "reg", "query", key, *which, "/reg:64")
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        lines = [line for line in done.stdout.splitlines() if " REG_" in line]
        return lines[0].split("REG_", 1)[1].partition("    ")[2].strip() if lines else ""

    def ran(self, *words: str) -> str:
        """Run something that starts the stand-in, and give its version and words."""
        said = self.c / "tried/ran.txt"
        said.unlink(missing_ok=True)
        self.run(*words)
        wait_until(lambda: said.is_file() and said.read_text().endswith("\n"), f"{words[-1]} starts the program")
        return said.read_text().strip()


def make_tree(folder: Path, version: str) -> Path:
    """Make a stand-in for the built program; the earlier version has a file that the later one has not."""
    (folder / "_internal/deep/er").mkdir(parents=True)
    (folder / "packs").mkdir()
    for name, more in (("HubDesk.exe", ("-mwindows",)), ("hubdesk-verbs.exe", ())):
        command = ["x86_64-w64-mingw32-gcc", "-O1", "-s", "-municode", f'-DVERSION="{version}"', *more]
        subprocess.run([*command, str(HERE / "standin.c"), "-o", str(folder / name)], check=True)
    (folder / "_internal/deep/er/part one.dll").write_bytes(b"part " + version.encode())
    (folder / "packs/guide.hubpack").write_bytes(b"guide " + version.encode())
    if version == FORMER:
        (folder / "_internal/old").mkdir()
        (folder / "_internal/old/stale.dll").write_bytes(b"of no use any more")
    return folder


def try_setup(wine: Wine, made: Path) -> None:
    """Install for one person, upgrade, run and remove, all of it silent."""
    home, mine = wine.c / f"{USER}/Local/Programs/HubDesk", wine.c / f"{USER}/Local/HubDesk/user.hub"
    former, later = (f"Z:\\tried\\HubDesk-{version}-setup.exe" for version in (FORMER, LATER))
    for version in (FORMER, LATER):
        shutil.copy(made / f"HubDesk-{version}-setup.exe", wine.root / "tried")
    mine.parent.mkdir(parents=True)
    mine.write_text("favourites, lists and notes")

    expect(wine.run("wine", former, "/S") == 0, "installs silently")
    expect((home / "HubDesk.exe").is_file() and (home / "_internal/old/stale.dll").is_file(), "puts the files in place")
    expect((wine.c / START_MENU).is_file(), "has a place in the Start menu")
    expect(wine.value(KEY, "DisplayVersion") == FORMER, "is listed among the installed programs, with its version")
    expect(int(wine.value(KEY, "EstimatedSize"), 16) > 0, "and its size")
    program = r"C:\users\root\AppData\Local\Programs\HubDesk\HubDesk.exe"
    expect(wine.ran("wine", program).startswith(FORMER), "is the version that was installed")
    # Wine's own way to open files knows what is set for all users only, so what is set is read instead.
    expect(wine.value(rf"{CLASSES}\.hubpack", "") == "HubDesk.pack", "says what a pack is")
    for kind in ("HubDesk.pack", "hubdesk"):
        command = wine.value(rf"{CLASSES}\{kind}\shell\open\command", "")
        expect(command == f'"{program}" "%1"', f"says what opens {kind}")

    (home / "mine.txt").write_text("put here by a person")
    running = wine.start("wine", program, "--wait")
    wait_until(lambda: "--wait" in (wine.c / "tried/ran.txt").read_text(), "is open")
    expect(wine.run("wine", later, "/S") == RUNNING, "refuses to install while HubDesk is open")
    expect((home / "_internal/old/stale.dll").is_file(), "and has changed nothing")
    (wine.c / "tried/stop").touch()
    running.wait(PATIENCE)

    expect(wine.run("wine", later, "/S") == 0, "installs a later version over it")
    expect(not (home / "_internal/old").exists(), "leaves no file of the former version behind")
    expect(wine.value(KEY, "DisplayVersion") == LATER, "is listed with the later version")
    expect(wine.ran("wine", program).startswith(LATER), "is the later version")
    expect((home / "mine.txt").is_file(), "leaves what a person has put beside it")

    # In a batch file, because /D takes no quotation marks, and wine would put them round it.
    (wine.c / "tried/elsewhere.bat").write_bytes(f"@{later} /S /D=C:\\My Programs\\Hub Desk\r\n".encode())
    expect(wine.run("wine", "cmd", "/c", r"C:\tried\elsewhere.bat") == 0, "installs into another folder")
    moved = wine.c / "My Programs/Hub Desk"
    expect((moved / "HubDesk.exe").is_file(), "which may have spaces in its name")
    expect(sorted(path.name for path in home.iterdir()) == ["mine.txt"], "and takes itself out of the one before")

    expect(wine.run("wine", "C:\\My Programs\\Hub Desk\\uninstall.exe", "/S") == 0, "removes itself silently")
    wait_until(lambda: not moved.exists(), "leaves no file and no folder behind")
    for key in (KEY, r"HKCU\Software\HubDesk", r"HKCU\Software\Classes\hubdesk", r"HKCU\Software\Classes\.hubpack"):
        expect(wine.run("wine", "reg", "query", key) != 0, f"leaves no {key} behind")
    expect(not (wine.c / START_MENU).exists(), "leaves the Start menu as it was")
    expect(mine.read_text() == "favourites, lists and notes", "keeps the favourites, lists and notes")
    expect((home / "mine.txt").read_text() == "put here by a person", "keeps what a person has put beside it")


def try_msi(wine: Wine, made: Path) -> None:
    """Install for all users, repair, upgrade, refuse to go back, and remove, all of it silent."""
    home = wine.c / "Program Files/HubDesk"
    former, later = (f"Z:\\tried\\HubDesk-{version}.msi" for version in (FORMER, LATER))
    for version in (FORMER, LATER):
        shutil.copy(made / f"HubDesk-{version}.msi", wine.root / "tried")

    expect(wine.run("wine", "msiexec", "/i", former, "/qn") == 0, "installs silently for all users")
    expect((home / "_internal/old/stale.dll").is_file(), "puts the files in place")
    # Wine takes the Start menu of the one who installs, Windows that of all (ALLUSERS is 1, which the tables say).
    expect((wine.c / START_MENU).is_file(), "has a place in the Start menu")
    program = r"C:\Program Files\HubDesk\HubDesk.exe"
    expect(wine.value(r"HKLM\Software\HubDesk", "Folder").startswith(r"C:\Program Files\HubDesk"), "says where it is")
    expect(wine.ran("wine", program).startswith(FORMER), "is the version that was installed")
    (wine.c / "tried/our own.hubpack").write_bytes(b"")
    said = wine.ran("wine", "start", r"C:\tried\our own.hubpack")
    expect(said.endswith(r'"C:\tried\our own.hubpack"'), "opens a pack by a double-click, also with spaces in its name")
    said = wine.ran("wine", "start", "hubdesk:headstart/kent/safe-spaces")
    expect("hubdesk:headstart/kent/safe-spaces" in said, "opens an address")

    (home / "_internal/deep/er/part one.dll").unlink()
    again = ("REINSTALL=ALL", "REINSTALLMODE=omus")  # what /f stands for, which wine does not know for a file
    expect(wine.run("wine", "msiexec", "/i", former, *again, "/qn") == 0, "repairs silently")
    expect((home / "_internal/deep/er/part one.dll").is_file(), "puts a lost file back")

    expect(wine.run("wine", "msiexec", "/i", later, "/qn") == 0, "installs a later version over it")
    expect(not (home / "_internal/old").exists(), "leaves no file of the former version behind")
    expect(wine.ran("wine", program).startswith(LATER), "is the later version")
    expect(wine.run("wine", "msiexec", "/i", former, "/qn") != 0, "refuses to go back to a former version")
    expect(wine.ran("wine", program).startswith(LATER), "and has changed nothing")

    expect(wine.run("wine", "msiexec", "/x", later, "/qn") == 0, "is removed silently")
    expect(not (home / "HubDesk.exe").exists(), "leaves no program behind")
    expect(not (wine.c / START_MENU).exists(), "leaves the Start menu as it was")
    expect(wine.value(r"HKLM\Software\HubDesk", "Folder") == "", "leaves no key behind")


def main() -> int:
    """Make both installers of two versions of a stand-in, and try them."""
    lacking = sorted({package for tool, package in TOOLS.items() if shutil.which(tool) is None})
    if lacking:
        print(f"Not here: {', '.join(lacking)}. With them: apt-get install {' '.join(lacking)}", file=sys.stderr)
        return 1
    folder = Path(sys.argv[1]).resolve()
    made, trees = folder / "made", folder / "trees"
    for old in (made, trees):
        shutil.rmtree(old, ignore_errors=True)
    for version in (FORMER, LATER):
        tree = make_tree(trees / version, version)
        subprocess.run(["sh", str(HERE / "build.sh"), str(tree), version, str(made)], check=True)  # noqa: S607
        if found := check_msi.findings(made / f"HubDesk-{version}.msi", tree, version):
            print("\n".join(found), file=sys.stderr)
            return 1
    print("Both installers are made of a stand-in, and the MSI's tables are as they should be.", flush=True)

    root = Path(os.environ.get("HUBDESK_WINE_ROOT") or folder / "wine")
    if subprocess.run(["sh", str(HERE / "wine.sh"), str(root)], check=False).returncode:  # noqa: S607
        print("They were not tried under wine, which cannot be had here.")
        return 1
    (root / "tried").mkdir(exist_ok=True)
    is_mounted = subprocess.run(["mount", "-t", "proc", "proc", str(root / "proc")], check=False).returncode == 0  # noqa: S607
    try:
        wine = Wine(root)
        print("The installer for one person", flush=True)
        try_setup(wine, made)
        print("The installer for all users", flush=True)
        try_msi(wine, made)
    except (FailedError, subprocess.TimeoutExpired) as error:
        print(f"FAILED: {error}", file=sys.stderr)
        return 1
    finally:
        if is_mounted:
            subprocess.run(["umount", "-l", str(root / "proc")], check=False)  # noqa: S607
    print("The installers for Windows work under wine.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
