#!/usr/bin/env python3
"""Adds up how much of docs/usage.csv can be written in Assay, as docs/usage-mapping.csv has it, and writes the tables of
docs/usage.md. With --check it changes nothing and ends with 1 where the page is not what it would write."""

import csv
import re
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = DOCS / "usage.md"
TOOLS = {"dbt": "dbt", "soda": "Soda", "great_expectations": "Great Expectations"}
OTHERS = {
    "dbt-config": "Arguments that any dbt test may have",
    "argument": "Arguments that are no configuration of dbt's",
    "dbt-severity": "Severities",
    "dbt-where-kind": "What stands in `where`",
    "dbt-freshness": "Freshness of dbt's sources",
    "dbt-singular-kind (heuristic)": "Singular SQL tests, as their text looks",
}
WITHOUT_COUNTERPART = "no counterpart"


def rows(name):
    with open(DOCS / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def arguments(text):
    """The names before the counts: 'where:12; severity:3[warnx3]'."""
    return [part.split(":")[0].strip() for part in text.split(";") if part.strip()]


def counterparts(row):
    return [tuple(part.split(": ", 1)) for part in row["arguments"].split("; ") if part]


def code(text):
    return "`" + text.replace("|", "\\|") + "`" if text else ""


def number(n):
    return f"{n:,}"


def share(part, whole):
    return f"{100 * part / whole:.2f} %"


def main():
    usage = rows("usage.csv")
    mapping = {(row["source_kind"], row["type"]): row for row in rows("usage-mapping.csv")}
    known = {row["type"] for kind, row in ((k[0], r) for k, r in mapping.items()) if kind in ("dbt-config", "argument")}
    uses = {(row["source_kind"], row["type"]): int(row["uses"]) for row in usage}
    wrong = []
    sums = {}
    for row in usage:
        key = (row["source_kind"], row["type"])
        if key[0] not in TOOLS and key[0] not in OTHERS:
            continue
        if key not in mapping:
            wrong.append(f"{key} is not in the mapping")
            continue
        mapped = mapping[key]
        if key[0] not in TOOLS:
            continue
        left = int(mapped["left_out"])
        sums[mapped["verdict"]] = sums.get(mapped["verdict"], 0) + uses[key] - left
        sums["left out"] = sums.get("left out", 0) + left
        if mapped["verdict"] not in ("no", "not yet: anomaly"):
            told = known | {name for name, _ in counterparts(mapped)}
            for name in arguments(row["arguments"]):
                if name not in told:
                    wrong.append(f"{key}: the argument {name} has no counterpart")
        if bool(left) != any(counterpart == WITHOUT_COUNTERPART for _, counterpart in counterparts(mapped)) and not mapped["note"]:
            wrong.append(f"{key}: what is left out is not explained")
    for key in mapping:
        if key not in uses and key[0] != "argument":
            wrong.append(f"{key} is mapped and nobody uses it")
    if wrong:
        sys.exit("\n".join(wrong))

    total = sum(sums.values())
    anomaly = sums["not yet: anomaly"]
    one, sql = sums["one check"], sums["sql"]
    lines = [
        f"Of {number(total)} uses:",
        "",
        "| can be written as | uses | share of all | share without the anomaly types |",
        "|---|---|---|---|",
    ]

    def line(words, n):
        lines.append(f"| {words} | {number(n)} | {share(n, total)} | {share(n, total - anomaly)} |")

    line("one check, with all of its arguments", one)
    line("one check of SQL of one's own, as it was there (`failed_rows_sql`, `metric_sql`)", sql)
    line("**one check, the two together**", one + sql)
    line("several checks", sums["several checks"])
    line("not with all of its arguments: left out of the above", sums["left out"])
    line("nothing: no type says it", sums["no"])
    lines.append(f"| nothing yet: anomaly types, which come later | {number(anomaly)} | {share(anomaly, total)} | |")
    summary = "\n".join(lines)

    parts = [summary]
    for kind, title in TOOLS.items():
        some = [(k, n) for k, n in uses.items() if k[0] == kind]
        parts.append(f"## {title}")
        parts.append(table(some, mapping, title, True))
    parts.append("## Arguments and configuration")
    for kind, title in OTHERS.items():
        some = [(k, uses.get(k)) for k in mapping if k[0] == kind]
        parts.append(f"### {title}")
        parts.append(table(some, mapping, "there", False))
    made = "\n\n".join(parts)

    page = PAGE.read_text(encoding="utf-8")
    written = re.sub(
        r"(<!-- made by bench/usage.py -->\n).*?(\n<!-- end of what is made -->)",
        lambda found: found.group(1) + "\n" + made + "\n" + found.group(2),
        page,
        flags=re.DOTALL,
    )
    if "--check" in sys.argv[1:]:
        if written != page:
            sys.exit("docs/usage.md is not what bench/usage.py makes of docs/usage.csv and docs/usage-mapping.csv: run it")
    else:
        PAGE.write_text(written, encoding="utf-8")
    print(re.sub(r"[*`]", "", summary))


def table(some, mapping, title, verdicts):
    lines = [f"| uses | {title} | Assay | note |", "|---|---|---|---|"]
    for key, n in some:
        row = mapping[key]
        notes = []
        if verdicts and row["verdict"] != "one check":
            notes.append(f"**{row['verdict']}**.")
        told = counterparts(row)
        if told:
            notes.append(", ".join(argument(*pair) for pair in told) + ".")
        if int(row["left_out"]):
            notes.append(f"**{row['left_out']} of the uses are left out.**")
        if row["note"]:
            notes.append(row["note"].replace("|", "\\|"))
        uses = "" if n is None else number(n)
        lines.append(f"| {uses} | {code(row['type'])} | {code(row['assay'])} | {' '.join(notes)} |")
    return "\n".join(lines)


def argument(name, counterpart):
    shown = code(counterpart) if re.fullmatch(r"[a-z_]+", counterpart) else counterpart
    return f"{code(name)}: {shown}"


if __name__ == "__main__":
    main()
