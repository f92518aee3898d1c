#!/usr/bin/env python3
"""What the program costs beside its budgets: `scripts/budgets.py target/release/yishi [--hello PROGRAM] [--presenterm PROGRAM]`

Everything is measured from outside, in a terminal that answers as one does, in one run; rounds of all programs take turns. A frame is the time
that the program itself computes between a key and the end of its drawing (user and system, by the kernel's count), so that other work on the machine
doesn't count. `--hello` is a program that draws one line by ratatui and waits (`scripts/hello.sh` makes it).
"""

import argparse
import fcntl
import hashlib
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

LONG = "019e5459-5080-7a3c-9d15-000000002000"
HUGE = "019e5459-5080-7a3c-9d15-000000020000"
TICK = 1_000_000_000
HUGE_LINES = int(os.environ.get("HUGE_LINES", "20000"))


class Terminal:
    """A program in a terminal of so many columns and rows."""

    def __init__(self, command, size=(120, 34)):
        ours, theirs = pty.openpty()
        cols, rows = size
        fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        env = dict(os.environ, TERM="xterm-256color", COLORTERM="truecolor")
        self.began = time.monotonic()
        self.child = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True)
        os.close(theirs)
        self.fd = ours
        self.seen = b""

    def read(self, seconds):
        """What came within so many seconds; answers where the cursor stands, and what kind of terminal this is."""
        if not select.select([self.fd], [], [], max(seconds, 0))[0]:
            return b""
        try:
            came = os.read(self.fd, 65536)
        except OSError:
            return b""
        self.seen += came
        for _ in range(came.count(b"\x1b[6n")):
            os.write(self.fd, b"\x1b[1;2R")
        if b"\x1b[c" in came:
            os.write(self.fd, b"\x1b[?62c")
        return came

    def wait(self, mark, seconds=60):
        """The seconds since the start at which these bytes came."""
        end = time.monotonic() + seconds
        while mark not in self.seen:
            if time.monotonic() > end:
                sys.exit(f"{mark!r} never came from {self.child.args}: {self.seen[-300:]!r}")
            self.read(end - time.monotonic())
        return time.monotonic() - self.began

    def quiet(self, seconds=0.05):
        while self.read(seconds):
            pass

    def cpu(self):
        """Nanoseconds that it has computed."""
        with open(f"/proc/{self.child.pid}/schedstat") as stat:
            return int(stat.read().split()[0])

    def held(self, what):
        """MB that it holds, as the kernel names it: VmHWM, at most; RssAnon, its own; the rest are pages of files, which others share (adr/0048)."""
        with open(f"/proc/{self.child.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith(what)) / 1024

    def end(self):
        self.child.kill()
        self.child.wait()
        os.close(self.fd)


def script(home, program, meeting, lines):
    path = os.path.join(home, "script.ron")
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    done = subprocess.run([program, "--home", home, "apply", meeting, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        answers = [line for line in done.stdout.decode().splitlines() if not line.startswith("ok")]
        sys.exit(f"the meeting can't be made: {done.returncode} {answers[:3]} {done.stderr.decode()[-300:]}")


def worked():
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with open(os.path.join(root, "sessions", "worked.ron"), encoding="utf-8") as lines:
        return [line.rstrip() for line in lines if line.startswith("(")]


WORKED = "019e5459-5080-7a3c-9d15-6b0f2e4c8a71"


def closed_meetings(home, program, count):
    """The worked evening, closed, so many times under other ids; its numbers are those of two years at most, and the tracker has taken them in."""
    script(home, program, WORKED, worked())
    first = os.path.join(home, "sessions", WORKED)
    with open(os.path.join(first, "journal.ron"), "rb") as journal:
        lines = [line[:-67] for line in journal.read().splitlines()]
    for n in range(1, count):
        other = WORKED[:-12] + f"{n:012x}"
        head, out = hashlib.sha256(b"yishi-journal/1\n" + other.encode()).digest(), []
        for line in lines:
            line = line.replace(WORKED.encode(), other.encode()).replace(b"number:Some(3)", b"number:Some(%d)" % (n + 3))
            head = hashlib.sha256(head + hashlib.sha256(line).digest()).digest()
            out.append(line + b"//#" + head.hex().encode() + b"\n")
        folder = os.path.join(home, "sessions", other)
        os.makedirs(folder)
        with open(os.path.join(folder, "journal.ron"), "wb") as journal:
            journal.writelines(out)
    # They lie there since yesterday.
    for folder, _, files in os.walk(os.path.join(home, "sessions")):
        for name in files:
            os.utime(os.path.join(folder, name), (time.time() - 86400,) * 2)
    start = Terminal([program, "--lang", "zh", "--home", home])
    start.wait(b"F1 ", 600)
    start.end()


def adding(program, home, items):
    """Milliseconds of computing for each item that is added by a process of its own."""
    took = []
    for n in range(items):
        command = [program, "--home", home, "track", "add", f"{n}号楼修路灯"]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, used = os.wait4(child.pid, 0)
        took.append((used.ru_utime + used.ru_stime) * 1000)
    return took


def computed(programs, rounds):
    """Milliseconds that each computes until its first frame is out, the median; they take turns."""
    took = {name: [] for name in programs}
    for _ in range(rounds):
        for name, command in programs.items():
            terminal = Terminal(command)
            terminal.wait(b"F1 ")
            terminal.quiet(0.02)
            took[name].append(terminal.cpu() / 1e6)
            terminal.end()
    return {name: statistics.median(times) for name, times in took.items()}


TEXT = "第{}句：东门先装一个试试，老人只用卡也行，三个月以后大家再坐下来看一看怎么样"


def long_meeting(home, program):
    """The worked evening up to its reports, and notes of its tables until there are 2,000 lines."""
    lines = []
    for line in worked():
        if "CloseGroup" in line:
            break
        lines.append(line.replace("019e5459-5080-7a3c-9d15-6b0f2e4c8a71", LONG))
    at = '(at:"2026-05-23T20:04:55+08:00",cmd:'
    while len(lines) < 2000:
        n = len(lines)
        lines.append(f'{at}NotePoint(group:{n % 3 + 1},text:"{TEXT.format(n)}"))')
    script(home, program, LONG, lines)


def huge_meeting(home, program):
    """2,000 people, 1,000 cards in 1,000 topics, and changes of what is written on them until there are 20,000 lines."""
    lines = [f'OpenMeeting(id:"{HUGE}",estate:"梧桐新村",theme:"老旧小区怎样封闭管理?",charter:Preset("haishu"))']
    badges = [badge for badge in range(1, 3000) if "4" not in str(badge)][:2000]
    lines += [f'SignIn(badges:{badge},name:"王桂芳{badge}",call:"王阿姨{badge}")' for badge in badges]
    lines += ["StartMeeting()", f"TakeOffice(office:Chair,badge:{badges[0]})", f"TakeOffice(office:Recorder,badge:{badges[1]})", "AdvanceStage()"]
    lines += [f'RaiseConcern(badge:{badge},text:"{TEXT.format(badge)}")' for badge in badges[:1000]]
    # A line of the journal has its limit: 1,000 topics in one would be more.
    lines += [f'Cluster(title:"第{badge}件",cards:"{badge}")' for badge in badges[:1000]]
    while len(lines) < HUGE_LINES:
        n = len(lines)
        lines.append(f'EditConcern(card:"{badges[n % 1000]}",text:"{TEXT.format(n)}")')
    script(home, program, HUGE, lines)


def first_frames(programs, rounds):
    """Milliseconds from the start until the first frame is out, the median; the programs take turns."""
    took = {name: [] for name in programs}
    for _ in range(rounds):
        for name, (command, mark) in programs.items():
            terminal = Terminal(command)
            took[name].append(terminal.wait(mark) * 1000)
            terminal.end()
    return {name: statistics.median(times) for name, times in took.items()}


def frames(program, home, meeting, size, keys):
    """Milliseconds of computing for each key and its frame; MB at most, and how many of them are its own."""
    terminal = Terminal([program, "--lang", "zh", "--home", home, "meet", meeting], size)
    terminal.wait(b"F1 ")
    terminal.quiet()
    took, own = [], 0
    for key in keys:
        before = terminal.cpu()
        terminal.seen = b""
        os.write(terminal.fd, key)
        terminal.wait(b"\x1b[?2026l")
        terminal.quiet(0.02)
        took.append((terminal.cpu() - before) / 1e6)
        own = max(own, terminal.held("RssAnon"))
    held = terminal.held("VmHWM"), own
    terminal.end()
    return sorted(took), held


def idle(command, mark, seconds):
    """Frames in so many seconds in which nobody does anything, and the share of one core."""
    terminal = Terminal(command)
    terminal.wait(mark)
    terminal.quiet(0.3)
    terminal.seen, before, end = b"", terminal.cpu(), time.monotonic() + seconds
    while time.monotonic() < end:
        terminal.read(end - time.monotonic())
    drawn = terminal.seen.split(b"\x1b[?2026h")[1:]
    some = sum(1 for frame in drawn if frame.split(b"\x1b[?2026l")[0])
    cpu = (terminal.cpu() - before) / TICK / seconds
    terminal.end()
    return some, cpu


def at(times, share):
    return times[min(len(times) - 1, int(len(times) * share))]


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("program")
    asked.add_argument("--hello")
    asked.add_argument("--presenterm")
    asked.add_argument("--rounds", type=int, default=15)
    asked.add_argument("--idle", type=int, default=20)
    asked = asked.parse_args()
    program = os.path.abspath(asked.program)
    rows = []
    with tempfile.TemporaryDirectory() as home:
        with open(os.path.join(home, "settings.ron"), "w") as settings:
            settings.write("(awake: false)")
        long_meeting(home, program)
        huge_meeting(home, program)
        console = lambda meeting: [program, "--lang", "zh", "--home", home, "meet", meeting]
        programs = {"yishi": (console(LONG), b"F1 "), "huge": (console(HUGE), b"F1 ")}
        if asked.hello:
            programs["hello"] = ([asked.hello], b"hello")
        if asked.presenterm:
            slides = os.path.join(home, "slides.md")
            with open(slides, "w", encoding="utf-8") as out:
                out.write("# hello\n\nOne slide.\n")
            programs["presenterm"] = ([asked.presenterm, slides], b"slide")
        first = first_frames(programs, asked.rounds)
        rows.append(("2,000 lines: start to first frame", f"{first['yishi']:.1f} ms", ""))
        for beside, budget in (("hello", 2.0), ("presenterm", 1.0)):
            if beside in first:
                ratio = first["yishi"] / first[beside]
                rows.append((f"beside {beside} ({first[beside]:.1f} ms)", f"{ratio:.2f}", f"<= {budget:.1f}"))
        # Every board, letters that come and go, lists: whatever redraws most.
        keys = ([b"\t"] * 8 + [b"\x1bOQ", b"\x1b", b"\x1b[6~", b"\x1b[5~", b"\x1b[20~", b"\x1b[20~", "停".encode(), b"\x7f", b"\x1b[24~"]) * 12
        took, _ = frames(program, home, LONG, (240, 67), keys)
        rows.append((f"frame at 240x67, all CJK, {len(took)} keys: p50, p99, most", f"{at(took, 0.5):.2f}, {at(took, 0.99):.2f}, {took[-1]:.2f} ms", "p99 <= 4.2 ms"))
        _, (most, own) = frames(program, home, LONG, (120, 34), keys[:20])
        rows.append(("memory, 2,000 lines, 120x34: its own; with pages of files, at most", f"{own:.1f}; {most:.1f} MB", "<= 8 MB its own"))
        took, (most, own) = frames(program, home, HUGE, (120, 34), keys)
        rows.append(("2,000 people, 1,000 cards, 20,000 lines: first frame", f"{first['huge']:.0f} ms", ""))
        rows.append(("the same: frame p50, p99, most", f"{at(took, 0.5):.2f}, {at(took, 0.99):.2f}, {took[-1]:.2f} ms", "<= 16 ms"))
        rows.append(("the same: its own memory; with pages of files, at most", f"{own:.1f}; {most:.1f} MB", "<= 32 MB its own"))
        rows.append(("the program", f"{os.path.getsize(program) / 1e6:.1f} MB", "<= 16 MB"))
        some, cpu = idle(console(LONG), b"F1 ", asked.idle)
        rows.append((f"console idle for {asked.idle} s: frames, share of a core", f"{some}, {cpu:.2%}", "one a second"))
        wall = [program, "--lang", "zh", "--home", home, "wall", LONG]
        some, cpu = idle(wall, b"\x1b[?2026l", asked.idle)
        rows.append((f"wall idle for {asked.idle} s: frames, share of a core", f"{some}, {cpu:.2%}", "one a second, <= 0.20%"))
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as many:
        homes = {"one": (one, 1), "many": (many, 500)}
        for home, count in homes.values():
            closed_meetings(home, program, count)
        commands = {name: [program, "--lang", "zh", "--home", home] for name, (home, _) in homes.items()}
        marked = {name: (command, b"F1 ") for name, command in commands.items()}
        first, used = first_frames(marked, asked.rounds), computed(commands, asked.rounds)
        ratio = f"{first['many'] / first['one']:.2f}"
        rows.append((f"first frame, 500 closed meetings ({first['many']:.1f} ms) beside one", ratio, "<= 1.3"))
        rows.append((f"the same: computed until all were looked at ({used['many']:.1f} ms)", f"{used['many'] / used['one']:.2f}", ""))
    with tempfile.TemporaryDirectory() as home:
        took = adding(program, home, 505)
        first, last = statistics.median(took[1:11]), statistics.median(took[-10:])
        rows.append((f"tracker: add the 500th item ({last:.1f} ms) beside the first", f"{last / first:.2f}", "<= 1.3"))
    print("| what | measured | budget |\n|---|---|---|")
    for row in rows:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
