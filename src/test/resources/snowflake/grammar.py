"""Judges SQL for Snowflake by three grammars that know nothing of each other, and walks it against a list of what we use.

Reads a JSON list of statements from standard input and the list of allowed nodes from the file that is named; writes a JSON list
of sentences, one for each thing that is wrong. A warning of a grammar is an error here: it says that it only guesses.
"""

import io
import json
import logging
import multiprocessing
import re
import sys

import sqlglot
import sqloxide
from sqlfluff.core import FluffConfig, Linter
from sqlglot import exp

# Statements that one of the grammars does not know, each with what begins it; the other one judges them.
UNKNOWN_TO_SQLGLOT = (r"EXPLAIN USING JSON ", r"SHOW GRANTS TO ROLE ")
UNKNOWN_TO_SQLFLUFF = (r"SHOW (PRIMARY|UNIQUE) KEYS IN SCHEMA ",)

# sqlparser-rs reads EXPLAIN, but not in which form the plan is wanted; what is explained it reads.
EXPLAIN = re.compile(r"^EXPLAIN USING JSON ")

# How far down the tree a piece of a statement reaches.
PIECES = 4

# sqlfluff has no rule for the ? of a bind, so it sees a text in its place. sqlglot sees the bind.
BIND = re.compile(r"\?(?=(?:[^']*'[^']*')*[^']*$)")


def known(statement, unknown):
    return not any(re.match(begin, statement) for begin in unknown)


def allowed_nodes(path):
    allowed = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                node, page = line.rstrip("\n").split("\t")
                allowed[node] = page
    return allowed


def name_of(node):
    """A function by its name in SQL, everything else by what sqlglot calls it."""
    if isinstance(node, exp.Anonymous):
        return node.name.upper() + "()"
    if isinstance(node, exp.Func) and not isinstance(node, (exp.Case, exp.Cast, exp.If, exp.And, exp.Or, exp.Exists)):
        return node.sql_name() + "()"
    if isinstance(node, exp.Is) and not isinstance(node.expression, exp.Null):
        return "Is " + node.expression.sql("snowflake")
    if isinstance(node, exp.Except) and not node.args.get("distinct"):
        return "Except ALL"
    if isinstance(node, exp.Tuple):
        return "Tuple in " + type(node.parent).__name__
    if isinstance(node, exp.DataType):
        return "DataType " + node.this.name
    return type(node).__name__


def by_sqlglot(statement, allowed, warnings):
    warnings.seek(0)
    warnings.truncate()
    try:
        trees = sqlglot.parse(statement, read="snowflake", error_level=sqlglot.ErrorLevel.RAISE)
    except sqlglot.errors.SqlglotError as error:
        return ["sqlglot does not parse it: " + str(error).splitlines()[0]]
    if len(trees) != 1 or trees[0] is None:
        return ["sqlglot reads %d statements" % len(trees)]
    faults = ["sqlglot warns: " + line for line in warnings.getvalue().splitlines() if line]
    for node in trees[0].walk():
        if name_of(node) not in allowed:
            faults.append("%s is not on the list of what we use: %s" % (name_of(node), node.sql("snowflake")[:80]))
    return faults


def by_sqlfluff(statement, linter):
    parsed = linter.parse_string(BIND.sub("'bind'", statement) + "\n")
    faults = ["sqlfluff: " + violation.desc() for violation in parsed.violations]
    if not faults and parsed.tree is None:
        faults.append("sqlfluff reads nothing")
    return faults


def by_sqloxide(statement):
    try:
        read = sqloxide.parse_sql(sql=EXPLAIN.sub("EXPLAIN ", statement), dialect="snowflake")
    except ValueError as error:
        return ["sqloxide does not parse it: " + str(error).splitlines()[-1].strip()]
    return [] if len(read) == 1 else ["sqloxide reads %d statements" % len(read)]


def text_of(node, depth):
    """A node with what is below it to a depth: names and values do not count, nor how often and in which order a list has its like."""
    if isinstance(node, list):
        return "[" + " ".join(sorted({text_of(one, depth) for one in node})) + "]"
    if not isinstance(node, exp.Expression) or isinstance(node, exp.Command):
        return str(node)
    if isinstance(node, (exp.Identifier, exp.Literal)):
        return name_of(node) + ("()" if node.args.get("quoted") or node.args.get("is_string") else "")
    if depth == 0:
        return name_of(node)
    parts = (key + "=" + text_of(value, depth - 1) for key, value in node.args.items() if value not in (None, [], False))
    return name_of(node) + "(" + ", ".join(parts) + ")"


def pieces(statement):
    """What a grammar without context reads a statement by: each node with its children and theirs."""
    return {text_of(node, PIECES) for tree in sqlglot.parse(statement, read="snowflake") for node in tree.walk()}


def for_sqlfluff(statements):
    """sqlfluff is slow, and reads the statements in which a piece is new. What is explained is a statement too."""
    seen = set()
    chosen = set()
    for statement in statements:
        begin = EXPLAIN.match(statement)
        try:
            found = pieces(EXPLAIN.sub("", statement)) | {begin.group() if begin else ""}
        except sqlglot.errors.SqlglotError:
            found = {statement}
        if not found <= seen:
            chosen.add(statement)
            seen |= found
    return chosen


def judged(statement, by_all):
    found = []
    if known(statement, UNKNOWN_TO_SQLGLOT):
        found += by_sqlglot(statement, READER.allowed, READER.warnings)
    if by_all and known(statement, UNKNOWN_TO_SQLFLUFF):
        found += by_sqlfluff(statement, READER.linter)
    found += by_sqloxide(statement)
    return [fault + "\n  in: " + statement for fault in found]


class Reader:
    """What each process reads statements with."""

    def __init__(self):
        self.allowed = allowed_nodes(sys.argv[1])
        self.warnings = io.StringIO()
        logging.getLogger("sqlglot").addHandler(logging.StreamHandler(self.warnings))
        self.linter = Linter(config=FluffConfig(overrides={"dialect": "snowflake", "max_parse_depth": 5000}))


def start():
    global READER
    sys.setrecursionlimit(20000)
    READER = Reader()


def main():
    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    statements = json.load(sys.stdin)
    chosen = for_sqlfluff(statements)
    logging.getLogger("sqlglot").setLevel(logging.NOTSET)
    with multiprocessing.Pool(initializer=start) as pool:
        faults = pool.starmap(judged, [(one, one in chosen) for one in statements], chunksize=4)
    json.dump([fault for some in faults for fault in some], sys.stdout)


if __name__ == "__main__":
    main()
