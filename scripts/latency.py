#!/usr/bin/env python3
"""How long from a key to the screens: `scripts/latency.py target/release/yishi [HANDS]`

A console in one terminal, the wall in another, the worked meeting up to its first hand. Then hand after hand is typed; for each the
time from before its sign is written until the console has drawn the whole frame that says it, and until the wall has.
After each hand, and after the same pause as before one: a bare write and fdatasync of a line's bytes on the same disk. Without that
pause a disk (and the machine before it) answers three times as fast, and no hand ever comes without one.
"""

import os
import pty
import select
import statistics
import struct
import fcntl
import subprocess
import sys
import tempfile
import termios
import time

MEETING = "019e5459-5080-7a3c-9d15-6b0f2e4c8a71"


class Terminal:
    def __init__(self, *command):
        self.child, self.fd = pty.fork()
        if self.child == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execv(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 34, 120, 0, 0))
        self.seen = b""

    def type(self, keys):
        os.write(self.fd, keys)

    def read(self):
        self.seen += os.read(self.fd, 65536)

    def wait(self, words, seconds=20):
        end = time.monotonic() + seconds
        while words.encode() not in self.seen:
            left = end - time.monotonic()
            if left <= 0:
                sys.exit(f"{words!r} never came")
            if select.select([self.fd], [], [], left)[0]:
                self.read()


# A frame goes out between these two.
DRAWN = b"\x1b[?2026l"


def until(terminals):
    """Reads all until each has drawn something new, and says when each had."""
    begun = {}
    end = time.monotonic() + 10
    while len(begun) < len(terminals) and time.monotonic() < end:
        fds = [t.fd for t in terminals if t not in begun]
        for fd in select.select(fds, [], [], 0.5)[0]:
            terminal = next(t for t in terminals if t.fd == fd)
            terminal.read()
            if DRAWN in terminal.seen:
                begun[terminal] = time.monotonic()
    return begun


def quiet(terminals):
    """Until none of them has drawn for a while; the clock's own frame, once a second, is waited for."""
    last = time.monotonic()
    while time.monotonic() - last < 0.03:
        for fd in select.select([t.fd for t in terminals], [], [], 0.03)[0]:
            next(t for t in terminals if t.fd == fd).read()
            last = time.monotonic()


class Bare:
    """A file that lines are only written to."""

    def __init__(self, folder):
        self.fd = os.open(os.path.join(folder, "bare"), os.O_CREAT | os.O_WRONLY)
        self.took = []

    def write(self):
        began = time.monotonic()
        os.pwrite(self.fd, b"x" * 190, len(self.took) * 190)
        os.fdatasync(self.fd)
        self.took.append(time.monotonic() - began)


def ms(took):
    took = sorted(took)
    return f"p50 {statistics.median(took) * 1000:.2f} ms, p90 {took[int(len(took) * 0.9)] * 1000:.2f} ms"


def main():
    program = os.path.abspath(sys.argv[1])
    hands = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with tempfile.TemporaryDirectory() as home:
        script = os.path.join(home, "script.ron")
        with open(os.path.join(root, "sessions", "worked.ron"), encoding="utf-8") as worked, open(script, "w", encoding="utf-8") as out:
            for line in worked:
                if "RaiseHand" in line:
                    break
                out.write(line)
        subprocess.run([program, "--home", home, "apply", MEETING, script], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        console = Terminal(program, "--lang", "zh", "--home", home, "meet", MEETING)
        wall = Terminal(program, "--lang", "zh", "--home", home, "wall", MEETING)
        # Wide letters are drawn one by one; what is ASCII stands together.
        console.wait("17+ 8- 23?")
        wall.wait("\x1b[?2026l")
        on_console, on_wall, bare = [], [], Bare(home)
        badges = [b for b in range(5, 48) if b not in (14, 24, 34, 38)]
        for n in range(hands):
            badge = badges[n % len(badges)]
            console.type(str(badge).encode())
            quiet([console, wall])
            console.seen = wall.seen = b""
            began = time.monotonic()
            # The sign gives the hand; `-` would wait for the end of a range (8-12).
            console.type(b"+?"[n // len(badges) % 2 :][:1])
            shown = until([console, wall])
            if console in shown and wall in shown:
                on_console.append(shown[console] - began)
                on_wall.append(shown[wall] - began)
            quiet([console, wall])
            bare.write()
        print(f"hand typed -> on disk and on the console: {len(on_console)} hands, {ms(on_console)}")
        print(f"hand typed -> on the wall of another process: {len(on_wall)} hands, {ms(on_wall)}")
        ratio = statistics.median(on_console) / statistics.median(bare.took)
        print(f"bare write and fdatasync of 190 bytes, after the same pause: {ms(bare.took)}; the console takes {ratio:.1f} times that")
        for terminal in (console, wall):
            os.kill(terminal.child, 9)
            os.waitpid(terminal.child, 0)


if __name__ == "__main__":
    main()
