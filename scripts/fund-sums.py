#!/usr/bin/env python3
"""Sums of the fund, apart from the program: a year a line on stdin, its entries and what the program's statements say of them.

Each place and each pot of each statement is added up here from the legs of the entries, and what projects cost from the payments.
"""

import json
import sys

years = statements = 0
for line in sys.stdin:
    year = json.loads(line)
    years += 1
    entries = {entry["no"]: entry for entry in year["entries"]}

    def what(entry):
        """What an entry was; of a reversal, what it took back was."""
        deed = entry["deed"]
        if "Reversed" in deed:
            return what(entries[deed["Reversed"]["entry"]])
        return next(iter(deed))

    for said in year["said"]:
        statements += 1
        for side in ("places", "pots"):
            for name, opening, more, less, closing in said[side]:
                legs = [
                    (entry["on"], leg["fen"], "Reversed" in entry["deed"])
                    for entry in entries.values()
                    for leg in entry.get(side, [])
                    if leg["of"] == name and entry["on"] <= said["last"]
                ]
                before = sum(fen for on, fen, _ in legs if on < said["first"])
                now = [(fen, back) for on, fen, back in legs if on >= said["first"]]
                came = sum(fen for fen, back in now if (fen > 0 and not back) or (fen < 0 and back))
                went = sum(-fen for fen, back in now if (fen < 0 and not back) or (fen > 0 and back))
                assert [opening, more, less, closing] == [before, came, went, before + came - went], (said, name)
        costs = {}
        for entry in entries.values():
            if said["first"] <= entry["on"] <= said["last"] and what(entry) in ("Payment", "Refund"):
                project = entry.get("project", "")
                costs[project] = costs.get(project, 0) - sum(leg["fen"] for leg in entry.get("places", []))
        assert {project: fen for project, fen in costs.items() if fen} == dict(said["costs"]), said
        assert sum(row[4] for row in said["places"]) == sum(row[4] for row in said["pots"]), said

print(f"{years} years, {statements} statements")
