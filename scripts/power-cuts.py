#!/usr/bin/env python3
"""Cuts the power under a meeting that is being written, and looks what is left.

    power-cuts.py YISHI [--cuts ORDERED,WRITEBACK,JOURNAL] [--control N]

A real ext4 on a loop mount; the cut is the ioctl EXT4_IOC_SHUTDOWN without a flush of its log: what the
file system had not yet put on disk is gone. After it: unmount, mount again, and

    acknowledged before the cut  <=  found again  <=  given, in order, and one more line goes in behind.

The control is the same program with fsync and fdatasync turned into nothing; a cut must then lose
something, or the test has no teeth. Needs root, a loop device and (for the control) strace; says so and ends well where they
are not to be had. Prints one line of figures, also into $YISHI_TRUST/C4.txt. Ends with 1 if anything was lost.
"""
import argparse, fcntl, os, pathlib, random, shutil, struct, subprocess, sys, tempfile, threading, time, uuid

SHUTDOWN, NO_FLUSH = 0x8004587D, 2


def skip(why):
    note(f"skipped: {why}")
    sys.exit(0)


def note(figure):
    print("C4:", figure)
    if folder := os.environ.get("YISHI_TRUST"):
        pathlib.Path(folder, "C4.txt").write_text(figure + "\n")


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


class Disk:
    def __init__(self, place, mode):
        self.image, self.at, self.mode = place / f"{mode}.img", place / mode, mode
        self.at.mkdir()
        with open(self.image, "wb") as image:
            image.truncate(32 << 20)
        run("mkfs.ext4", "-qF", str(self.image))
        self.mount()

    def mount(self):
        run("mount", "-o", f"loop,data={self.mode}", str(self.image), str(self.at))

    def unmount(self):
        run("umount", str(self.at))

    def cut(self):
        folder = os.open(self.at, os.O_RDONLY)
        fcntl.ioctl(folder, SHUTDOWN, struct.pack("I", NO_FLUSH))
        os.close(folder)


def opening(meeting):
    return f'OpenMeeting(id:"{meeting}",theme:"停电",estate:"试验")'


def line(n):
    return f'EditMeeting(place:"{n}号楼")'


def evening(disk, yishi, chance, before=()):
    """One meeting until the power goes: lines acknowledged, lines found again, what went wrong."""
    home, meeting = disk.at / f"h{chance.getrandbits(40):x}", uuid.UUID(int=chance.getrandbits(128), version=4)
    home.mkdir()
    disk_sync(disk)
    command = [*before, yishi, "apply", "--home", str(home), str(meeting), "-"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    acked, given = 0, 400

    def feed():
        try:
            process.stdin.write(opening(meeting) + "\n")
            for n in range(2, given + 1):
                process.stdin.write(line(n) + "\n")
                process.stdin.flush()
        except (BrokenPipeError, ValueError):
            pass

    def hear():
        nonlocal acked
        for answer in process.stdout:
            if answer.startswith("ok "):
                acked = int(answer.split()[1])

    ears = [threading.Thread(target=work, daemon=True) for work in (feed, hear)]
    for ear in ears:
        ear.start()
    wanted, until = chance.randrange(1, 120), time.monotonic() + 10
    while acked < wanted and process.poll() is None and time.monotonic() < until:
        time.sleep(chance.random() / 5000)
    heard = acked  # what is acknowledged while the cut runs, a real cut could not have let out
    disk.cut()
    process.kill()
    process.wait()
    for ear in ears:
        ear.join()
    disk.unmount()
    disk.mount()
    journal = home / "sessions" / str(meeting) / "journal.ron"
    there = journal.exists() and journal.read_text(errors="replace")
    fail = None
    again = subprocess.run([yishi, "apply", "--home", str(home), str(meeting), "-"], input=line(999) if there else opening(meeting), capture_output=True, text=True) if home.exists() else None
    lines = journal.read_text().splitlines() if again and journal.exists() else []
    found = len(lines) - 1
    if again is None or again.returncode:
        fail = f"the next line: {again and again.stdout + again.stderr}"
    elif found < heard:
        fail = f"{heard} acknowledged, {found} found"
    elif any(f"{n}号楼" not in text for n, text in enumerate(lines[1:found], 2)):
        fail = "not what was given, in order"
    elif subprocess.run([yishi, "verify", str(journal)], capture_output=True).returncode:
        fail = "verify doubts it"
    shutil.rmtree(home, ignore_errors=True)
    return heard, max(found, 0), fail


def disk_sync(disk):
    folder = os.open(disk.at, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("yishi")
    ask.add_argument("--cuts", default="60,20,20", help="how many in each mode of ext4: ordered, writeback, journal")
    ask.add_argument("--control", type=int, default=5)
    ask.add_argument("--seed", type=int, default=1)
    asked = ask.parse_args()
    if os.geteuid() != 0:
        skip("needs root")
    yishi, chance = os.path.abspath(asked.yishi), random.Random(asked.seed)
    place = pathlib.Path(tempfile.mkdtemp(prefix="power-cuts-"))
    lost, told = [], []
    start = time.monotonic()
    try:
        for mode, cuts in zip(("ordered", "writeback", "journal"), map(int, asked.cuts.split(","))):
            try:
                disk = Disk(place, mode)
            except (subprocess.CalledProcessError, FileNotFoundError) as why:
                skip(f"no loop mount of an ext4: {why}")
            sum_of = [0, 0]
            for n in range(cuts):
                heard, found, fail = evening(disk, yishi, chance)
                sum_of[0] += heard
                sum_of[1] += found - heard
                if fail:
                    lost.append(f"{mode} cut {n}: {fail}")
            told.append(f"{cuts} cuts {mode}, {sum_of[0]:,} acknowledged, {sum_of[1]} more found")
            if mode == "ordered" and shutil.which("strace"):
                blind = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:retval=0"]
                losing = sum(evening(disk, yishi, chance, blind)[2] is not None for _ in range(asked.control))
                told.append(f"control without fdatasync: {losing} of {asked.control} lose")
                if losing < asked.control:
                    lost.append("the control kept everything: the cut has no teeth")
            disk.unmount()
    finally:
        subprocess.run(["umount", *map(str, place.glob("[owj]*[a-z]"))], capture_output=True)
        shutil.rmtree(place, ignore_errors=True)
    note(f"{'; '.join(told)}; {len(lost)} lost ({time.monotonic() - start:.0f} s)")
    for fail in lost:
        print("  ", fail)
    sys.exit(bool(lost))


main()
