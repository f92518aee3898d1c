#!/usr/bin/env python3
"""How long all papers of a long evening take, as a user waits for them: the real program reads the journal, writes every cut in every
format, and each file is on disk.

    cargo build --profile trust && scripts/papers.py target/trust/yishi [RUNS]
"""
import os, statistics, subprocess, sys, tempfile, time

PROGRAM, RUNS = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10
ID = "0190a000-0000-7000-8000-000000000001"
TEXT = "夜里没有人看门，装了也要有人管，先在东门试三个月再说"


def evening():
    """Three hours: 80 people, 240 cards, 20 motions with 20 speeches each."""
    badges = [n for n in range(1, 91) if n not in (4, 14, 24, 34, 38)]
    at = '(at:"2026-05-23T19:00:00+08:00",cmd:'
    yield f'{at}OpenMeeting(id:"{ID}",estate:"望春苑",theme:"门禁怎么用?",number:3,minutes:180))'
    yield 'SignIn(badges:"1-3 5-13 15-23 25-33 35-37 39-90",sector:"resident")'
    yield "TakeOffice(office:Chair,badge:1)"
    yield "TakeOffice(office:Recorder,badge:3)"
    yield "StartMeeting()"
    yield "AdvanceStage()"
    for badge in badges:
        for n in range(3):
            yield f'RaiseConcern(badge:{badge},text:"门口的灯夜里不亮，第{n}回说了，老人走路看不清台阶")'
    late = '(because:"按时间走",cmd:AdvanceStage())'
    yield late
    yield "PostTopic(topics:[1])"
    yield late
    yield late
    for motion in range(1, 21):
        yield f'OpenMotion(mover:{badges[5]},action:"试装门禁{motion}",object:"东门",who:"理事会",when:"六月底")'
        for turn in range(20):
            side = "Against" if turn % 2 else "For"
            yield f"RaiseHand(badge:{badges[6 + (turn + motion) % 60]},side:{side})"
            yield "GrantFloor()"
            yield "EndSpeech()"
            yield f'NoteSpeech(speech:{(motion - 1) * 20 + turn + 1},text:"{TEXT}")'
        yield "CloseDebate()"
        yield f"OpenVote(on:Motion({motion}),present:{len(badges) - 1})"
        yield from ("CountFor(count:40)", "CountAgainst(count:20)", "CloseVote()")
    yield late
    for n in range(30):
        yield f'ProposeAction(what:"换第{n}号楼的灯",owner:{badges[5 + n]},due:"2026-07-01",done_when:"夜里亮")'
        yield f'Pledge(badge:{badges[6 + n]},text:"我来扶梯子",action:{n + 1})'


with tempfile.TemporaryDirectory() as home:
    env = dict(os.environ, YISHI_HOME=home, YISHI_BROWSER="", YISHI_CLOCK="2026-05-23T19:00:00+08:00")
    script = "\n".join(evening())
    ran = subprocess.run([PROGRAM, "apply", ID], input=script, env=env, text=True, capture_output=True)
    lines = sum(1 for line in ran.stdout.splitlines() if line.startswith("ok "))
    out = os.path.join(home, "out")
    took = []
    for _ in range(RUNS):
        began = time.monotonic()
        subprocess.run([PROGRAM, "minutes", ID, "--out", out], env=env, check=True, capture_output=True)
        took.append((time.monotonic() - began) * 1000)
    files = [os.path.join(at, name) for at, _, names in os.walk(out) for name in names if not name.startswith(".")]
    size = sum(os.path.getsize(name) for name in files)
    print(f"{lines} lines: {len(files)} files, {size // 1024} KB; p50 {statistics.median(took):.0f} ms, worst {max(took):.0f} ms of {RUNS}")
