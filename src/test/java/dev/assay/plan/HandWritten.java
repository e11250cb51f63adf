package dev.assay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Plane;
import dev.assay.database.Rows;
import dev.assay.result.CheckResult;
import dev.assay.result.Status;
import dev.assay.sql.Sql;
import dev.assay.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds results against what SQL written by hand says. */
final class HandWritten implements AutoCloseable {

    private static final int MOST_ROWS = 100_000;

    private final Database database;

    HandWritten(TestDatabase database) {
        this.database = database.settings("oracle", Plane.ANALYTICAL).open("oracle");
    }

    /** The counts are right; what is broken the database refuses to anybody. */
    void assertCounts(GeneratedCheck check, CheckResult result, String context) throws DatabaseException {
        String failing = check.failing();
        String examined = check.examined();
        if (failing == null) {
            assertThat(result.status()).as(context).isNotEqualTo(Status.BROKEN);
        } else if (result.status() == Status.BROKEN) {
            assertThat(refused(failing)).as(context + "\n" + failing).isTrue();
        } else {
            assertThat(result.failing()).as(context + "\n" + failing).isEqualTo(number(failing));
            boolean nothingJudged = Objects.equals(result.examined(), 0L) && Objects.equals(result.failing(), 0L);
            if (examined != null && !nothingJudged) {
                assertThat(result.examined()).as(context + "\n" + examined).isEqualTo(number(examined));
            }
        }
    }

    /** A sample shows rows that fail; all of them where they are few. */
    void assertSample(GeneratedCheck check, CheckResult result, String context) throws DatabaseException {
        CheckResult.Sample sample = result.sample();
        if (sample == null) {
            return;
        }
        String sql = check.rows().apply(sample.columns());
        Set<List<@Nullable String>> failing = same(check, sample.columns(), texts(rows(sql)));
        Set<List<@Nullable String>> shown = same(check, sample.columns(), sample.rows());
        assertThat(failing).as(context + "\n" + sql).containsAll(shown);
        if (Objects.requireNonNull(result.failing()) <= CheckResult.Sample.MOST) {
            assertThat(shown).as(context + "\n" + sql).isEqualTo(failing);
        }
        assertThat(sample.rows()).as(context).hasSizeLessThanOrEqualTo(CheckResult.Sample.MOST);
    }

    private boolean refused(String sql) {
        try {
            rows(sql);
            return false;
        } catch (DatabaseException e) {
            return true;
        }
    }

    private long number(String sql) throws DatabaseException {
        return Answers.whole(rows(sql).rows().get(0).get(0));
    }

    private Rows rows(String sql) throws DatabaseException {
        return database.query(new Sql(sql, List.of()), MOST_ROWS);
    }

    private static List<List<@Nullable String>> texts(Rows rows) {
        List<List<@Nullable String>> texts = new ArrayList<>();
        for (List<@Nullable Object> row : rows.rows()) {
            texts.add(row.stream()
                    .<@Nullable String>map(value -> value == null ? null : String.valueOf(value))
                    .toList());
        }
        return texts;
    }

    /** The rows, with one value in the place of all that the database takes for equal. */
    private static Set<List<@Nullable String>> same(
            GeneratedCheck check, List<String> columns, List<List<@Nullable String>> rows) {
        Set<List<@Nullable String>> same = new HashSet<>();
        for (List<@Nullable String> row : rows) {
            List<@Nullable String> values = new ArrayList<>(row);
            for (int i = 0; i < columns.size(); i++) {
                GeneratedTable.Column column = check.table().column(columns.get(i));
                String value = row.get(i);
                values.set(
                        i,
                        column == null || value == null ? value : column.kind().same(value));
            }
            same.add(values);
        }
        return same;
    }

    @Override
    public void close() {
        database.close();
    }
}
