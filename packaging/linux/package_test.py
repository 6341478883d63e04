"""Installs, drives, updates and removes what people download, in a bare system: `python package_test.py KIND …`.

Run by package_test.sh, in a mount namespace of its own. KIND is `deb`, `tar` or `portable`. Everything that lies in the
room after the removal and did not before is named, and only the user's own folder may be among it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import smoke

READER = 1000
"""The number of the user in the room."""
OF_THE_SYSTEM = (
    "var/lib/dpkg", "var/lib/apt", "var/log", "var/cache", "etc/ld.so.cache", "tmp", "proc", "dev", "run", "work",
    "home/reader/.cache",
)  # fmt: skip
"""What apt, dpkg and fontconfig write about themselves, whoever asks them, and what is ours for the test."""
TOOLS = ("shared-mime-info", "desktop-file-utils", "libglib2.0-bin")
"""What desktops look types and addresses up with; a desktop has them."""


class Room:
    """A bare system, entered with chroot: changes go to an overlay in memory.

    Args:
        bare: the system; it is never written to.
        work: an empty folder to mount at.
        archives: where apt keeps what it has got, for the next time.
    """

    def __init__(self, bare: Path, work: Path, archives: Path) -> None:
        self.root = work / "root"
        _do("mount", "-t", "tmpfs", "tmpfs", work)
        for name in ("upper", "work", "root"):
            (work / name).mkdir()
        layers = f"lowerdir={bare},upperdir={work / 'upper'},workdir={work / 'work'}"
        _do("mount", "-t", "overlay", "overlay", "-o", layers, self.root)
        _do("mount", "-t", "proc", "proc", self.root / "proc")
        _do("mount", "--bind", archives, self.root / "var" / "cache" / "apt" / "archives")
        shutil.copy("/etc/resolv.conf", self.root / "etc" / "resolv.conf")
        self.run("useradd", "--create-home", "--uid", str(READER), "reader")
        self.home = self.root / "home" / "reader"

    def run(self, *words: object, user: int = 0) -> str:
        """Run a command in the room and give what it prints.

        Raises:
            smoke.FailedError: it answers anything but 0.
        """
        home = "/root" if user == 0 else "/home/reader"
        env = {"PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": home, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            ["chroot", f"--userspec={user}:{user}", str(self.root), *(str(word) for word in words)],  # noqa: S607
            env={**env, "DEBIAN_FRONTEND": "noninteractive"}, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise smoke.FailedError(f"{words[0]} answered {done.returncode}: {done.stderr[-2000:]}{done.stdout[-500:]}")
        return done.stdout + done.stderr

    def files(self) -> set[str]:
        """List all that is in the room but what the system writes about itself."""
        found = set()
        for folder, names, files in os.walk(self.root):
            inside = os.path.relpath(folder, self.root)
            for name in (*names, *files):
                path = os.path.normpath(f"{inside}/{name}")
                if not path.startswith(OF_THE_SYSTEM):
                    found.add(path)
            names[:] = [name for name in names if not os.path.normpath(f"{inside}/{name}").startswith(OF_THE_SYSTEM)]
        return found


class Deb:
    """The package for Debian and Ubuntu."""

    def __init__(self, room: Room, new: Path, old: Path) -> None:
        self.room, self.packages = room, {"new": next(new.glob("*.deb")), "old": next(old.glob("*.deb"))}
        self.folder, self.own = room.root / "usr" / "lib" / "hubdesk", room.home / ".local" / "share" / "HubDesk"

    def install(self, which: str) -> None:
        """Install or update with apt, which gets what it depends on."""
        shutil.copy(self.packages[which], self.room.root / "tmp" / "hubdesk.deb")
        self.room.run("apt-get", "install", "-y", "--no-install-recommends", "/tmp/hubdesk.deb")  # noqa: S108 - in the room

    def remove(self) -> str:
        """Remove it, first as one does, then with all that it may have kept."""
        return self.room.run("apt-get", "remove", "-y", "hubdesk") + self.room.run("dpkg", "--purge", "hubdesk")

    def command(self) -> tuple[str, ...]:
        """Give what a user types."""
        return ("hubdesk",)


class Tar:
    """The tar.xz with its install.sh, for a user without rights."""

    def __init__(self, room: Room, new: Path, old: Path) -> None:
        self.room, self.packages = room, {"new": _only(new, "x86_64.tar.xz"), "old": _only(old, "x86_64.tar.xz")}
        self.folder, self.own = room.home / ".local" / "opt" / "hubdesk", room.home / ".local" / "share" / "HubDesk"

    def install(self, which: str) -> None:
        """Unpack somewhere and run the script; what was unpacked is thrown away."""
        place = self.room.root / "tmp" / "unpacked"
        _unpack(self.packages[which], place)
        script = next(place.glob("*/install.sh"))
        self.room.run("sh", f"/{script.relative_to(self.room.root)}", user=READER)
        shutil.rmtree(place)

    def remove(self) -> str:
        """Run the script that was installed along."""
        return self.room.run("sh", "/home/reader/.local/opt/hubdesk/uninstall.sh", user=READER)

    def command(self) -> tuple[str, ...]:
        """Give what a user types."""
        return ("/home/reader/.local/bin/hubdesk",)


class Portable:
    """The portable folder, on something that looks like a stick."""

    def __init__(self, room: Room, new: Path, old: Path) -> None:
        self.room, self.packages = room, {"new": _only(new, "portable.tar.xz"), "old": _only(old, "portable.tar.xz")}
        self.stick = room.root / "media" / "stick"
        self.stick.mkdir()
        os.chown(self.stick, READER, READER)
        self.folder = self.stick / "HubDesk"
        self.own = self.folder / "My HubDesk"

    def install(self, which: str) -> None:
        """Unpack; for an update, the user's folder goes from the old folder into the new one."""
        former = self.stick / "former"
        if self.folder.exists():
            self.folder.rename(former)
        _unpack(self.packages[which], self.stick)
        if former.exists():
            (former / "My HubDesk").rename(self.own)
            shutil.rmtree(former)

    def remove(self) -> str:
        """Throw the folder away, but for what is the user's."""
        for path in self.folder.iterdir():
            if path != self.own:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        return "My HubDesk"

    def command(self) -> tuple[str, ...]:
        """Give what a user starts."""
        return ("/media/stick/HubDesk/hubdesk",)


KINDS = {"deb": Deb, "tar": Tar, "portable": Portable}


def try_kind(room: Room, kind: Deb | Tar | Portable, versions: tuple[str, str], content: Path) -> None:
    """Install the old version, use it, update, drive the new one, remove it, and see what stays.

    Raises:
        smoke.FailedError: something is not as a user would want it.
    """
    package = next(kind.packages["new"].parent.glob("*.deb"))
    depends = _said("dpkg-deb", "--field", package, "Depends")
    room.run("apt-get", "satisfy", "-y", "--no-install-recommends", depends)
    room.run("apt-get", "install", "-y", "--no-install-recommends", *TOOLS)
    before = room.files()

    kind.install("old")
    _expect_version(room, kind, "old", versions[0])
    with _program(room, kind) as program, smoke.screen() as display:
        program.start(display, {"painted"})
    users_file = next(iter(sorted(kind.own.glob("*.sqlite*"))), None) or next(iter(sorted(kind.own.iterdir())))
    print(f"  the old version ran; the user's own: {sorted(path.name for path in kind.own.iterdir())}")

    kind.install("new")
    _expect_version(room, kind, "new", versions[1])
    _expect(users_file.exists(), True, "the user's file is there")
    if not isinstance(kind, Portable):
        _try_desktop(room, kind.folder)
    with _program(room, kind) as program:
        shutil.copytree(content, program.work / "content")
        smoke.try_verbs(program, program.work / "content")
        smoke.try_window(program)

    said = kind.remove()
    left = sorted(room.files() - before)
    own = os.path.relpath(kind.own, room.root)
    above = {os.path.relpath(path, room.root) for path in kind.own.parents if path.is_relative_to(room.root)}
    strange = [path for path in left if not f"{path}/".startswith(f"{own}/") and path not in above]
    _expect(strange, [], "left behind is")
    _expect(sorted(before - room.files()), [], "gone, though it was there before, is")
    _expect(kind.own.name in said, True, "the remover names what stays")
    print(f"  removed; what stays: {[path for path in left if path.startswith(own)]}")


def _try_desktop(room: Room, folder: Path) -> None:
    """Ask what a desktop asks: what type a file has, and what opens it and a hubdesk: address."""
    pack = room.home / "Some pack.hubpack"
    shutil.copy(folder / "packs" / "guide.hubpack", pack)
    nameless = room.home / "nameless"
    shutil.copy(pack, nameless)
    for path in (pack, nameless):
        os.chown(path, READER, READER)
        said = room.run("gio", "info", "-a", "standard::content-type", f"/home/reader/{path.name}", user=READER)
        _expect("application/x-hubdesk-pack" in said, True, f"{path.name} is a pack: {said}")
        path.unlink()
    for kind in ("application/x-hubdesk-pack", "application/x-hubdesk-list", "x-scheme-handler/hubdesk"):
        said = room.run("gio", "mime", kind, user=READER)
        _expect("hubdesk.desktop" in said, True, f"{kind} is opened by HubDesk: {said}")


@contextmanager
def _program(room: Room, kind: Deb | Tar | Portable) -> Iterator[smoke.Program]:
    work = room.root / "work"
    work.mkdir()
    yield smoke.Program(kind.folder, work, room.root, READER, room.home)
    shutil.rmtree(work)


def _expect_version(room: Room, kind: Deb | Tar | Portable, which: str, version: str) -> None:
    """The older version is the same program with one file more (assemble.sh); only the newer says which it is."""
    marks = sorted(path.name for path in kind.folder.rglob("of-an-older-version*"))
    _expect(bool(marks), which == "old", f"{which}: a file of the older version is there:")
    said = room.run(*kind.command(), "--version", user=READER).split()[-1]
    if isinstance(kind, Deb):
        said = room.run("dpkg-query", "-W", "-f", "${Version}", "hubdesk").removesuffix("-1")
    if which == "new" or isinstance(kind, Deb):
        _expect(said, version, f"{which}: it says it is")


def _unpack(archive: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    _do("tar", "-C", folder, "-xf", archive)
    _do("chown", "-R", f"{READER}:{READER}", folder)


def _only(folder: Path, ending: str) -> Path:
    (found,) = folder.glob(f"*{ending}")
    return found


def _expect(found: object, wanted: object, what: str) -> None:
    if found != wanted:
        raise smoke.FailedError(f"{what} {found!r}, not {wanted!r}")


def _do(*words: object) -> None:
    subprocess.run([str(word) for word in words], check=True)


def _said(*words: object) -> str:
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True).stdout.strip()


def main() -> int:
    """Try one kind in one room; give 1 at the first thing that is wrong."""
    parser = argparse.ArgumentParser(description="Install, drive, update and remove HubDesk in a bare system.")
    parser.add_argument("kind", choices=sorted(KINDS))
    parser.add_argument("bare", type=Path, help="the system")
    parser.add_argument("mount", type=Path, help="an empty folder")
    parser.add_argument("new", type=Path, help="the folder of what is to be tried")
    parser.add_argument("old", type=Path, help="the folder of an older version of it")
    parser.add_argument("versions", nargs=2, help="of the old and the new")
    parser.add_argument("--content", type=Path, required=True, help="the source of a pack, for the verb check")
    parser.add_argument("--archives", type=Path, required=True, help="where apt keeps what it has got")
    asked = parser.parse_args()
    print(f"Trying {asked.kind} in {asked.bare.name}", flush=True)
    room = Room(asked.bare.resolve(), asked.mount.resolve(), asked.archives.resolve())
    try:
        try_kind(
            room, KINDS[asked.kind](room, asked.new, asked.old), (asked.versions[0], asked.versions[1]), asked.content
        )
    except (smoke.FailedError, subprocess.TimeoutExpired) as error:
        print(f"FAILED: {asked.kind} in {asked.bare.name}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
