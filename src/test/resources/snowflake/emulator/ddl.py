"""CREATE and ALTER: what Snowflake keeps and DuckDB cannot is taken out of the statement and put into the catalogue."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from sqlglot import exp

from emulator import sqltypes
from emulator.catalogue import Catalogue, Key
from emulator.scopes import Scopes, exact
from emulator.sqltypes import SqlType

_KINDS = ((exp.PrimaryKeyColumnConstraint, "PRIMARY KEY"), (exp.UniqueColumnConstraint, "UNIQUE"), (exp.Reference, "FOREIGN KEY"))
_KEPT = (exp.NotNullColumnConstraint, exp.DefaultColumnConstraint, exp.AutoIncrementColumnConstraint)
_IDENTITY = exp.GeneratedAsIdentityColumnConstraint


class Change:
    """What a DDL statement does to the catalogue once it has run. Nothing is left to run where the tree is gone."""

    def __init__(self, tree: exp.Expr, catalogue: Catalogue, schema: str, scopes: Scopes) -> None:
        self.tree: exp.Expr | None = tree
        self._catalogue = catalogue
        self._scopes = scopes
        target = tree.this.this if isinstance(tree.this, exp.Schema) else tree.this
        self._is_table = isinstance(target, exp.Table)
        self.schema = (exact(target.args.get("db")) if self._is_table else "") or schema
        self.table = exact(target.this) if self._is_table else ""
        self._types: dict[str, SqlType] = {}
        self._keys: list[Key] = []
        self._undo: list[tuple[str, str | None, str | None]] = []
        self._renamed: str | None = None
        self._properties: dict[str, str] = {}
        self._query: exp.Expr | None = None
        self._there = isinstance(tree, exp.Create) and bool(tree.args.get("exists"))
        self._there = self._there and catalogue.find(self.schema, self.table) is not None
        if self._is_table and isinstance(tree, exp.Create):
            self._create(tree)
        elif self._is_table and isinstance(tree, exp.Alter):
            self._alter(tree)
        elif isinstance(tree, exp.Comment):
            # of tables; those of columns are not kept
            if str(tree.args.get("kind")).upper() in ("TABLE", "VIEW"):
                self._properties["COMMENT"] = tree.expression.name
            self.tree = None

    def apply(self) -> None:
        """Called when the statement has run."""
        if self._there:
            return
        catalogue = self._catalogue
        creating = isinstance(self.tree, exp.Create) or self._query is not None
        if creating:
            catalogue.drop_keys(self.schema, self.table)
            catalogue.tables.pop((self.schema, self.table), None)
        for table, name, kind in self._undo:
            catalogue.drop_keys(self.schema, table, name, kind)
        if self._renamed:
            catalogue.rename(self.schema, self.table, self._renamed)
        name = self._renamed or self.table
        if self._types:
            # The table has to be there before its types can be told.
            catalogue.declare(self.schema, name, self._types, creating)
        for key in self._keys:
            catalogue.add_key(key)
        catalogue.refresh((self.schema, name))
        if found := catalogue.find(self.schema, name):
            found.query = self._query or found.query
            found.transient = found.transient or "TRANSIENT" in self._properties
            found.clustering = self._properties.get("CLUSTERING", found.clustering)
            found.comment = self._properties.get("COMMENT", found.comment)
            found.retention = int(self._properties.get("DATA_RETENTION_TIME_IN_DAYS", found.retention))
            if not isinstance(self.tree, exp.Create):
                found.ddl = dt.datetime.now(dt.UTC)

    def _create(self, tree: exp.Create) -> None:
        self._read_properties(tree)
        if isinstance(tree.this, exp.Schema):
            self._definitions(tree.this)
        if query := tree.args.get("expression"):
            self._query = query.copy()
            names = [exact(column.this) for column in tree.this.expressions] if isinstance(tree.this, exp.Schema) else []
            outputs = self._scopes.outputs()
            for name, kind in zip(names or list(outputs), outputs.values()):
                if kind is not None and name not in self._types:
                    self._types[name] = kind
        elif source := (tree.find(exp.LikeProperty) or tree.find(exp.Clone)):
            copied = source.this
            if table := self._catalogue.find(exact(copied.args.get("db")) or self.schema, exact(copied.this)):
                self._types = {column.name: column.type for column in table.columns.values()}

    def _read_properties(self, tree: exp.Create) -> None:
        properties = tree.args.get("properties")
        kept = []
        for one in properties.expressions if properties else []:
            if isinstance(one, exp.TransientProperty):
                self._properties["TRANSIENT"] = "YES"
            elif isinstance(one, (exp.Cluster, exp.ClusterProperty)):
                columns = ", ".join(part.sql("snowflake") for part in one.expressions)
                self._properties["CLUSTERING"] = f"LINEAR({columns})"
            elif isinstance(one, exp.SchemaCommentProperty):
                self._properties["COMMENT"] = one.name
            elif isinstance(one, exp.LikeProperty):
                kept.append(one)
            elif isinstance(one, exp.Property) and one.args.get("value") is not None:
                self._properties[one.name.upper()] = one.args["value"].name
        tree.set("properties", exp.Properties(expressions=kept) if kept else None)

    def _definitions(self, schema: exp.Schema) -> None:
        columns = []
        required: set[str] = set()
        for part in schema.expressions:
            if isinstance(part, exp.ColumnDef):
                columns.append(part)
                self._column(part)
            elif isinstance(part, exp.Identifier):
                columns.append(part)
            else:
                self._constraint(part)
        for key in self._keys:
            required.update(key.columns if key.kind == "PRIMARY KEY" else ())
        for column in columns:
            if isinstance(column, exp.ColumnDef) and exact(column.this) in required:
                _require(column)
        schema.set("expressions", columns)

    def _column(self, column: exp.ColumnDef) -> None:
        name = exact(column.this)
        kind = sqltypes.declared(column.args["kind"]) if column.args.get("kind") else None
        kept = []
        for constraint in column.args.get("constraints") or []:
            written = constraint.args.get("kind")
            for kind_of_key, key in _KINDS:
                if isinstance(written, kind_of_key):
                    self._keys.append(self._key(key, exact(constraint.args.get("this")), [name], written, written))
            if isinstance(written, exp.CollateColumnConstraint) and kind:
                kind = replace(kind, collation=written.this.name)
            if isinstance(written, (*_KEPT, _IDENTITY)):
                kept.append(constraint)
        column.set("constraints", kept)
        if kind:
            self._types[name] = kind
            physical = _physical(kind)
            if physical:
                column.set("kind", exp.DataType.build(physical, dialect="snowflake"))

    def _constraint(self, part: exp.Expr) -> None:
        name = exact(part.args.get("this")) if isinstance(part, exp.Constraint) else ""
        for written in part.expressions if isinstance(part, exp.Constraint) else [part]:
            if isinstance(written, exp.PrimaryKey):
                self._keys.append(self._key("PRIMARY KEY", name, _columns(written.expressions), written, None))
            elif isinstance(written, exp.UniqueColumnConstraint):
                columns = written.this.expressions if written.this else []
                self._keys.append(self._key("UNIQUE", name, _columns(columns), written, None))
            elif isinstance(written, exp.ForeignKey):
                target = written.args.get("reference")
                self._keys.append(self._key("FOREIGN KEY", name, _columns(written.expressions), written, target))

    def _key(self, kind: str, name: str, columns: list[str], written: exp.Expr, target: exp.Expr | None) -> Key:
        options = [str(option).upper() for option in written.args.get("options") or []]
        options += [str(option).upper() for option in (target.args.get("options") or [] if target is not None else [])]
        references = None
        if kind == "FOREIGN KEY" and target is not None:
            other = target.this
            table = other.this if isinstance(other, exp.Schema) else other
            names = _columns(other.expressions) if isinstance(other, exp.Schema) else []
            references = (exact(table.args.get("db")) or self.schema, exact(table.this), names)
        return Key(kind, self.schema, self.table, name, columns, "RELY" in options, references)

    def _alter(self, tree: exp.Alter) -> None:
        left = []
        for action in tree.args.get("actions") or []:
            if isinstance(action, exp.AddConstraint):
                for part in action.expressions:
                    self._constraint(part)
            elif isinstance(action, exp.Command):
                self._dropped(f"{action.this} {action.expression}")
            elif isinstance(action, exp.Drop) and str(action.args.get("kind")).upper() == "CONSTRAINT":
                self._undo += [(self.table, exact(name.this), None) for name in action.args.get("tables") or []]
            elif isinstance(action, exp.ColumnDef):
                self._column(action)
                left.append(action)
            elif isinstance(action, exp.AlterRename):
                self._renamed = exact(action.this.this)
                left.append(action)
            elif isinstance(action, exp.RenameColumn):
                table = self._catalogue.find(self.schema, self.table)
                if table and (column := table.columns.get(exact(action.this.this))):
                    self._types[exact(action.args["to"].this)] = column.type
                left.append(action)
            elif isinstance(action, exp.AlterColumn) and action.args.get("dtype"):
                self._types[exact(action.this)] = sqltypes.declared(action.args["dtype"]) or sqltypes.TEXT
                left.append(action)
            elif isinstance(action, (exp.Cluster, exp.ClusterProperty)):
                columns = ", ".join(part.sql("snowflake") for part in action.expressions)
                self._properties["CLUSTERING"] = f"LINEAR({columns})"
            elif not isinstance(action, exp.AlterSet):
                left.append(action)
        tree.set("actions", left)
        if not left:
            self.tree = None

    def _dropped(self, text: str) -> None:
        if re.match(r"(?i)drop\s+primary\s+key", text):
            self._undo.append((self.table, None, "PRIMARY KEY"))
        elif re.match(r"(?i)drop\s+unique", text):
            self._undo.append((self.table, None, "UNIQUE"))


def _columns(written: list[exp.Expr]) -> list[str]:
    return [exact(column.this if isinstance(column, (exp.Column, exp.Ordered)) else column) for column in written]


def _require(column: exp.ColumnDef) -> None:
    """A column of a primary key is NOT NULL."""
    constraints = column.args.get("constraints") or []
    if not any(isinstance(constraint.args.get("kind"), exp.NotNullColumnConstraint) for constraint in constraints):
        column.set("constraints", [*constraints, exp.ColumnConstraint(kind=exp.NotNullColumnConstraint())])


def _physical(kind: SqlType) -> str | None:
    """Another type for DuckDB, where it has not the declared one."""
    if kind.name in ("GEOGRAPHY", "GEOMETRY", "MAP", "VECTOR"):
        return "VARIANT"
    return "BINARY" if kind.name == "BINARY" else None
