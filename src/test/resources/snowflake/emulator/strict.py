"""What Snowflake refuses and fakesnow would run. Whoever adds a rule adds its line to the table in SnowflakeServerStrictTest."""

from __future__ import annotations

import re
from pathlib import Path

from sqlglot import exp
from sqlglot.parsers.snowflake import SnowflakeParser
from sqlglot.tokens import Token, TokenType

from emulator.errors import SnowflakeError, compilation, syntax_error, unknown_function

_LIST = Path(__file__).with_name("functions.txt").read_text("utf-8")
_FUNCTIONS = set(re.sub(r"#.*", "", _LIST).split())
_OTHER_DIALECTS = (set(SnowflakeParser.FUNCTIONS) | set(SnowflakeParser.FUNCTION_PARSERS)) - _FUNCTIONS
_BEFORE_NAMES = {"AS", "INTO", "TABLE", "VIEW", "JOIN", "FROM", "WITH", "REFERENCES", ".", ")", "UPDATE", "KEY"}
_UNITS = re.compile(r"(?i)(year|quarter|month|week|day|hour|minute|second|millisecond)s?")
_OPERATORS = (TokenType.AMP, TokenType.PIPE, TokenType.CARET, TokenType.DARROW)
_NAMES = (TokenType.VAR, TokenType.LIST)
_SHIFTS = (TokenType.LT, TokenType.GT)
_ORDERED = (exp.RowNumber, exp.Rank, exp.DenseRank, exp.PercentRank, exp.CumeDist, exp.Ntile, exp.Lag, exp.Lead)


def check_tokens(tokens: list[Token]) -> None:
    """What the tree no longer tells."""
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.token_type == TokenType.L_PAREN:
            opened.append(at)
        elif token.token_type == TokenType.R_PAREN and opened:
            opened.pop()
        elif token.token_type == TokenType.ORDER_BY and opened and _is_call(tokens, opened[-1]):
            raise syntax_error("ORDER")
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None:
            return
        text = token.text.upper()
        before = tokens[at - 1].text.upper() if at else ""
        if token.token_type in _NAMES and after.token_type == TokenType.L_PAREN:
            if text in _OTHER_DIALECTS and before not in _BEFORE_NAMES:
                raise unknown_function(text)
        if token.token_type in _OPERATORS:
            raise syntax_error(text)
        if token.token_type in _SHIFTS and after.token_type == token.token_type:
            raise syntax_error(text)
        if token.token_type == TokenType.PLACEHOLDER and after.token_type == TokenType.DCOLON:
            raise syntax_error("::")
        if token.token_type == TokenType.ARRAY and after.token_type == TokenType.L_BRACKET:
            raise syntax_error("[")
        if token.token_type == TokenType.INTERVAL and after.token_type == TokenType.STRING and at + 2 < len(tokens):
            if re.fullmatch(r"\s*-?[\d.]+\s*", after.text) and _UNITS.fullmatch(tokens[at + 2].text):
                raise syntax_error(tokens[at + 2].text)


def check_tree(tree: exp.Expr) -> None:
    for node in tree.walk():
        if error := _refusal(node):
            raise error


def _refusal(node: exp.Expr) -> SnowflakeError | None:
    if isinstance(node, exp.Filter):
        return syntax_error("FILTER")
    if isinstance(node, (exp.Except, exp.Intersect)) and node.args.get("distinct") is False:
        return syntax_error("ALL")
    if isinstance(node, exp.Distinct) and node.args.get("on"):
        return syntax_error("ON")
    if isinstance(node, exp.SimilarTo):
        return syntax_error("SIMILAR")
    if isinstance(node, (exp.Floor, exp.Ceil)) and node.args.get("to"):
        return syntax_error("TO")
    if isinstance(node, exp.Any) and not node.find(exp.Query) and not isinstance(node.parent, (exp.Like, exp.ILike)):
        return syntax_error("ANY")
    if isinstance(node, exp.Window):
        return _window(node)
    if isinstance(node, exp.Anonymous) and isinstance(node.this, str):
        name = node.this.upper()
        if name not in _FUNCTIONS and not name.startswith("SYSTEM$"):
            return unknown_function(name)
    if isinstance(node, exp.Table) and isinstance(node.this, exp.Func) and not isinstance(node.this, exp.DynamicIdentifier):
        if not (isinstance(node.this, exp.Anonymous) and node.this.name.upper() in ("IDENTIFIER", "TABLE")):
            return syntax_error("(")
    return None


def _is_call(tokens: list[Token], opening: int) -> bool:
    """Whether a parenthesis opens the arguments of a function, which are no place for ORDER BY: that is WITHIN GROUP's."""
    inside = tokens[opening + 1].token_type if opening + 1 < len(tokens) else None
    name = tokens[opening - 1] if opening else None
    if name is None or inside in (TokenType.SELECT, TokenType.WITH, TokenType.L_PAREN):
        return False
    return name.token_type == TokenType.VAR and name.text.upper() != "OVER" and name.text.upper() in _FUNCTIONS


def _window(node: exp.Window) -> SnowflakeError | None:
    if node.args.get("order"):
        return None
    if node.args.get("spec"):
        return compilation("002303", "42601", "Window frame requires ORDER BY in window specification")
    function = node.this.this if isinstance(node.this, (exp.IgnoreNulls, exp.RespectNulls)) else node.this
    if isinstance(function, _ORDERED):
        name = function.sql_name()
        return compilation("002303", "42601", f"Window function type [{name}] requires ORDER BY in window specification")
    return None
