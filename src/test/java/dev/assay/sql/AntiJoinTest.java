package dev.assay.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.DatabaseUnderTest;
import dev.assay.testing.DatabasesUnderTest;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.tools.RelBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calcite drops an anti join without a word where a filter is put on top of it; a filter below it is safe. When the first of these
 * tests fails Calcite has mended that, and the care for it may go.
 */
@Tag("fast")
class AntiJoinTest {

    private static RelBuilder joined(Relations relations, boolean filteredBelow) {
        RelBuilder builder = relations.builder();
        builder.push(table(relations, "t"));
        if (filteredBelow) {
            builder.filter(builder.isNotNull(builder.field("b")));
        }
        builder.push(table(relations, "u"));
        return builder.antiJoin(builder.equals(builder.field(2, 0, "a"), builder.field(2, 1, "a")));
    }

    private static RelNode table(Relations relations, String name) {
        return relations.table(
                new TableName("s", name), List.of("a", "b"), List.of(ValueType.INTEGER, ValueType.INTEGER));
    }

    @ParameterizedTest
    @MethodSource(DatabasesUnderTest.OURS)
    void a_filter_above_an_anti_join_still_loses_it(DatabaseUnderTest database) {
        Relations relations = new Relations(database.dialect());
        RelBuilder builder = joined(relations, false);
        String sql = relations
                .sql(builder.filter(builder.isNotNull(builder.field("b"))).build())
                .text();
        assertThat(sql).contains("IS NOT NULL").doesNotContain("EXISTS");
    }

    @ParameterizedTest
    @MethodSource(DatabasesUnderTest.OURS)
    void a_filter_below_an_anti_join_keeps_it(DatabaseUnderTest database) {
        Relations relations = new Relations(database.dialect());
        String sql = relations.sql(joined(relations, true).build()).text();
        assertThat(sql).contains("IS NOT NULL").contains("NOT EXISTS");
    }
}
