#!/usr/bin/env python3
"""A year of a station by its orders alone, one process an order as a neighbour's script would give them, from an empty home:
`year.py YISHI [MONTHS] [--names]`. 24 meetings, 400 visits, 365 rounds of three blocks, 30 projects paid by the fund, 12 sittings, two
terms, 15 articles of the covenant with a revision, 60 notices, 25 packets, 40 times coaching, reports handed in; quarters counted and
closed.

Then every figure is held against another sum: of the evenings and of what was given by what this script gave, of the record by
tests/tracker/figures.py from its lines; statements against their legs. A seed decides what happens, the same each time.

With --names each text that anybody types holds a name and a telephone of its own, of people whom the station knows; none of them may
stand in notices, statements for residents, reports and figures."""

import datetime
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = os.path.abspath(sys.argv[1])
MONTHS = int(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2].isdigit() else 12
NAMES = "--names" in sys.argv
ROOT = Path(__file__).resolve().parent.parent
YEAR = 2026
LAST = datetime.date(YEAR + (MONTHS == 12), MONTHS % 12 + 1, 1) - datetime.timedelta(days=1)
dice = random.Random(20260101)
home = Path(tempfile.mkdtemp(prefix="year-"))
given = {}
orders = 0
spent = 0.0


def tally(what, count=1):
    given[what] = given.get(what, 0) + count


class Names:
    """People of the roster, of whom nobody is to read outside: each text gets the next four of them, and a telephone."""

    FIRST = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
    REST = "桂建国芳兰秀英志明永康美珍玉文娟慧莉斌涛卫东德海平波丽霞云飞凤梅强军勇杰超磊静敏艳"

    def __init__(self, many):
        seen = {}
        while len(seen) < many:
            seen[dice.choice(self.FIRST) + "".join(dice.choice(self.REST) for _ in range(2))] = None
        self.all = list(seen)
        self.phones = []
        self.next = 0

    def name(self):
        self.next += 1
        return self.all[(self.next - 1) % len(self.all)]

    def text(self, said):
        if not NAMES:
            return said
        self.phones.append(f"13{dice.randrange(10**9):09}")
        return f"{said}，{'、'.join(self.name() for _ in range(4))}（{self.phones[-1]}）说的"

    def person(self, otherwise):
        """Somebody who is called so where names are looked for, else otherwise."""
        return self.name() if NAMES else otherwise

    def at(self, otherwise):
        """The same, with the building that tells whom of the roster is meant."""
        if not NAMES:
            return otherwise
        name = self.name()
        return f"{name}@{1 + self.all.index(name) % 60}号楼"


names = Names(round(10_000 * MONTHS / 12) if NAMES else 0)


def run(day, *order, fails=False, hour=10):
    global orders, spent
    env = {**os.environ, "YISHI_HOME": str(home), "YISHI_CLOCK": f"{day}T{hour:02}:00:00+08:00", "LC_ALL": "zh_CN.UTF-8", "YISHI_BROWSER": ""}
    began = time.monotonic()
    done = subprocess.run([PROGRAM, *map(str, order)], env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    spent += time.monotonic() - began
    orders += 1
    if done.returncode != (1 if fails else 0):
        sys.exit(f"{day} {order}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stderr if fails else done.stdout


def json_of(day, *order):
    return json.loads(run(day, *order, "--format", "json"))


def meeting(n, day):
    """An evening of 14 badges, four of them by name, with three motions that pass; the third is one for the covenant."""
    steps, minute = [], [0]

    def at(command, more=1):
        steps.append(f'(at:"{day}T{18 + minute[0] // 60:02}:{minute[0] % 60:02}:00+08:00",cmd:{command})')
        minute[0] += more

    at(f'OpenMeeting(estate:"望春苑",theme:"第{n}次，楼道怎样",place:"服务中心",number:{n},minutes:120,charter:Preset("haishu"))')
    at('SignIn(badges:"1-3")')
    new = names.person(f"新邻居{n}号")
    at(f'SignIn(badges:4,sector:"resident",name:"{new}",call:"{new}")')
    at('SignIn(badges:"5-13",sector:"resident")')
    at('SignIn(badges:15,sector:"resident",household:13)')
    for badge, office in ((1, "Chair"), (2, "Deputy"), (3, "Recorder")):
        at(f"TakeOffice(office:{office},badge:{badge})")
    at("StartMeeting()")
    at("AdvanceStage()")
    at(f'RaiseConcern(badge:5,text:"{names.text("楼道里旧沙发堆了半年")}")')
    at('RaiseConcern(cards:"6-9")')
    at('Cluster(title:"堆的东西谁来清",cards:"5-7")')
    at('Cluster(title:"以后怎么不再堆",cards:"8 9")')
    at("AdvanceStage()")
    at("CountDots(dots:[(1,20),(2,9)])")
    at("PostTopic(topics:[1])")
    at("Convene(group:1,badge:6)")
    at('SignUp(group:1,badges:"5-13")')
    at("AdvanceStage()")
    at("TakeGroupRole(group:1,role:Reporter,badge:7)")
    for what in ("星期六一起清一次楼道", "每层放一只回收箱", f"楼道第{n}处不放东西"):
        at(f'DraftMotion(group:1,mover:6,action:"{names.text(what)}",object:"3号楼",who:"愿意的邻居",when:"下个月")')
    at("AdvanceStage()")
    at('ReportGroup(group:1,answer:"我们自己出力气")')
    for motion in (1, 2, 3):
        at(f"OpenMotion(motion:{motion})")
        at("RaiseHand(badge:8,side:For)")
        at("GrantFloor()")
        at("EndSpeech()")
        at("CloseDebate()")
        at(f"OpenVote(on:Motion({motion}),present:14,tellers:[12,13])")
        at("CountFor(count:11)")
        at("CountAgainst(count:2)")
        at("CloseVote()")
    at("AdvanceStage()")
    due = day + datetime.timedelta(days=30)
    at(f'ProposeAction(what:"{names.text("借一辆车")}",owner:1,helpers:[2],due:"{due}")')
    at(f'Pledge(badge:6,text:"{names.text("我来扫一层")}",due:"{due}")')
    at("AdvanceStage()")
    at("ReadAloud(what:Minutes)")
    for role, badge in (("Chair", 1), ("Recorder", 3), ("Resident", 5), ("Resident", 6)):
        at(f"SignMinutes(role:{role},badge:{badge})")
    script = home / f"m{n}.ron"
    script.write_text("\n".join(steps) + "\n", encoding="utf-8")
    run(day, "apply", f"m{n}", script, hour=21)
    run(day, "track", "take", "--all", hour=21)
    tally("Meetings")
    tally("Concerns", 5)
    tally("Topics", 2)
    tally("Tables")
    tally("Motions", 3)
    tally("Agreed", 3)
    tally("Rows")
    tally("Pledges")
    tally("Raised", 5)
    # Badge 6 raised a card and pledges; nobody else of those did.
    tally("TookOn")
    tally("Nameless", 10)
    tally("Spoke")


def days():
    day = datetime.date(YEAR, 1, 1)
    while day <= LAST:
        yield day
        day += datetime.timedelta(days=1)


def spread(count, day):
    """How many of so many a year fall on this day."""
    n = day.timetuple().tm_yday
    return count * n // 365 - count * (n - 1) // 365


BLOCKS = ("东片", "西片", "北片")
begun = datetime.date(YEAR, 1, 1)
roster = home / "roster.csv"
known = [(name, 1 + n % 60, "") for n, name in enumerate(names.all)]
usual = [("林晓", 1, 1), ("钱国良", 2, 2), ("何静", 3, 3)]
lines = [f"{name},{building}号楼,{badge},居民" for name, building, badge in usual + known]
# A table has at most 5,000 lines; a larger estate gives one for some of its buildings at a time.
for first in range(0, len(lines), 4_000):
    roster.write_text("姓名,楼栋,号牌,身份\n" + "\n".join(lines[first:first + 4_000]) + "\n", encoding="utf-8")
    run(begun, "roster", "import", roster)
for block in BLOCKS:
    run(begun, "patrol", "block", block, "--worker", "小林", "--from", begun)
run(begun, "council", "term", "--from", begun)
SEATS = [("陈姐", "理事长,审批"), ("老周", "审批"), ("小何", "经办"), ("李师傅", "审批"), ("王老师", "监督"), ("吴姐", ""), ("胡师傅", "")]


def seats(day, who):
    for name, office in who:
        run(day, "council", "seat", name, *(["--office", office] if office else []), "--from", day)


seats(begun, SEATS)
run(begun, "fund", "on", "--since", begun)
run(begun, "fund", "place", "社区代管户")
run(begun, "fund", "place", "备用金", "--keeper", "老周")
for pot, giver, kind in (("街道2026", "@望春街道", "street"), ("单位捐", "@汽修厂", "unit"), ("居民自筹", "@居民", "own")):
    run(begun, "fund", "pot", pot, "--giver", giver, "--kind", kind, "--for", "any")
POTS = ["街道2026", "单位捐", "居民自筹"]
visits, projects, notices, sendings, claims, findings = [], [], [], [], 0, 0
meetings = 0
month_words = home / "own.txt"
received = 0


def claim(day, pot, project=None, sum_=None):
    global claims
    claims += 1
    more = ["--project", project] if project else []
    what = names.person("灯泡") + ("的灯泡" if NAMES else "")
    lines = [f"{what} {sum_ or dice.randrange(100, 9000) / 100:.2f}"]
    run(day, "fund", "claim", *lines, "--payee", "@五金店", "--pot", pot, "--handler", "小何", "--invoice", f"F{claims}", *more)
    no = f"{YEAR % 100}-b{claims}"
    run(day, "fund", "approve", no, "老周")
    run(day, "fund", "approve", no, "李师傅")
    run(day, "fund", "pay", no, "--from", "社区代管户")
    return no


def heard(day):
    """A notice hangs; somebody says something to it, and is answered."""
    notices.append(day)
    tally("Posted")
    no = f"{YEAR % 100}-n{len(notices)}"
    run(day, "comments", no, "--add", names.text("几点"))
    run(day, "comments", no, "--reply", 1, "--how", "explained", "--text", names.text("早上九点"))
    tally("Comments")
    tally("CommentsAnswered")


ARTICLES, REVISED = 15, 20
# What is to be done with an article, by its day: each of them has its own.
to_do = {}


def later(day, after, what):
    to_do.setdefault(day + datetime.timedelta(days=after), []).append(what)


def article(n, day):
    """The third motion of an evening becomes an article, or the first one's next version, in the words that were voted: seven days for
    comments, the vote of the assembly, filing, its first day. Every fourth doesn't get enough voices at first."""
    motion = f"{YEAR % 100}-{n}-m3"
    if n > ARTICLES:
        no = "g1"
        run(day, "covenant", "revise", no, motion, hour=22)
    else:
        no = f"g{n}"
        pair = ["--department", names.text("城管"), "--does", names.text("来劝一劝")] if n % 3 == 1 else []
        run(day, "covenant", "draft", motion, "--class", ("楼道", "车辆", "宠物")[n % 3], *pair, hour=22)
    tally("Drafted")
    vote = ("--voters", "居民代表会议", "--called", 40)

    def hear(day):
        run(day, "covenant", "hear", no, "--place", names.text("各楼门口"))
        heard(day)
        hangs = {of["number"]: of["until"] for of in json_of(day, "notices", "--all")}
        over = (datetime.date.fromisoformat(hangs[f"{YEAR % 100}-n{len(notices)}"]) - day).days + 1
        if n % 4 == 2:
            later(day, over, too_few)
            over += 1
        for after, what in enumerate((carried, filed, begun)):
            later(day, over + after, what)

    def too_few(day):
        run(day, "covenant", "vote", no, *vote, "--came", 30, "--for", 15, "--against", 10, "--abstained", 5)
        assert "没通过" in run(day, "covenant", "file", no, "--number", "早了", fails=True)

    def carried(day):
        run(day, "covenant", "vote", no, *vote, "--came", 30 + n % 9, "--for", 20 + n % 9, "--against", 8)

    def filed(day):
        run(day, "covenant", "file", no, "--number", f"街备2026-{n}")

    def begun(day):
        run(day, "covenant", "in-force", no, "--from", day + datetime.timedelta(days=n % 3))
        if n % 3 == 1:
            later(day, 2, lambda day: breach(day, no))

    later(day, 1, hear)


def breach(day, no):
    """It is broken: nobody outside hears of it before it was talked over, and then the department of the article does."""
    global findings
    found = names.text("楼道又堆了纸箱")
    run(day, "patrol", "log", BLOCKS[0], found, hour=15)
    findings += 1
    tally("Findings")
    of = f"{YEAR % 100}-x{findings}"
    run(day, "covenant", "breach", of, no, hour=16)
    tally("Breaches")
    assert "劝导" in run(day, "desk", "hand-on", of, "职能部门", hour=16, fails=True)
    run(day, "covenant", "persuade", of, names.text("说好周末搬走"), hour=17)
    run(day, "desk", "hand-on", of, "职能部门", hour=18)
    run(day, "track", "remark", of, names.text("劝过了，还放着"), hour=18)
    tally("HandedIn")


waiting, closing = 0, []
for day in days():
    for block in BLOCKS:
        found = [names.text("楼道堆物") + " 3号楼"] if dice.random() < 0.05 else []
        findings += len(found)
        run(day, "patrol", "log", block, *(found or ["--ok"]))
        tally("Rounds")
        tally("Findings", len(found))
    for _ in range(spread(24, day)):
        meetings += 1
        meeting(meetings, day)
        run(day, "notices", "hang", names.text(f"第{meetings}次会后还要说的"), "--place", names.text("公告栏"))
        tally("Posted")
        notices.append(day)
        if meetings <= ARTICLES or meetings == REVISED:
            article(meetings, day)
    for _ in range(spread(400, day)):
        n = len(visits) + 1
        who = names.at(f"来的人{n}")
        run(day, "desk", "add", names.text(f"第{n}件，楼道灯坏了"), "--visitor", who, "--building", f"{1 + n % 9}号楼")
        tally("Visits")
        no = f"{YEAR % 100}-v{n}"
        visits.append(no)
        if n % 16 == 0:
            # Handed on: it goes to the street as a packet, and is answered there.
            run(day, "desk", "hand-on", no, "街道")
            run(day, "track", "remark", no, names.text("我们修不了"))
            sendings.append(no)
            tally("HandedIn")
        elif n % 10:
            run(day, "desk", "answer", no, names.text("今天就换"))
            run(day, "desk", "close", no, "--content", ("yes", "partly")[n % 3 == 0])
            tally("CalledBack")
            tally("Content", n % 3 != 0)
    for _ in range(spread(24, day)):
        if sendings:
            no = sendings.pop(0)
            run(day, "track", "adopt", no, names.text("下个月来"), "--document", f"〔2026〕{meetings}号")
            tally("Answered")
            tally("Adopted")
            tally("Documents")
    for _ in range(spread(4, day)):
        run(day, "notices", "hang", names.text("停水一天"), "--days", 7)
        heard(day)
    for what in to_do.pop(day, []):
        what(day)
    for _ in range(spread(40, day)):
        advice = [names.text("多请年轻人")]
        run(day, "coach", "add", *advice, "--kind", dice.choice(["培训", "参观", "导师", "实地指导", "督导"]), "--who", names.text("区里的老师"), "--people", 12, "--hours", "1.5")
        tally("Coached")
    if day.day == 15:
        agenda = [no for no in visits if int(no.split("v")[1]) % 10 == 0 and int(no.split("v")[1]) % 16][-1:]
        run(day, "council", "meet", *[f"{no}=转社区" for no in agenda], "--present", "陈姐,老周", "--note", names.text("照办"))
        tally("Sittings")
    if day.day == 2:
        for pot in POTS:
            sum_ = dice.randrange(200_000, 900_000)
            run(day, "fund", "receive", pot, f"{sum_ / 100:.2f}", "--at", "社区代管户", "--paper", f"收据{pot}{day.month}")
            tally("Received", sum_)
        run(day, "fund", "transfer", "社区代管户", "备用金", "100")
    if day.day == 20:
        claim(day, dice.choice(POTS))
    waiting += spread(30, day)
    while waiting and len(projects) < meetings * 2:
        waiting -= 1
        n = len(projects) + 1
        basis = f"{YEAR % 100}-{(n - 1) // 2 + 1}-m{(n - 1) % 2 + 1}"
        no = f"{YEAR % 100}-p{n}"
        projects.append(no)
        order = ("track", "project")
        run(day, *order, "apply", names.text("楼道换灯"), "--applicant", names.at("来的人1"), "--basis", basis)
        tally("Applied")
        pot = POTS[n % 3]
        sum_ = dice.randrange(3_000, 30_000)
        run(day, *order, "budget", no, f"灯泡 {sum_ / 100:.2f}")
        run(day, *order, "fund", no, pot, f"{sum_ / 100:.2f}")
        tally("Given", sum_)
        run(day, *order, "start", no)
        claim(day, pot, no, sum_ / 100)
        tally("Paid", sum_)
        run(day, *order, "settle", no)
        run(day, *order, "publish", no, names.text("公告栏"))
        heard(day)
        closing.append((day + datetime.timedelta(days=10), no))
    while closing and closing[0][0] <= day:
        run(day, "track", "project", "close", closing.pop(0)[1], names.at("老周"))
        tally("Closed")
    if day == datetime.date(YEAR, 7, 1):
        run(day, "council", "term", "--from", day)
        seats(day, SEATS[:5] + [("小方", ""), ("周老师", "")])
        paper = run(day, "handover")
        assert "换届交接单" in paper and "自治基金" in paper and "吴姐" in paper, paper
    if day.day == 1 and day.month > 1:
        before = day - datetime.timedelta(days=1)
        month_words.write_text(names.text("这个月大家出了力") + "\n", encoding="utf-8")
        run(day, "report", f"{before.year}-{before.month:02}", "--words", month_words, "--out", home / "papers")
        run(day, "report", "hand", f"{before.year}-{before.month:02}", "社区", "--words", month_words)
    if (day + datetime.timedelta(days=1)).month in (1, 4, 7, 10) and (day + datetime.timedelta(days=1)).day == 1:
        has = {name: fen for name, fen, _ in json_of(day, "fund", "list")[0]["places"]}
        for place in ("社区代管户", "备用金"):
            run(day, "fund", "count", place, f"{has[place] / 100:.2f}", "--counted-by", "吴姐" if day.month < 7 else "小方")
    if day.day == 3 and day.month in (4, 7, 10):
        quarter = f"{YEAR}Q{day.month // 3}"
        run(day, "fund", "close", quarter)
        run(day, "fund", "remark", quarter, names.text("账实相符"), "--who", "王老师")
        run(day, "fund", "statement", quarter, "--posted", "--place", names.text("公告栏"))
        notices.append(day)
        tally("Posted")
        tally("Quarters")
end = LAST + datetime.timedelta(days=3)
if MONTHS == 12:
    run(end, "fund", "close", f"{YEAR}Q4")
december = spent
if MONTHS == 12:
    run(end, "council", "term", "--from", end)
    seats(end, SEATS[:4])
    paper = run(end, "handover")
    assert "小方" in paper and "还没付" not in paper, paper

record = home / "station" / "station.jsonl"
spans = [(f"{YEAR}-{month:02}", datetime.date(YEAR, month, 1), datetime.date(YEAR + (month == 12), month % 12 + 1, 1) - datetime.timedelta(days=1)) for month in range(1, MONTHS + 1)]
if MONTHS == 12:
    ends = {quarter: spans[quarter * 3 - 1][2] for quarter in range(1, 5)}
    spans += [(f"{YEAR}Q{quarter}", spans[quarter * 3 - 3][1], last) for quarter, last in ends.items()]
    spans.append((str(YEAR), begun, LAST))
args = [str(day) for _, first, last in spans for day in (first, last)]
counted = subprocess.run([sys.executable, ROOT / "tests/tracker/figures.py", record, *args], capture_output=True, text=True, check=True).stdout
held = 0
for (span, first, last), line in zip(spans, counted.splitlines()):
    said = json_of(end, "figures", span, "--beside", "1")[0]
    other = json.loads(line)
    for figure, count in other.items():
        if figure == "gave":
            for kind, gave in count.items():
                assert said["gave"][kind.lower()] == gave, (span, kind, said["gave"], gave)
            continue
        assert said["figures"][figure] == count, (span, figure, said["figures"][figure], count)
        held += 1
if MONTHS == 12:
    # The revision took the place of the first version.
    tally("InForce", ARTICLES)
    assert all(of in run(end, "covenant", "print") for of in ("公约1条第2版", f"公约{ARTICLES}条第1版"))
# Three come to every evening, one is new; whoever gives no name is somebody else each time.
for what in ("People", "First"):
    tally(what, meetings + min(3, 3 * meetings))
tally("Households", meetings * 10 + min(3, 3 * meetings))
whole = json_of(end, "figures", str(YEAR), "--beside", "1")[0]["figures"]
for figure, count in given.items():
    assert whole[figure] == count, (figure, whole[figure], count)
    held += 1
balanced = 0
for quarter in range(1, MONTHS // 3 + 1):
    paper = run(end, "fund", "statement", f"{YEAR}Q{quarter}")
    assert "已结账" in paper or MONTHS < 12 and quarter == MONTHS // 3, paper
    assert "钱在哪合计 = 是谁的合计" in paper, paper
    balanced += 1
run(end, "station", "verify")
run(end, "track", "check")
if NAMES:
    papers = [(order, span) for order in ("report", "figures") for span, *_ in spans]
    papers += [("fund", "statement", f"{YEAR}Q{quarter}") for quarter in range(1, max(MONTHS // 3, 1) + 1)]
    papers += [("notice", meeting, "--looked") for meeting in sorted(path.name for path in (home / "sessions").iterdir())]
    papers += [("track", "project", "settlement", no) for no in projects]
    papers += [("covenant", "print"), ("covenant", "print", "--large")]
    signs = leaks = 0
    inside = run(end, "track", "list") + run(end, "notices", "--all")
    assert sum(name in inside for name in names.all) > 20, "the station itself reads them"
    for paper in papers:
        said = run(end, *paper)
        assert len(said) > 100, (paper, said)
        signs += len(said)
        here = [word for word in names.all[: names.next] + names.phones if word in said]
        if here:
            leaks += len(here)
            print(*paper, here[:3], *[line for line in said.splitlines() if here[0] in line][:2])
    assert not leaks, leaks
    print(f"{min(names.next, len(names.all))} names, {len(names.phones)} telephones; 0 of them in {len(papers)} papers of {signs} signs")
size = record.stat().st_size
print(f"{orders} orders, {december:.1f} s to the end of {LAST.strftime('%B')}; record {size / 2**20:.2f} MB; {held} figures in {len(spans)} stretches; {balanced} statements")
assert size <= 4 * 2**20, size
shutil.rmtree(home)
