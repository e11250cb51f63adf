package dev.assay.oracle;

import java.util.List;

/** Types that look at single rows: what is null, and conditions. */
final class RowChecks {

    private final World world;
    private final Draw draw;
    private final Conditions conditions;

    RowChecks(World world) {
        this.world = world;
        this.draw = world.draw();
        this.conditions = new Conditions(world);
    }

    Draft notNull() {
        Table table = world.any();
        Column column = draw.of(table.columns());
        return Draft.of("not_null", table, Shape.ROWS, Rule.ofRows(row -> row.lacks(column)))
                .with("column", column.name());
    }

    Draft rowsComplete() {
        Table table = world.any();
        List<Column> columns = draw.some(table.columns(), 4);
        return Draft.of("rows_complete", table, Shape.ROWS, Rule.ofRows(row -> row.lacksAny(columns)))
                .with("columns", Column.names(columns));
    }

    Draft anyOfNotNull() {
        Table table = world.any();
        List<Column> columns = draw.some(table.columns(), 3);
        return Draft.of(
                        "any_of_not_null",
                        table,
                        Shape.ROWS,
                        Rule.ofRows(row -> columns.stream().allMatch(row::lacks)))
                .with("columns", Column.names(columns));
    }

    Draft atLeastOne() {
        Table table = world.any();
        Column column = draw.of(table.columns());
        return Draft.of(
                        "at_least_one",
                        table,
                        Shape.HOLDS,
                        scope -> Finding.holds(scope.rows().stream().anyMatch(row -> !row.lacks(column))))
                .with("column", column.name());
    }

    Draft requiredWhen() {
        Table table = world.any();
        Column column = draw.of(table.columns());
        Condition when = conditions.on(table);
        return Draft.of("required_when", table, Shape.ROWS, Rule.ofRowsWhere(when::holds, row -> row.lacks(column)))
                .with("column", column.name())
                .with("when", when.sql());
    }

    Draft conditional() {
        Table table = world.any();
        Condition when = conditions.on(table);
        Condition then = conditions.on(table);
        return Draft.of(
                        "conditional",
                        table,
                        Shape.ROWS,
                        Rule.ofRowsWhere(row -> when.holds(row) && then.isKnown(row), then::fails))
                .with("when", when.sql())
                .with("then", then.sql());
    }

    Draft expressionIsTrue() {
        Table table = world.any();
        Condition condition = conditions.on(table);
        return Draft.of("expression_is_true", table, Shape.ROWS, Rule.ofRowsWhere(condition::isKnown, condition::fails))
                .with("expression", condition.sql());
    }

    Draft failedRowsSql() {
        Table table = world.any();
        Condition condition = conditions.on(table);
        String query = "select * from " + table.quoted() + " where " + condition.sql();
        return Draft.of("failed_rows_sql", table, Shape.QUERY, scope -> {
                    long failing =
                            scope.rows().stream().filter(condition::holds).count();
                    return scope.rows().isEmpty() ? Finding.NOTHING : new Finding.Counts(failing, 0);
                })
                .with("query", query);
    }

    Draft attribution() {
        Table table = world.any();
        Table people = world.any();
        Column creator = table.role("ref");
        Column organisation = draw.oneIn(3) ? draw.of(table.columns()) : table.role("member");
        Column person = people.role(draw.any("id", "ref"));
        Column unit = people.role("member");
        boolean known = draw.oneIn(2);
        boolean units = organisation.role().equals("member") && draw.oneIn(2);
        Draft draft = Draft.of(
                        "attribution",
                        table,
                        Shape.ROWS_ALONE,
                        Rule.ofRows(row -> row.lacks(creator)
                                || row.lacks(organisation)
                                || (known
                                        && Values.of(people.rows(), person)
                                                .noneMatch(cell -> cell.same(row.get(creator))))
                                || (units
                                        && Values.of(people.rows(), unit)
                                                .noneMatch(cell -> cell.same(row.get(organisation))))))
                .with("created_by", creator.name())
                .with("organisation", organisation.name());
        if (known) {
            draft.with("principals", people.with(List.of(person)));
        }
        return units ? draft.with("organisations", people.with(List.of(unit))) : draft;
    }
}
