#!/usr/bin/env python3
"""What a program is made of: `cargo metadata` for a target on stdin, a bill of materials (CycloneDX 1.5) or a list of licences on stdout.
    cargo metadata --locked --format-version 1 --filter-platform TARGET | bill.py json|text"""
import json, sys

data = json.load(sys.stdin)
packages = {package["id"]: package for package in data["packages"]}
nodes = {node["id"]: node for node in data["resolve"]["nodes"]}
root = data["resolve"]["root"]
built, wait = set(), [root]
while wait:
    one = wait.pop()
    if one in built:
        continue
    built.add(one)
    # What tests alone need is in no program.
    wait += [dep["pkg"] for dep in nodes[one]["deps"] if any(kind["kind"] != "dev" for kind in dep["dep_kinds"])]
rows = sorted((packages[one] for one in built if one != root), key=lambda package: (package["name"], package["version"]))
own = packages[root]
if sys.argv[1] == "text":
    print(f"{own['name']} {own['version']}: {own['license']}\n\nIt is built of these crates, each under its own licence:\n")
    for package in rows:
        print(f"{package['name']} {package['version']}: {package['license'] or package['license_file']}  {package['repository'] or ''}".rstrip())
else:
    part = lambda package: {
        "type": "library",
        "name": package["name"],
        "version": package["version"],
        "purl": f"pkg:cargo/{package['name']}@{package['version']}",
        "licenses": [{"expression": (package["license"] or "NOASSERTION").replace("/", " OR ")}],
    }
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {**part(own), "type": "application"}},
        "components": [part(package) for package in rows],
    }
    json.dump(bill, sys.stdout, indent=1)
    print()
