"""Expressions whose answer depends on the types of their operands, where DuckDB's answer would be another than Snowflake's."""

from __future__ import annotations

import sqlglot
from sqlglot import exp

from emulator import sqltypes, timeformats, wire
from emulator.errors import unsupported
from emulator.inference import average_scale, quotient_scale
from emulator.scopes import Names, Scopes
from emulator.sqltypes import SqlType

# What TYPEOF says of a VARIANT, by what DuckDB says of JSON.
_TYPEOF = (
    "CASE JSON_TYPE(:value) WHEN 'UBIGINT' THEN 'INTEGER' WHEN 'BIGINT' THEN 'INTEGER' WHEN 'DOUBLE' THEN 'DECIMAL'"
    " WHEN 'NULL' THEN 'NULL_VALUE' ELSE JSON_TYPE(:value) END"
)
_TRY_TO_TIMESTAMP = {
    "TRY_TO_TIMESTAMP": "TIMESTAMP_NTZ",
    "TRY_TO_TIMESTAMP_NTZ": "TIMESTAMP_NTZ",
    "TRY_TO_TIMESTAMP_LTZ": "TIMESTAMP_LTZ",
    "TRY_TO_TIMESTAMP_TZ": "TIMESTAMP_TZ",
}
# Makes JSON of some of what Snowflake's parser takes for it ("TRY_PARSE_JSON", "PARSE_JSON"), text by text: what to replace, and by what.
_LENIENT = (
    (r"'([^']*)'", r'"\1"'),
    (r"([{,]\s*)([A-Za-z_]\w*)\s*:", r'\1"\2":'),
    (r"([:,\[]\s*)(undefined|NaN|-?Infinity|NULL)\b", r"\1null"),
    (r"([:,\[]\s*)TRUE\b", r"\1true"),
    (r"([:,\[]\s*)FALSE\b", r"\1false"),
    (r",(\s*[\]}])", r"\1"),
)
_MOST_HEX = 16
_STORED = {"FIXED": "SB16", "TEXT": "LOB", "REAL": "DOUBLE", "BOOLEAN": "SB1", "DATE": "SB4", "TIME": "SB8"}


def timestamps(tree: exp.Expr, scopes: Scopes) -> None:
    """Texts that stand for timestamps with an offset: DuckDB wants no blank before it, and none at all for TIMESTAMP_NTZ."""
    if isinstance(tree, exp.Insert):
        types = scopes.target(tree)
        source = tree.expression
        rows = (
            [row.expressions for row in source.expressions]
            if isinstance(source, exp.Values)
            else [source.selects if source else []]
        )
        for row in rows:
            for value, kind in zip(row, types):
                _as_timestamp(value.unalias(), kind)
    for names in scopes.every:
        for node in list(names.scope.find_all(exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between, exp.Cast)):
            if isinstance(node, exp.Cast):
                _as_timestamp(node.this, sqltypes.declared(node.to))
                continue
            kind = scopes.type_of(node.this, names)
            for side in ("expression", "low", "high"):
                _as_timestamp(node.args.get(side), kind)


def _as_timestamp(value: exp.Expr | None, kind: SqlType | None) -> None:
    if not isinstance(value, exp.Literal) or not value.is_string or kind is None or not kind.name.startswith("TIMESTAMP"):
        return
    if found := wire.split_offset(value.name):
        value.set("this", found[0] if kind.name == "TIMESTAMP_NTZ" else found[0] + found[1])


def converted(tree: exp.Expr, scopes: Scopes) -> dict[int, SqlType]:
    """CONVERT_TIMEZONE to a zone, as a column of the result: the instant stays, and the zone is the type's.

    Anywhere else it is the wall clock of that zone. Returns the types by the columns' places.
    """
    types: dict[int, SqlType] = {}
    for place, selected in enumerate(tree.selects if isinstance(tree, exp.Select) and scopes.every else []):
        node = selected.unalias()
        if not isinstance(node, exp.ConvertTimezone) or node.args.get("source_tz") is not None:
            continue
        zone = node.args["target_tz"]
        kind = scopes.type_of(node.args["timestamp"], scopes.every[-1])
        if kind and kind.name in ("TIMESTAMP_LTZ", "TIMESTAMP_TZ") and isinstance(zone, exp.Literal):
            types[place] = SqlType("TIMESTAMP_TZ", scale=9, zone=zone.name)
            if isinstance(selected, exp.Alias):
                node.replace(node.args["timestamp"])
            else:
                selected.replace(exp.alias_(node.args["timestamp"], "CONVERTED"))
    return types


def by_type(scopes: Scopes, formats: dict[str, str]) -> None:
    """What depends on the types of its operands. The formats are the session's *_OUTPUT_FORMAT."""
    for names in scopes.every:
        for node in list(names.scope.find_all(exp.Div, exp.Avg, exp.ToChar, exp.Cast, exp.HashAgg, exp.Typeof, exp.Median, exp.WithinGroup, exp.ParseJSON, exp.ToNumber, exp.Anonymous)):
            if isinstance(node, exp.Div):
                _divide(scopes, names, node)
            elif isinstance(node, exp.Avg):
                _average(scopes, names, node)
            elif isinstance(node, exp.Median):
                _middle(scopes, names, node, node)
            elif isinstance(node, exp.WithinGroup) and isinstance(node.this, exp.PercentileCont):
                _middle(scopes, names, node, node.expression.expressions[0])
            elif isinstance(node, exp.Anonymous) and node.name.upper() in _TRY_TO_TIMESTAMP and len(node.expressions) == 1:
                kind = exp.DataType.build(_TRY_TO_TIMESTAMP[node.name.upper()], dialect="snowflake")
                node.replace(exp.TryCast(this=node.expressions[0], to=kind))
            elif isinstance(node, exp.ToChar):
                _to_char(scopes, names, node, formats)
            elif isinstance(node, exp.Cast) and node.to.is_type(*exp.DataType.TEXT_TYPES):
                _as_text(scopes, names, node, formats)
            elif isinstance(node, exp.HashAgg):
                _hash_aggregate(names, node)
            elif isinstance(node, exp.ParseJSON) and node.args.get("safe"):
                node.replace(_leniently(node.this))
            elif isinstance(node, exp.ToNumber):
                _from_hexadecimal(node)
            elif isinstance(node, exp.Typeof):
                node.replace(_fill(_TYPEOF, value=node.this))
            elif isinstance(node, exp.Anonymous) and node.name.upper() == "HASH":
                node.replace(_fill("CAST(HASH(:parts) >> 1 AS BIGINT)", parts=node.expressions))
            elif isinstance(node, exp.Anonymous) and node.name.upper() == "SYSTEM$TYPEOF":
                node.replace(exp.Literal.string(_typeof(scopes.type_of(node.expressions[0], names))))


def _leniently(text: exp.Expr) -> exp.Expr:
    """TRY_PARSE_JSON: what DuckDB takes for JSON, or else some of what Snowflake takes beyond that."""
    read = text.copy()
    for pattern, by in _LENIENT:
        literals = [exp.Literal.string(part) for part in (pattern, by, "g")]
        read = exp.Anonymous(this="REGEXP_REPLACE", expressions=[read, *literals])
    return _fill("COALESCE(TRY_CAST(:text AS JSON), TRY_CAST(:read AS JSON))", text=text, read=read)


def _from_hexadecimal(node: exp.ToNumber) -> None:
    """TO_NUMBER with a format of X's, which are hexadecimal digits ("SQL format models"); fakesnow refuses the other formats."""
    written = node.args.get("format")
    if isinstance(written, exp.Literal) and written.is_string and 0 < written.name.upper().count("X") == len(written.name) < _MOST_HEX:
        node.replace(_fill("CAST(CAST('0x' || :text AS BIGINT) AS DECIMAL(38, 0))", text=node.this))


def _typeof(kind: SqlType | None) -> str:
    if kind is None:
        raise unsupported("SYSTEM$TYPEOF of what cannot be told from the text of the statement")
    return f"{kind.described}[{_STORED.get(kind.name, 'SB8' if kind.name.startswith('TIMESTAMP') else 'LOB')}]"


def refuse_offsets(scopes: Scopes) -> None:
    """DuckDB has no offsets: what would be told apart by the wall clocks of TIMESTAMP_TZ in Snowflake, or may be, is not run here."""
    for names in scopes.every:
        told = [node.this for node in names.scope.find_all(exp.TimestampTrunc)]
        for group in names.scope.find_all(exp.Group):
            told += group.expressions
        for distinct in names.scope.find_all(exp.Distinct):
            told += distinct.expressions
        for window in names.scope.find_all(exp.Window):
            told += window.args.get("partition_by") or []
        for node in told:
            kind = scopes.type_of(node, names)
            if kind and kind.name == "TIMESTAMP_TZ":
                raise unsupported("wall clocks of a TIMESTAMP_TZ (cast it to TIMESTAMP_LTZ)")


def _divide(scopes: Scopes, names: Names, node: exp.Div) -> None:
    left = scopes.type_of(node.this, names)
    right = scopes.type_of(node.expression, names)
    if left and right and left.name == right.name == "FIXED":
        _round(node, quotient_scale(left, right))


def _average(scopes: Scopes, names: Names, node: exp.Avg) -> None:
    kind = scopes.type_of(node.this, names)
    if kind and kind.name == "FIXED":
        _round(node.parent if isinstance(node.parent, exp.Window) else node, average_scale(kind))


def _middle(scopes: Scopes, names: Names, node: exp.Expr, holder: exp.Expr) -> None:
    """MEDIAN and PERCENTILE_CONT of a number have three digits more than it; DuckDB would round to the number's own."""
    kind = scopes.type_of(holder.this, names)
    if kind and kind.name == "FIXED":
        holder.set("this", exp.cast(holder.this, "DOUBLE"))
        _round(node.parent if isinstance(node.parent, exp.Window) else node, min((kind.scale or 0) + 3, 37))


def _round(node: exp.Expr, scale: int) -> None:
    """DuckDB divides numbers as floats; Snowflake answers a number of so many digits."""
    rounded = exp.Round(this=exp.Null(), decimals=exp.Literal.number(scale))
    whole = exp.Cast(this=rounded, to=exp.DataType.build(f"DECIMAL(38, {scale})"))
    node.replace(whole)
    rounded.set("this", exp.Paren(this=node))


def _to_char(scopes: Scopes, names: Names, node: exp.ToChar, formats: dict[str, str]) -> None:
    kind = scopes.type_of(node.this, names)
    written = node.args.get("format")
    if written is None:
        cast = exp.Cast(this=node.this, to=exp.DataType.build("TEXT"))
        node.replace(cast)
        _as_text(scopes, names, cast, formats)
        return
    if isinstance(written, exp.Literal) and timeformats.is_time_format(written.name):
        node.replace(timeformats.formatted(node.this, written.name, kind))
        return
    raise unsupported(f"TO_CHAR with the format {written.sql('snowflake')}")


def _as_text(scopes: Scopes, names: Names, node: exp.Cast, formats: dict[str, str]) -> None:
    kind = scopes.type_of(node.this, names)
    text = _text(node.this, kind, formats) if kind and node.this.key != "literal" else None
    if text is not None:
        node.replace(text)


def _text(value: exp.Expr, kind: SqlType, formats: dict[str, str]) -> exp.Expr | None:
    if kind.name.startswith("TIMESTAMP"):
        wanted = formats.get(f"{kind.name}_OUTPUT_FORMAT") or formats["TIMESTAMP_OUTPUT_FORMAT"]
        return timeformats.formatted(value, wanted, kind)
    if kind.name == "TIME":
        return timeformats.formatted(value, formats["TIME_OUTPUT_FORMAT"], kind)
    if kind.name == "REAL":
        return _fill(
            "CASE WHEN ABS(:value) < 1e15 AND :value = FLOOR(:value) THEN CAST(CAST(:value AS BIGINT) AS TEXT)"
            " ELSE CAST(:value AS TEXT) END",
            value=value,
        )
    if kind.name == "BINARY":
        return _fill("TO_HEX(:value)", value=value)
    if kind.name in sqltypes.SEMI_STRUCTURED and isinstance(value, exp.Column):
        return exp.JSONExtractScalar(this=value.copy(), expression=exp.JSONPath(expressions=[exp.JSONPathRoot()]))
    return None


def _hash_aggregate(names: Names, node: exp.HashAgg) -> None:
    if isinstance(node.this, exp.Star):
        columns: list[exp.Expr] = []
        for source, known in names.sources.items():
            if known is None:
                raise unsupported("HASH_AGG(*) over this source")
            columns += [
                exp.column(exp.to_identifier(name, quoted=True), exp.to_identifier(source, quoted=True)) for name in known
            ]
    else:
        columns = [node.this, *node.expressions]
    node.replace(_fill("CAST(SUM(CAST(HASH(:parts) AS INT128)) % 9223372036854775807 AS BIGINT)", parts=columns))


def _fill(template: str, **parts: exp.Expr | list[exp.Expr]) -> exp.Expr:
    """An expression from a template, in which a name after a colon stands for a part of it or for several."""
    tree = sqlglot.parse_one(template)
    for mark in list(tree.find_all(exp.Placeholder)):
        part = parts[mark.name]
        if isinstance(part, list):
            function = mark.parent
            assert function is not None
            function.set("expressions", [one.copy() for one in part])
        else:
            mark.replace(part.copy())
    return tree
