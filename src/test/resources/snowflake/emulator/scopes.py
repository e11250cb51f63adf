"""What the names in a statement mean: its sources, and their exact columns with their types."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sqlglot import exp
from sqlglot.errors import OptimizeError
from sqlglot.optimizer.scope import Scope, traverse_scope

from emulator import inference
from emulator.catalogue import Catalogue
from emulator.sqltypes import SqlType

Types = dict[str, SqlType | None]


def exact(name: exp.Expr | str | None) -> str:
    """An identifier as the catalogue has it: as it is in quotes, else in capitals."""
    if isinstance(name, exp.Identifier):
        return name.name if name.quoted else name.name.upper()
    return "" if name is None else str(name if isinstance(name, str) else name.name).upper()


def shown(name: str) -> str:
    """An exact name as Snowflake writes it: in quotes where it could not be written without."""
    return name if re.fullmatch(r"[A-Z_][A-Z0-9_$]*", name) else exp.to_identifier(name, quoted=True).sql("snowflake")


@dataclass
class Names:
    """What one SELECT can name. A source whose columns are not known here is None."""

    scope: Scope
    sources: dict[str, Types | None]
    outputs: Types = field(default_factory=dict)
    aliases: set[str] = field(default_factory=set)


class Scopes:
    """The scopes of a statement, inner ones first. Statements that cannot be told apart have none, and anything goes."""

    def __init__(self, tree: exp.Expr, catalogue: Catalogue, schema: str | None) -> None:
        self._catalogue = catalogue
        self._schema = schema or ""
        self._all: dict[int, Names] = {}
        self.every: list[Names] = []
        try:
            scopes = traverse_scope(tree)
            for scope in scopes:
                self._names(scope)
        except OptimizeError:
            self._all = {}
        self.every = list(self._all.values())

    def target(self, insert: exp.Insert) -> list[SqlType]:
        """The types of the columns that an INSERT fills, in its order."""
        table = insert.this.this if isinstance(insert.this, exp.Schema) else insert.this
        found = self._catalogue.find(exact(table.args.get("db")) or self._schema, exact(table.this))
        if found is None:
            return []
        if isinstance(insert.this, exp.Schema):
            named = [found.columns.get(exact(column)) for column in insert.this.expressions]
            return [column.type for column in named if column] if all(named) else []
        return [column.type for column in found.columns.values()]

    def outputs(self) -> Types:
        """Names and types of what the whole statement answers; the names where nothing else tells are made up."""
        return self.every[-1].outputs if self.every else {}

    def _names(self, scope: Scope) -> Names:
        names = Names(scope, self._sources(scope))
        self._all[id(scope)] = names
        names.outputs = self._outputs(names)
        around = scope.expression.parent
        renamed = around.args["alias"].columns if isinstance(around, exp.CTE) else []
        if renamed and len(renamed) == len(names.outputs):
            names.outputs = dict(zip((exact(column) for column in renamed), names.outputs.values()))
        return names

    def _sources(self, scope: Scope) -> dict[str, Types | None]:
        sources: dict[str, Types | None] = {}
        for node, source in scope.selected_sources.values():
            alias = node.args.get("alias")
            named = alias.this if alias is not None and alias.args.get("this") is not None else node.this
            columns = self._columns(source)
            if columns is not None and alias is not None and alias.args.get("columns"):
                renamed = [exact(column) for column in alias.columns]
                columns = dict(zip(renamed + list(columns)[len(renamed) :], columns.values()))
            sources[exact(named)] = columns
        return sources

    def _columns(self, source: exp.Expr | Scope) -> Types | None:
        if isinstance(source, Scope):
            inner = self._all.get(id(source))
            return inner.outputs if inner and isinstance(source.expression, exp.Query) and inner.outputs else None
        if not isinstance(source, exp.Table) or not isinstance(source.this, exp.Identifier):
            return None
        table = self._catalogue.find(exact(source.args.get("db")) or self._schema, exact(source.this))
        return {column.name: column.type for column in table.columns.values()} if table else None

    def _outputs(self, names: Names) -> Types:
        query = names.scope.expression
        if isinstance(query, exp.SetOperation) and names.scope.set_operation_scopes:
            outputs = dict(self._all[id(names.scope.set_operation_scopes[0])].outputs)
            names.aliases.update(outputs)
            return outputs
        outputs: Types = {}
        for position, selected in enumerate(query.selects if isinstance(query, exp.Query) else []):
            if selected.is_star:
                expanded = self._star(names, selected)
                if expanded is None:
                    return {}
                outputs.update(expanded)
            else:
                named = selected.args.get("alias") if isinstance(selected, exp.Alias) else selected.this
                if isinstance(selected, exp.Alias):
                    names.aliases.add(exact(named))
                shown = exact(named) if isinstance(selected, (exp.Alias, exp.Column)) else f"#{position}"
                outputs[shown if shown not in outputs else f"{shown}#{position}"] = self.type_of(selected, names)
        return outputs

    def _star(self, names: Names, selected: exp.Expr) -> Types | None:
        star = selected.this if isinstance(selected, exp.Column) else selected
        if any(star.args.get(part) for part in ("replace", "rename", "ilike")):
            return None
        left_out = {exact(column.this) for column in star.args.get("except_") or []}
        wanted = [exact(selected.args.get("table"))] if isinstance(selected, exp.Column) else list(names.sources)
        all_: Types = {}
        for source in wanted:
            columns = names.sources.get(source)
            if columns is None:
                return None
            for name, kind in columns.items():
                if name in left_out:
                    continue
                all_[name if name not in all_ else f"{name}#{len(all_)}"] = kind
        return all_

    def around(self, names: Names) -> list[Names]:
        """A SELECT and those around it, whose names it may use."""
        found = []
        scope: Scope | None = names.scope
        while scope is not None:
            # An outer scope's own turn comes after the inner ones'.
            found.append(self._all.get(id(scope)) or Names(scope, self._sources(scope)))
            scope = scope.parent
        return found

    def _resolve(self, column: exp.Column, names: Names) -> SqlType | None:
        name = exact(column.this)
        table = exact(column.args.get("table"))
        for level in self.around(names):
            for source, columns in level.sources.items():
                if columns is not None and table in ("", source) and name in columns:
                    return columns[name]
        return None

    def type_of(self, node: exp.Expr | None, names: Names) -> SqlType | None:
        """The type of an expression in a SELECT; none where it cannot be told."""
        return inference.type_of(node, _Around(self, names))


class _Around:
    """What inference asks."""

    def __init__(self, scopes: Scopes, names: Names) -> None:
        self._scopes = scopes
        self._names = names

    def column(self, column: exp.Column) -> SqlType | None:
        return self._scopes._resolve(column, self._names)  # noqa: SLF001

    def query(self, query: exp.Expr) -> SqlType | None:
        inner = [names for names in self._scopes.every if names.scope.expression is query]
        return next(iter(inner[0].outputs.values()), None) if inner else None
