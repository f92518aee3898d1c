#!/usr/bin/env python3
"""The tracker beside Taskwarrior, in one run: `scripts/tracker.py target/release/yishi [MILLION]`

10,000 items: one added, all listed, all imported, by `yishi track` and by `task` (Debian's taskwarrior). Each is a process of
its own, as a person meets it; the median of several runs. With MILLION, a search in 100,000 items, and every list that a screen
asks for in a million (the same rows under other numbers).
"""

import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid

MATTERS = ["修路灯", "清楼道", "装电梯", "排停车位", "看门禁", "扫垃圾房", "量消防通道", "问维修资金", "教老人用卡", "贴公示"]


def timed(command, env, runs=7):
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        done = subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
        took.append(time.perf_counter() - start)
        if done.returncode != 0:
            raise SystemExit(f"{command}: {done.stderr.decode()[:300]}")
    return statistics.median(took) * 1000


def title(n):
    return f"{n // 10 % 90 + 1}号楼{MATTERS[n % 10]}"


def table(path, first, count):
    with open(path, "w", encoding="utf-8") as out:
        out.write("编号,事项,去向,接收单位,期限\n")
        for n in range(first, first + count):
            where = ["居民自办", "街道", "下次议题", "业委会、业主大会"][n % 4]
            out.write(f",{title(n)},{where},{'街道' if n % 4 == 1 else ''},2026-{n % 12 + 1:02}-{n % 28 + 1:02}\n")


class Ours:
    """`yishi track` in a folder."""

    def __init__(self, yishi, folder):
        self.folder = folder
        self.env = dict(os.environ, YISHI_HOME=folder, LC_ALL="zh_CN.UTF-8", YISHI_CLOCK="2026-06-15T10:00:00+08:00")
        self.track = [yishi, "track"]
        self.csv = os.path.join(folder, "table.csv")
        table(self.csv, 0, 10_000)

    def empty(self):
        for name in ("station", "cache"):
            shutil.rmtree(os.path.join(self.folder, name), ignore_errors=True)

    def asks(self):
        return {"import": ["import", "--quiet", self.csv], "add": ["add", "装电梯"], "list": ["list"],
                "list, narrowed": ["list", "电梯", "--limit", "50"]}

    def time(self, ask):
        return timed(self.track + ask, self.env, 1)


class Task:
    """`task` in a folder."""

    def __init__(self, folder):
        self.folder = folder
        rc = os.path.join(folder, "taskrc")
        with open(rc, "w") as out:
            out.write(f"data.location={folder}/task\nconfirmation=off\nverbose=nothing\n")
        self.env = dict(os.environ, TASKRC=rc, TASKDATA=f"{folder}/task", LC_ALL="C.UTF-8")
        self.dump = os.path.join(folder, "tasks.json")
        with open(self.dump, "w", encoding="utf-8") as out:
            for n in range(10_000):
                day = f"2026{n % 12 + 1:02}{n % 28 + 1:02}T000000Z"
                one = {"uuid": str(uuid.UUID(int=n + 1)), "description": title(n), "status": "pending",
                       "entry": "20260101T000000Z", "due": day}
                out.write(json.dumps(one, ensure_ascii=False) + "\n")

    def empty(self):
        subprocess.run(["rm", "-rf", f"{self.folder}/task"], check=True)
        os.makedirs(f"{self.folder}/task")

    def asks(self):
        return {"import": ["import", self.dump], "add": ["add", "装电梯"], "list": ["list"], "list, narrowed": ["list", "电梯"]}

    def time(self, ask):
        return timed(["task"] + ask, self.env, 1)


def beside(programs, runs=9):
    """Each question of each program in turn, so that a busy moment of the machine meets both."""
    took = [{} for _ in programs]
    for run in range(runs):
        for program, mine in zip(programs, took):
            program.empty()
            for name, ask in program.asks().items():
                for _ in range(1 if name == "import" else 3):
                    mine.setdefault(name, []).append(program.time(ask))
    return [{name: statistics.median(times) for name, times in mine.items()} for mine in took]


def one_by_one(ours, count=500):
    """The first of so many that are added behind 10,000, and the last: the medians of ten each."""
    ours.empty()
    ours.time(ours.asks()["import"])
    took = [ours.time(["add", f"装电梯{n}"]) for n in range(count)]
    return statistics.median(took[:10]), statistics.median(took[-10:])


def rebuilt(ours, lines):
    """How long a look takes that has to read so many lines anew, and one that hasn't."""
    ours.empty()
    for first in range(0, lines, 10_000):
        table(ours.csv, first, 10_000)
        ours.time(ours.asks()["import"])
    ask = ["list", "--limit", "1"]
    took = []
    for _ in range(3):
        shutil.rmtree(os.path.join(ours.folder, "cache"))
        took.append(ours.time(ask))
    return statistics.median(took), ours.time(ask)


def million(yishi, folder):
    env = dict(os.environ, YISHI_HOME=folder, LC_ALL="zh_CN.UTF-8", YISHI_CLOCK="2026-06-15T10:00:00+08:00")
    track = [yishi, "track"]
    csv = os.path.join(folder, "part.csv")
    table(csv, 0, 99_999)
    print(f"100,000 items imported: {timed(track + ['import', csv], env, 1) / 1000:.0f} s")
    empty = timed([yishi, "keys"], env)
    print(f"a process that asks nothing: {empty:.0f} ms, which is part of each figure")

    def lists(of, asked):
        for name, args in asked.items():
            limit = [] if args[0] in ("show", "board") else ["--limit", "50"]
            print(f"{of} {name}: {timed(track + args + limit, env):.0f} ms")

    lists("100,000:", {
        "search, two characters": ["list", "电梯"],
        "search, a word and a number": ["list", "7号楼修路灯"],
        "search, nothing found": ["list", "游泳池"],
    })
    # The same rows under other numbers; the pairs of letters stay those of the first.
    # The record has them not: a reading of it is what is asked here, and who reads it finds it as far as it knows.
    db = sqlite3.connect(os.path.join(folder, "cache", "station.db"))
    columns = "kind, track, state, open, orphan, promise, dest, due, moved, says, body"
    for part in range(1, 10):
        db.execute(f"INSERT INTO item(key, {columns}) SELECT key + {part * 100_000}, {columns} FROM item "
                   f"WHERE key & 0xFFFFFFFF <= 99999")
    db.commit()
    print(f"{db.execute('SELECT count(*) FROM item').fetchone()[0]} items")
    db.close()
    lists("1,000,000:", {
        "open, due first": ["list"],
        "late": ["list", "--late"],
        "due in 7 days": ["list", "--due", "7"],
        "waiting for a reply": ["list", "--waiting"],
        "no leader": ["list", "--orphan"],
        "to the street": ["list", "--to", "街道"],
        "by state": ["list", "--state", "刚答应"],
        "one item": ["show", "26-0-50000"],
        "board": ["board"],
    })
    print(f"1,000,000: what is to be done today: {timed([yishi, 'today', '--limit', '7'], env):.0f} ms")


def main():
    yishi = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        programs = [Ours(yishi, folder)]
        if shutil.which("task"):
            programs.append(Task(other))
        else:
            print("no `task` here: apt-get install taskwarrior")
        mine, *theirs = beside(programs)
        theirs = theirs[0] if theirs else {}
    for name, took in mine.items():
        other = theirs.get(name)
        ratio = f"  task {other:.0f} ms, ratio {took / other:.2f}" if other else ""
        print(f"{name}: {took:.1f} ms{ratio}")
    with tempfile.TemporaryDirectory() as folder:
        ours = Ours(yishi, folder)
        first, last = one_by_one(ours)
        print(f"one added: the first {first:.1f} ms, the 500th {last:.1f} ms")
        anew, known = rebuilt(ours, 100_000)
        print(f"100,000 lines read anew: {anew:.0f} ms, known {known:.0f} ms")
    if len(sys.argv) > 2:
        with tempfile.TemporaryDirectory() as folder:
            million(yishi, folder)


main()
