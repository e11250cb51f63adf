"""The types of expressions in Snowflake, as far as the text of a statement tells them."""

from __future__ import annotations

from typing import Protocol

from sqlglot import exp

from emulator import sqltypes
from emulator.sqltypes import SqlType

_SAME = (exp.Alias, exp.Paren, exp.Neg, exp.Abs, exp.Window, exp.WithinGroup, exp.IgnoreNulls)
_OF_FIRST = (
    exp.Max,
    exp.Min,
    exp.AnyValue,
    exp.Lag,
    exp.Lead,
    exp.FirstValue,
    exp.LastValue,
    exp.NthValue,
    exp.ArgMax,
    exp.ArgMin,
    exp.Nullif,
    exp.DateAdd,
    exp.TimestampAdd,
    exp.DateTrunc,
    exp.TimestampTrunc,
)
_FIXED: tuple[tuple[tuple[type[exp.Expr], ...], SqlType], ...] = (
    ((exp.Count, exp.CountIf, exp.ApproxDistinct), sqltypes.fixed(0, 18)),
    ((exp.CurrentTimestamp, exp.CurrentTimestampLTZ), sqltypes.LTZ),
    ((exp.ArrayAgg, exp.Array, exp.ArrayUniqueAgg), SqlType("ARRAY")),
    ((exp.Struct, exp.JSONObject, exp.ObjectAgg), SqlType("OBJECT")),
    ((exp.ParseJSON, exp.ToVariant, exp.JSONExtract), sqltypes.VARIANT),
)


class Known(Protocol):
    """What is known of names around an expression."""

    def column(self, column: exp.Column) -> SqlType | None: ...

    def query(self, query: exp.Expr) -> SqlType | None: ...


def type_of(node: exp.Expr | None, known: Known) -> SqlType | None:
    """The type of an expression; none where it cannot be told."""
    if node is None:
        return None
    if isinstance(node, exp.Column):
        return known.column(node)
    if isinstance(node, exp.Subquery):
        return known.query(node.this)
    if isinstance(node, exp.Literal):
        return sqltypes.TEXT if node.is_string else _number(node.name)
    if isinstance(node, (exp.Cast, exp.TryCast)):
        return sqltypes.declared(node.to)
    if isinstance(node, exp.WithinGroup) and isinstance(node.this, exp.PercentileCont):
        return _total(node.this, type_of(node.expression.expressions[0].this, known))
    if isinstance(node, (*_SAME, *_OF_FIRST)):
        return type_of(node.this, known)
    if isinstance(node, (exp.Add, exp.Sub, exp.Mul, exp.Div, exp.Mod)):
        return _arithmetic(node, type_of(node.this, known), type_of(node.expression, known))
    if isinstance(node, (exp.Sum, exp.Avg, exp.Median)):
        return _total(node, type_of(node.this, known))
    if branches := _branches(node):
        return _common([type_of(branch, known) for branch in branches])
    for kinds, found in _FIXED:
        if isinstance(node, kinds):
            return found
    return None


def _branches(node: exp.Expr) -> list[exp.Expr | None]:
    """The expressions of which one is the answer."""
    if isinstance(node, (exp.Coalesce, exp.Greatest, exp.Least)):
        return [node.this, *node.expressions]
    if isinstance(node, exp.If):
        return [node.args.get("true"), node.args.get("false")]
    if isinstance(node, exp.Case):
        return [*(branch.args["true"] for branch in node.args["ifs"]), node.args.get("default")]
    return []


def _total(node: exp.Expr, kind: SqlType | None) -> SqlType | None:
    if kind is None or kind.name != "FIXED":
        return kind
    more = {exp.Avg: 6, exp.Median: 3, exp.PercentileCont: 3}.get(type(node), 0)
    return sqltypes.fixed(min((kind.scale or 0) + more, 37))


def average_scale(kind: SqlType) -> int:
    """The digits after the point of AVG over a number."""
    return min((kind.scale or 0) + 6, 37)


def quotient_scale(left: SqlType, right: SqlType) -> int:
    """The digits after the point of the quotient of two numbers: that of the dividend and six more, yet not above twelve."""
    return max(left.scale or 0, min((left.scale or 0) + 6, 12))


def _number(text: str) -> SqlType:
    if "e" in text.lower():
        return sqltypes.REAL
    return sqltypes.fixed(len(text.partition(".")[2]))


def _common(kinds: list[SqlType | None]) -> SqlType | None:
    found = [kind for kind in kinds if kind is not None]
    if not found or any(kind.name != found[0].name for kind in found):
        return sqltypes.REAL if {kind.name for kind in found} == {"REAL", "FIXED"} else None
    if found[0].name == "FIXED":
        return sqltypes.fixed(max(kind.scale or 0 for kind in found))
    return found[0]


def _arithmetic(node: exp.Expr, left: SqlType | None, right: SqlType | None) -> SqlType | None:
    if left is None or right is None:
        return None
    if left.name == "REAL" or right.name == "REAL":
        return sqltypes.REAL
    if left.name == right.name == "FIXED":
        if isinstance(node, exp.Mul):
            return sqltypes.fixed((left.scale or 0) + (right.scale or 0))
        if isinstance(node, exp.Div):
            return sqltypes.fixed(quotient_scale(left, right))
        return sqltypes.fixed(max(left.scale or 0, right.scale or 0))
    return left if left.name.startswith(("TIMESTAMP", "DATE")) and right.name == "FIXED" else None
