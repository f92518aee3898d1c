"""Counts a station's record anew, from its lines alone: station.jsonl FIRST LAST. Written apart from the program; an event that it does not
know ends it, so that nothing is left out unseen."""

import json
import sys
from datetime import date, datetime

path, first, last = sys.argv[1], date.fromisoformat(sys.argv[2]), date.fromisoformat(sys.argv[3])
ENDS = {"Done", "Dropped", "Adopted", "Refused", "Returned", "TakenUp", "Settled"}
OVER = ENDS | {"Closed", "Merged"}
lines = [json.loads(line) for line in open(path, encoding="utf-8")]
undone = {n for line in lines for n in (line.get("own") or {}).get("Undone", {}).get("lines", [])} if lines else set()
items, notices, ended, answered = {}, {}, {}, {}


def day(moment):
    return datetime.fromisoformat(moment).date()


def within(on):
    return first <= on <= last


def outcome(item):
    return item.get("end") or (item["state"] if item["state"] in ENDS else None)


def stands(no, on, moment):
    item = items[no]
    end = outcome(item)
    if end is None:
        ended.pop(no, None)
    elif no not in ended or ended[no][1] != end:
        ended[no] = (on, end)
    if item.get("desk") and item["state"] != "Noted":
        answered.setdefault(no, moment)


for line in lines:
    if line["seq"] in undone:
        continue
    for event in line["ev"]:
        (name, of), = event.items()
        at = day(line["at"])
        if name == "Added":
            on = min(date.fromisoformat(of["since"]), at)
            if on > last:
                continue
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
            if step == "HandOver":
                item["lead"] = how["to"]
            elif step not in ("Answer", "Adopt", "Refuse", "Drop", "Confirm", "Remark", "Settle", "Send", "Start"):
                sys.exit(f"a step that is not known: {step}")
            stands(of["item"], on, moment)
        elif name == "SendingMade":
            if min(date.fromisoformat(of["sending"]["made"]), at) <= last:
                items[of["item"]]["sent"].append([of["sending"]["no"], None])
        elif name == "NoticeAdded":
            if date.fromisoformat(of["posted"]["on"]) <= last:
                notices[of["no"]] = dict(of["posted"], heard=[])
        elif name == "NoticeMoved":
            if at <= last:
                (step, how), = of["step"].items()
                if step == "Hear":
                    notices[of["notice"]]["heard"].append([date.fromisoformat(how["on"]), None])
                elif step == "Answer":
                    notices[of["notice"]]["heard"][how["comment"] - 1][1] = date.fromisoformat(how["on"])
                else:
                    sys.exit(f"a step that is not known: {step}")
        elif name != "MeetingTaken":
            sys.exit(f"an event that is not known: {name}")

promise = {no: item for no, item in items.items() if item["track"] == "Promise" and not (item.get("source") or {}).get("seed", {}).get("carried")}
visit = {no: item for no, item in items.items() if "-v" in no}
since = lambda item: date.fromisoformat(item["since"])
is_open = lambda item: item["state"] not in OVER


def late(item):
    if item["state"] in ("Answered", "CallBack"):
        return False
    due = day(item["desk"]["answer_by"]) if item["state"] == "Noted" and item.get("desk") else item.get("due") and date.fromisoformat(item["due"])
    return is_open(item) and bool(due) and due < last


def count(of, fits):
    return sum(1 for no, item in of.items() if fits(no, item))


replies = [reply for item in items.values() for reply in item["replies"] if within(reply[0])]
sent = [(sending, item) for item in items.values() for sending in item["sent"] if sending[1] and within(sending[1])]
to_it = lambda sending, item: [reply for reply in item["replies"] if reply[1] == sending[0]]
heard = [comment for notice in notices.values() for comment in notice["heard"] if within(comment[0])]
waits = lambda item: item["state"] in ("Sent", "Received")
print(json.dumps({
    "Promised": count(promise, lambda no, it: within(since(it))),
    "Kept": count(promise, lambda no, it: ended.get(no, (None, 0))[1] == "Done" and within(ended[no][0])),
    "Dropped": count(promise, lambda no, it: ended.get(no, (None, 0))[1] == "Dropped" and within(ended[no][0])),
    "Open": count(promise, lambda no, it: is_open(it)),
    "Late": count(promise, lambda no, it: late(it)),
    "Orphans": count(promise, lambda no, it: is_open(it) and not it.get("lead")),
    "Visits": count(visit, lambda no, it: within(since(it))),
    "InTime": count(visit, lambda no, it: within(since(it)) and no in answered and answered[no] <= it["desk"]["answer_by"]),
    "Unanswered": count(visit, lambda no, it: it["state"] == "Noted"),
    "HandedIn": len(sent),
    "Answered": sum(1 for sending, item in sent if to_it(sending, item)),
    "Adopted": sum(1 for sending, item in sent if any(reply[2] == "Adopt" for reply in to_it(sending, item))),
    "Documents": sum(1 for reply in replies if reply[3]),
    "Waits": count(items, lambda no, it: waits(it)),
    "Overdue": count(items, lambda no, it: waits(it) and late(it)),
    "Posted": sum(1 for notice in notices.values() if within(date.fromisoformat(notice["on"]))),
    "Comments": len(heard),
    "CommentsAnswered": sum(1 for comment in heard if comment[1]),
}))
