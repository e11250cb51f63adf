"""Executes Snowflake's SQL on Databend, an engine that nobody here wrote, and compares its rows with those of the emulator.

Reads from standard input a JSON list of documents, each with a name, the statements that make its tables and the queries on them, each with
its binds and the rows that the emulator answered. Writes a JSON object: how many queries were compared, and a sentence for each difference
that the table of judged ones does not name, or names without need.
"""

import datetime as dt
import json
import math
import os
import sys
import tempfile
from decimal import Decimal

import databend
import sqlglot
from sqlglot import exp
from sqlglot.optimizer.normalize_identifiers import normalize_identifiers

EPOCH = dt.datetime(1970, 1, 1)
SEMI_STRUCTURED = ("VARIANT", "OBJECT", "ARRAY")
TYPES = {
    exp.DType.TIMESTAMPNTZ: "TIMESTAMP",
    exp.DType.TIMESTAMPLTZ: "TIMESTAMP",
    # Databend has a type with an offset, and next to no function for it: moments are instants here.
    exp.DType.TIMESTAMPTZ: "TIMESTAMP",
    exp.DType.DOUBLE: "DOUBLE",
    exp.DType.FLOAT: "DOUBLE",
}


def adapted(sql, binds=()):
    """A statement as Databend spells it."""
    tree = normalize_identifiers(sqlglot.parse_one(sql, read="snowflake"), dialect="snowflake")
    values = iter(binds)
    for mark in list(tree.find_all(exp.Placeholder)):
        mark.replace(literal(next(values)))
    for table in tree.find_all(exp.Table):
        table.set("db", None)
    for ordered in tree.find_all(exp.Ordered):
        # what DEFAULT_NULL_ORDERING says: nulls are the highest values
        ordered.set("nulls_first", bool(ordered.args.get("desc")))
    for constraint in list(tree.find_all(exp.PrimaryKey, exp.Constraint, exp.ForeignKey, exp.UniqueColumnConstraint)):
        constraint.pop()
    return tree.transform(spelled).sql("snowflake", identify=True)


def literal(bind):
    kind, value = bind["type"], bind["value"]
    if value is None:
        return exp.Null()
    if kind in ("FIXED", "REAL"):
        return exp.Literal.number(value)
    return exp.Boolean(this=value.lower() == "true") if kind == "BOOLEAN" else exp.Literal.string(value)


def spelled(node):
    if isinstance(node, exp.DataType):
        if node.this == exp.DType.DECIMAL:
            digits = node.expressions or [exp.Literal.number(38), exp.Literal.number(0)]
            return exp.Var(this="DECIMAL(%s)" % ", ".join(one.sql() for one in digits))
        return exp.Var(this=TYPES[node.this]) if node.this in TYPES else node
    if isinstance(node, exp.RegexpLike):
        # Snowflake matches the whole text, with the letter s over the ends of lines
        whole = exp.Literal.string("^(?s:%s)$" % node.expression.name)
        return exp.Anonymous(this="REGEXP_LIKE", expressions=[node.this, whole])
    if isinstance(node, exp.WithinGroup) and isinstance(node.this, exp.PercentileCont):
        value = node.expression.expressions[0].this.transform(spelled).sql("snowflake", identify=True)
        # of a decimal Databend's answers one of the values
        return exp.Var(this="QUANTILE_CONT(%s)(CAST(%s AS DOUBLE))" % (node.this.this.sql(), value))
    if isinstance(node, exp.ParseJSON):
        name = "TRY_PARSE_JSON" if node.args.get("safe") else "PARSE_JSON"
        return exp.Anonymous(this=name, expressions=[node.this])
    if isinstance(node, exp.DateAdd):
        return exp.Anonymous(this="DATE_ADD", expressions=[exp.Var(this=node.unit.name), node.expression, node.this])
    return node


def rows_of(context, sql):
    return context.sql(sql).fetchall()


def plain(value, kind):
    """A value of Databend's as numbers, texts, truths and nulls only."""
    if value is not None and kind in SEMI_STRUCTURED:
        return kind  # it comes in a form of Databend's own
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, dt.datetime):
        return (value.replace(tzinfo=None) - EPOCH).total_seconds()
    return float((value - EPOCH.date()).days) if isinstance(value, dt.date) else value


def read(value, kind):
    """A value of the emulator's in the same form."""
    if value is None:
        return None
    if kind == "BOOLEAN":
        return value in ("1", "true")
    if kind in SEMI_STRUCTURED:
        return kind
    if kind == "TEXT":
        return value
    return float(value.split()[0])


def same(left, right):
    if isinstance(left, float) and isinstance(right, float):
        return (math.isnan(left) and math.isnan(right)) or math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-9)
    return left == right


def same_rows(left, right):
    return len(left) == len(right) and all(len(a) == len(b) and all(map(same, a, b)) for a, b in zip(left, right))


def order(row):
    return [(value is None, str(type(value)), value if value is not None else 0) for value in row]


def difference(context, query):
    """What Databend answers otherwise than the emulator; none where it is the same. Without an ORDER BY the order is nobody's."""
    try:
        sql = adapted(query["sql"], query["binds"])
    except sqlglot.errors.SqlglotError as error:
        return "is not adapted: " + str(error).splitlines()[0]
    try:
        found = [[plain(value, kind) for value, kind in zip(row, query["types"])] for row in rows_of(context, sql)]
    except Exception as error:  # whatever the engine throws is its answer
        return "fails: " + " ".join(str(error).split())[:300] + "\n  as: " + sql
    expected = [[read(value, kind) for value, kind in zip(row, query["types"])] for row in query["rows"]]
    if same_rows(sorted(found, key=order), sorted(expected, key=order)):
        return None
    return "answers %s, the emulator %s" % (found, expected) + "\n  as: " + sql


def judged(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]


def main():
    known = judged(sys.argv[1])
    met = set()
    compared, agreed, differences = 0, 0, []
    # where the engine keeps its tables
    home = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    os.chdir(home.name)
    context = databend.SessionContext()
    for document in json.load(sys.stdin):
        name = document["name"]
        rows_of(context, 'CREATE OR REPLACE DATABASE "%s"' % name)
        rows_of(context, 'USE "%s"' % name)
        try:
            for sql in document["tables"]:
                rows_of(context, adapted(sql))
        except Exception as error:
            differences.append("%s: its tables fail: %s" % (name, " ".join(str(error).split())[:300]))
            continue
        for query in document["queries"]:
            compared += 1
            found = difference(context, query)
            if found is None:
                agreed += 1
                continue
            sentence = "%s: %s\n  in: %s" % (name, found, query["sql"])
            reasons = [line for line in known if line[0] in (name, "*") and line[1] in sentence]
            met.update(map(tuple, reasons))
            if not reasons:
                differences.append(sentence)
    for line in known:
        if tuple(line) not in met:
            differences.append("nothing differs any more as judged: " + " | ".join(line))
    json.dump({"compared": compared, "agreed": agreed, "differences": differences}, sys.stdout)


if __name__ == "__main__":
    main()
