package dev.assay.database.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sql.Relations;
import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.tools.RelBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms that Calcite's own dialect of Snowflake writes as Snowflake does not read them. */
@Tag("fast")
class SnowflakeSqlTest {

    private static Arguments form(String sql, Function<RelBuilder, RexNode> expression) {
        return Arguments.of(sql, expression);
    }

    private static Function<RelBuilder, RexNode> trimmed(SqlTrimFunction.Flag ends) {
        return table -> table.call(
                SqlStdOperatorTable.TRIM,
                table.getRexBuilder().makeFlag(ends),
                table.literal(" "),
                table.field("name"));
    }

    private static Function<RelBuilder, RexNode> floor(TimeUnitRange unit) {
        return table -> table.call(
                SqlStdOperatorTable.FLOOR,
                table.field("at"),
                table.getRexBuilder().makeFlag(unit));
    }

    private static Function<RelBuilder, RexNode> shifted(long milliseconds, TimeUnit unit) {
        return table -> {
            RexBuilder rex = table.getRexBuilder();
            return table.call(
                    SqlStdOperatorTable.DATETIME_PLUS,
                    table.field("at"),
                    rex.makeIntervalLiteral(
                            BigDecimal.valueOf(milliseconds), new SqlIntervalQualifier(unit, null, SqlParserPos.ZERO)));
        };
    }

    static Stream<Arguments> forms() {
        long hour = 3_600_000;
        return Stream.of(
                form("TRIM(\"name\", ' ')", trimmed(SqlTrimFunction.Flag.BOTH)),
                form("LTRIM(\"name\", ' ')", trimmed(SqlTrimFunction.Flag.LEADING)),
                form("RTRIM(\"name\", ' ')", trimmed(SqlTrimFunction.Flag.TRAILING)),
                form("DATE_TRUNC('DAY', \"at\")", floor(TimeUnitRange.DAY)),
                form("DATE_TRUNC('MONTH', \"at\")", floor(TimeUnitRange.MONTH)),
                form("DATEADD('DAY', 2, \"at\")", shifted(48 * hour, TimeUnit.DAY)),
                form("DATEADD('HOUR', -3, \"at\")", shifted(-3 * hour, TimeUnit.HOUR)),
                form(
                        "(\"name\" IS NOT DISTINCT FROM 'a\\n\\t\\\\') AND \"at\" IS NULL",
                        table -> table.and(
                                table.call(
                                        SqlStdOperatorTable.IS_NOT_DISTINCT_FROM,
                                        table.field("name"),
                                        table.literal("a\n\t\\")),
                                table.isNull(table.field("at")))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_is_written_as_snowflake_reads_it(String sql, Function<RelBuilder, RexNode> expression) {
        Relations relations = new Relations(SnowflakeDialect.INSTANCE);
        RelBuilder table = relations
                .builder()
                .push(relations.table(
                        new TableName("s", "t"), List.of("name", "at"), List.of(ValueType.TEXT, ValueType.TIMESTAMP)));
        assertThat(relations
                        .sql(table.project(expression.apply(table)).build())
                        .text()
                        .lines()
                        .findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains(sql));
    }

    static Stream<Arguments> tellingApart() {
        return Stream.of(
                form(
                        "DATE_TRUNC('WEEK', CAST(\"at\" AS TIMESTAMP_LTZ))",
                        (relations, table) ->
                                table.project(relations.functions().begin(table.field("at"), "WEEK"))),
                form(
                        "COUNT(DISTINCT CAST(\"at\" AS TIMESTAMP_LTZ))",
                        (relations, table) ->
                                table.aggregate(table.groupKey(), table.count(true, "n", table.field("at")))),
                form(
                        "GROUP BY \"name\",\n  CAST(\"at\" AS TIMESTAMP_LTZ)",
                        (relations, table) -> table.aggregate(table.groupKey("name", "at"), table.count())),
                form(
                        "COUNT(DISTINCT \"name\")",
                        (relations, table) ->
                                table.aggregate(table.groupKey(), table.count(true, "n", table.field("name")))));
    }

    private static Arguments form(String sql, BiFunction<Relations, RelBuilder, RelBuilder> query) {
        return Arguments.of(sql, query);
    }

    /** TIMESTAMP_TZ has an offset for each value, in which Snowflake works. */
    @ParameterizedTest
    @MethodSource("tellingApart")
    void a_moment_with_a_zone_is_told_apart_by_its_instant(
            String sql, BiFunction<Relations, RelBuilder, RelBuilder> query) {
        Relations relations = new Relations(SnowflakeDialect.INSTANCE);
        RelBuilder table = relations
                .builder()
                .push(relations.table(
                        new TableName("s", "t"),
                        List.of("name", "at"),
                        List.of(ValueType.TEXT, ValueType.TIMESTAMP_TZ)));
        assertThat(relations.sql(query.apply(relations, table).build()).text()).contains(sql);
    }

    /** Snowflake promises no order in which it works a CASE out. */
    @Test
    void digits_become_a_number_without_an_error() {
        Relations relations = new Relations(SnowflakeDialect.INSTANCE);
        RelBuilder table = relations
                .builder()
                .push(relations.table(new TableName("s", "t"), List.of("name"), List.of(ValueType.TEXT)));
        RexNode number = relations.functions().whole(table.field("name"));
        assertThat(relations.sql(table.project(number).build()).text()).contains("TRY_CAST(\"name\" AS NUMBER(38, 0))");
    }
}
