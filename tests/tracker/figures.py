"""Counts a station's record anew, from its lines alone: station.jsonl FIRST LAST [FIRST LAST …], one answer a line. Written apart from the
program; an event or a step that it does not know ends it, so that nothing is left out unseen."""

import json
import sys
from calendar import monthrange
from datetime import date, datetime

ENDS = {"Done", "Dropped", "Adopted", "Refused", "Returned", "TakenUp", "Settled"}
OVER = ENDS | {"Closed", "Merged"}
# Steps of a matter that change nothing but where it stands, which the line says anyway.
PLAIN = {"Answer", "Adopt", "Refuse", "Drop", "Confirm", "Remark", "Settle", "Send", "Start", "Say", "CallBack", "Attach", "Redirect",
         "Help", "Reopen", "TakeUp", "Receive", "Rename", "Edit", "Persuade"}
# What changes no figure.
QUIET = {"PlaceSet", "FundSet", "ShiftsSet", "PatrolSet", "CouncilSet", "ClaimMoved", "Reviewed", "HeardAt", "Followed", "Joined", "Reseeded"}
lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
undone = {n for line in lines for n in ((line.get("own") or {}).get("Undone") or {}).get("lines", [])}


def iso(text):
    return date.fromisoformat(text)


def day(moment):
    return datetime.fromisoformat(moment).date()


def plain(name):
    return "".join(name.split()).lower()


def counted(first, last):
    items, notices, ended, answered, meetings = {}, {}, {}, {}, {}
    leaves, projects, given, called = {}, {}, 0, []
    pots, entries, reserved, claims = {}, {}, {}, {}

    def within(on):
        return first <= on <= last

    def stands(no, on, moment):
        item = items[no]
        end = item.get("end") or (item["state"] if item["state"] in ENDS else None)
        if end is None:
            ended.pop(no, None)
        elif no not in ended or ended[no][1] != end:
            ended[no] = (on, end)
        if item.get("desk") and item["state"] != "Noted":
            answered.setdefault(no, moment)

    def was(entry):
        back = entry["deed"].get("Reversed") if isinstance(entry["deed"], dict) else None
        return was(entries[back["entry"]]) if back else next(iter(entry["deed"]))

    for line in lines:
        if line["seq"] in undone:
            continue
        for event in line["ev"]:
            (name, of), = event.items()
            at = day(line["at"])
            if name == "Added":
                on = min(iso(of["since"]), at)
                if on <= last:
                    items[of["no"]] = dict(of, replies=[], sent=[])
                    stands(of["no"], on, of["desk"]["at"] if of.get("desk") else line["at"])
            elif name == "Moved":
                moment = of.get("on") or line["at"]
                on = day(moment)
                if on > last:
                    continue
                item = items[of["item"]]
                (step, how), = of["step"].items()
                item["track"], item["state"], item["end"] = of["track"], of["state"], of.get("end")
                if step in ("Answer", "Adopt", "Refuse"):
                    item["replies"].append((on, item["sent"][-1][0] if item["sent"] else None, step, how.get("document")))
                if step == "Send":
                    if item["sent"] and item["sent"][-1][1] is None:
                        item["sent"][-1][1] = on
                    item["due"] = how.get("due") or item.get("due")
                if step == "CallBack" and how.get("content") and within(on):
                    called.append(how["content"])
                if step in ("HandOver", "Claim"):
                    item["lead"] = how.get("to") or how.get("by")
                elif step == "SetDue":
                    item["due"] = how.get("due")
                elif step == "Release":
                    item["lead"] = None
                elif step == "Breach":
                    item["article"] = how["article"]
                elif step not in PLAIN:
                    sys.exit(f"a step that is not known: {step}")
                stands(of["item"], on, moment)
            elif name == "SendingMade":
                if min(iso(of["sending"]["made"]), at) <= last:
                    items[of["item"]]["sent"].append([of["sending"]["no"], None])
            elif name == "NoticeAdded":
                if iso(of["posted"]["on"]) <= last:
                    notices[of["no"]] = dict(of["posted"], heard=[])
            elif name == "NoticeMoved":
                if at <= last:
                    (step, how), = of["step"].items()
                    if step == "Hear":
                        notices[of["notice"]]["heard"].append([iso(how["on"]), None])
                    elif step == "Answer":
                        notices[of["notice"]]["heard"][how["comment"] - 1][1] = iso(how["on"])
                    elif step != "TakeDown":
                        sys.exit(f"a step that is not known: {step}")
            elif name == "MeetingTaken":
                meetings[of["meeting"]] = (iso(of["day"]), (of.get("terms") or {"within": 3})["within"])
            elif name == "LeafWritten":
                (kind, body), = of["leaf"]["body"].items()
                if min(iso(body["on"]), at) <= last if "on" in body else at <= last:
                    leaves[of["leaf"]["no"]] = [kind, body, (leaves.get(of["leaf"]["no"]) or [0, 0, None])[2]]
            elif name == "LeafEnded":
                if at <= last and of["leaf"] in leaves:
                    leaves[of["leaf"]][2] = iso(of["ended"]["on"])
            elif name == "ProjectAdded":
                if at <= last:
                    projects[of["no"]] = dict(of, spent={voucher["no"]: (iso(voucher["on"]), voucher["sum"]) for voucher in of["vouchers"]})
            elif name == "ProjectMoved":
                if at > last:
                    continue
                project = projects[of["project"]]
                (step, how), = of["step"].items()
                project["phase"], project["moved"] = of["phase"], str(at)
                if step == "Fund":
                    given += how["sum"] if within(at) else 0
                    if how.get("pot"):
                        key = (of["project"], plain(how["source"]))
                        reserved[key] = reserved.get(key, 0) + how["sum"]
                elif step == "Spend":
                    voucher = how.get("voucher", how)
                    project["spent"][voucher["no"]] = (iso(voucher["on"]), voucher["sum"])
                elif step == "Void":
                    project["spent"].pop(how.get("voucher", how.get("no")), None)
                elif step in ("Settle", "Drop"):
                    reserved = {key: fen for key, fen in reserved.items() if key[0] != of["project"]}
                elif step not in ("Rest", "Budget", "Start", "Raise", "Publish", "Close", "Reopen"):
                    sys.exit(f"a step that is not known: {step}")
            elif name == "PotSet":
                pots[plain(of["name"])] = of["kind"]
            elif name == "ClaimAdded":
                claims[of["no"]] = of["asked"].get("project")
            elif name == "Booked":
                entries[of["no"]] = of
                if iso(of["on"]) <= last and was(of) in ("Payment", "Refund") and of.get("project"):
                    for leg in of["pots"]:
                        key = (of["project"], plain(leg["of"]))
                        reserved[key] = reserved.get(key, 0) + leg["fen"]
            elif name not in QUIET:
                sys.exit(f"an event that is not known: {name}")

    # What claims of the fund cost projects: a voucher of the day it was paid, for as long as it is.
    for claim, project in claims.items():
        own = [entry for entry in entries.values() if entry.get("claim") == claim and iso(entry["on"]) <= last]
        cost = -sum(leg["fen"] for entry in own for leg in entry["places"])
        paid = [entry for entry in own if "Payment" in entry["deed"]]
        if project and cost > 0:
            projects[project]["spent"][claim] = (iso(paid[-1]["on"]), cost)

    booked = [entry for entry in entries.values() if iso(entry["on"]) <= last]
    gave = {kind: dict(received=0, paid=0, has=0, free=0) for kind in pots.values()}
    back = 0
    for entry in booked:
        for leg in entry.get("pots", []):
            of, fen = gave[pots[plain(leg["of"])]], leg["fen"]
            of["has"] += fen
            of["free"] += fen
            if within(iso(entry["on"])):
                deed = was(entry)
                of["received"] += fen if deed == "Receipt" else 0
                of["paid"] -= fen if deed in ("Payment", "Refund") else 0
                back -= fen if deed == "GivenBack" else 0
    for (_, pot), fen in reserved.items():
        gave[pots[pot]]["free"] -= fen
    closed = []
    for entry in booked:
        if "Closed" in entry["deed"] and within(iso(entry["on"])):
            year, quarter = entry["deed"]["Closed"]["quarter"].split("Q")
            over = date(int(year) + (quarter == "4"), int(quarter) * 3 % 12 + 1, 1)
            closed.append(iso(entry["on"]) <= over.replace(day=monthrange(over.year, over.month)[1]))

    promise = {no: item for no, item in items.items() if item["track"] == "Promise" and not (item.get("source") or {}).get("seed", {}).get("carried")}
    visit = {no: item for no, item in items.items() if "-v" in no}
    finding = {no: item for no, item in items.items() if "-x" in no}
    since = lambda item: iso(item["since"])
    is_open = lambda item: item["state"] not in OVER

    def late(item):
        if item["state"] in ("Answered", "CallBack"):
            return False
        due = day(item["desk"]["answer_by"]) if item["state"] == "Noted" and item.get("desk") else item.get("due") and iso(item["due"])
        return is_open(item) and bool(due) and due < last

    def count(of, fits):
        return sum(1 for no, item in of.items() if fits(no, item))

    def held(kind):
        return sum(1 for of, body, end in leaves.values() if of == kind and within(iso(body["on"])) and (end is None or end > last))

    def in_time(notice):
        about = notice["of"]
        if isinstance(about, dict) and "Meeting" in about:
            when, allowed = meetings[about["Meeting"][0]]
            return (iso(notice["on"]) - when).days <= allowed
        return True

    replies = [reply for item in items.values() for reply in item["replies"] if within(reply[0])]
    sent = [(sending, item) for item in items.values() for sending in item["sent"] if sending[1] and within(sending[1])]
    to_it = lambda sending, item: [reply for reply in item["replies"] if reply[1] == sending[0]]
    heard = [comment for notice in notices.values() for comment in notice["heard"] if within(comment[0])]
    waits = lambda item: item["state"] in ("Sent", "Received")
    posted = [notice for notice in notices.values() if within(iso(notice["on"]))]
    total = lambda what: sum(of[what] for of in gave.values())
    return {
        "Promised": count(promise, lambda no, it: within(since(it))),
        "Kept": count(promise, lambda no, it: ended.get(no, (None, 0))[1] == "Done" and within(ended[no][0])),
        "Dropped": count(promise, lambda no, it: ended.get(no, (None, 0))[1] == "Dropped" and within(ended[no][0])),
        "Open": count(promise, lambda no, it: is_open(it)),
        "Late": count(promise, lambda no, it: late(it)),
        "Orphans": count(promise, lambda no, it: is_open(it) and not it.get("lead")),
        "Visits": count(visit, lambda no, it: within(since(it))),
        "InTime": count(visit, lambda no, it: within(since(it)) and no in answered and answered[no] <= it["desk"]["answer_by"]),
        "Unanswered": count(visit, lambda no, it: it["state"] == "Noted"),
        "CalledBack": len(called),
        "Content": called.count("Yes"),
        "Discontent": called.count("No"),
        "Rounds": held("Round"),
        "Findings": count(finding, lambda no, it: within(since(it))),
        "FindingsSettled": count(finding, lambda no, it: within(since(it)) and no in ended),
        "Sittings": held("Sitting"),
        "Coached": held("Coaching"),
        "Drafted": sum(1 for of, body, end in leaves.values() if of == "Article" and body.get("motion") and within(iso(body["on"]))),
        "InForce": sum(1 for of, body, end in leaves.values() if of == "Article" and body.get("from") and iso(body["from"]) <= last and (end is None or end > last)),
        "Breaches": count(items, lambda no, it: it.get("article") and within(since(it))),
        "HandedIn": len(sent),
        "Answered": sum(1 for sending, item in sent if to_it(sending, item)),
        "Adopted": sum(1 for sending, item in sent if any(reply[2] == "Adopt" for reply in to_it(sending, item))),
        "Documents": sum(1 for reply in replies if reply[3]),
        "Waits": count(items, lambda no, it: waits(it)),
        "Overdue": count(items, lambda no, it: waits(it) and late(it)),
        "Posted": len(posted),
        "PostedInTime": sum(1 for notice in posted if in_time(notice)),
        "Comments": len(heard),
        "CommentsAnswered": sum(1 for comment in heard if comment[1]),
        "Applied": sum(1 for project in projects.values() if within(iso(project["since"]))),
        "Closed": sum(1 for project in projects.values() if project["phase"] == "Closed" and within(iso(project["moved"]))),
        "Given": given,
        "Paid": sum(fen for project in projects.values() for on, fen in project["spent"].values() if within(on)),
        "Received": total("received"),
        "Spent": total("paid"),
        "GivenBack": back,
        "Holds": total("has"),
        "Free": total("free"),
        "Quarters": len(closed),
        "QuartersInTime": sum(closed),
        "gave": gave,
    }


days = [iso(text) for text in sys.argv[2:]]
for first, last in zip(days[::2], days[1::2]):
    print(json.dumps(counted(first, last)))
