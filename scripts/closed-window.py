#!/usr/bin/env python3
"""Closes the window of the Windows program under Wine while a line is being written: the line has to be on disk.

    closed-window.py CLOSER YISHI.EXE YISHI

CLOSER is scripts/closed-window.c, built; YISHI the program of this system, which makes the meeting. Each write of the journal takes two seconds
(strace). Ends with 77 where strace can't be had, with 1 if the line was lost."""
import os, pathlib, pty, select, shutil, subprocess, sys, tempfile, time

ID = "019e5459-5080-7000-8000-000000000001"
closer, program, own = sys.argv[1:]
if not shutil.which("strace") or subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"]).returncode:
    print("closed window: strace can not be had here: not tried")
    sys.exit(77)


def windows(path):
    return "Z:" + str(path).replace("/", "\\")


with tempfile.TemporaryDirectory() as place:
    place = pathlib.Path(place)
    home, now = place / "home", place / "now"
    home.mkdir()
    journal = home / "sessions" / ID / "journal.ron"
    subprocess.run([own, "apply", ID, "-", "--home", home], input='OpenMeeting(theme:"停电",estate:"试验")\n', text=True, check=True, capture_output=True)
    lines = lambda: journal.read_bytes().count(b"\n")
    slow = ["strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", "-P", str(journal), "-e", "trace=write,pwrite64",
            "-e", "inject=write,pwrite64:delay_enter=2000000"]
    words = slow + ["wine", closer, windows(now), windows(program), "--lang", "zh", "--home", windows(home), "meet", ID]
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(words[0], words)

    def hear(quiet, at_most):
        """What the screen says, until it says nothing for a while."""
        heard, begun = b"", time.monotonic()
        while time.monotonic() - begun < at_most:
            if not select.select([terminal], [], [], quiet)[0]:
                if heard:
                    break
                continue
            try:
                heard += os.read(terminal, 65536)
            except OSError:
                break
        return heard

    drawn = hear(3, 120)
    os.write(terminal, b"12\r")
    hear(0.5, 0.8)
    before = lines()
    now.touch()
    hear(20, 20)
    came = pathlib.Path(f"{now}.came")
    os.close(terminal)
    os.waitpid(child, 0)
    if not came.exists() or before != 1:
        print(f"closed window: it never came to it: {before} lines, {len(drawn)} bytes drawn")
        sys.exit(1)
    took, code = came.read_text().split()
    print(f"closed window: closed while a line was being written (2 s a write): ended after {took} ms with code {code}, {lines() - before} of 1 line on disk")
    sys.exit(0 if lines() == 2 else 1)
