package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Verdicts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Columns go by the names that an author gives them: what a check finds, counts, names and shows does not depend on the order in which tables
 * have their columns, nor on which of several types that hold the same values they have.
 */
class KeysByNameTest {

    private static final TestDatabase DATABASE = TestPostgres.newest()
            .database()
            .run("CREATE EXTENSION citext; CREATE DOMAIN word AS varchar(20); CREATE DOMAIN amount AS numeric");

    private static final List<String> NUMBERS =
            List.of("int", "bigint", "smallint", "numeric", "numeric(12, 3)", "double precision", "real", "amount");
    private static final List<String> TIMES = List.of("date", "timestamp", "timestamptz", "timestamp(0)");
    private static final List<String> SHOWN = List.of("text", "varchar(9)", "word", "citext");
    private static final List<String> TEXTS = List.of("text", "varchar(9)", "word", "citext", "char(9)", "name");

    /** The columns of the two tables in the order in which the rows below have them, and the types that each may have. */
    private static final Map<String, List<String>> LEFT =
            columns("region", SHOWN, "channel", SHOWN, "a", NUMBERS, "c", TIMES, "v", NUMBERS);

    private static final Map<String, List<String>> RIGHT =
            columns("reg", TEXTS, "chan", TEXTS, "a2", NUMBERS, "c2", TIMES, "v2", NUMBERS);

    private static final String LEFT_ROWS = """
            ('EU', 'web', 1, '2026-01-01', 10), ('EU', 'web', 2, '2026-01-02', 20), ('EU', 'shop', 3, '2026-01-03', 5),
            ('web', 'EU', 4, '2026-01-04', 7), ('US', 'shop', 5, '2026-01-05', NULL)""";

    private static final String RIGHT_ROWS = """
            ('EU', 'web', 1, '2026-01-01', 10), ('EU', 'web', 2, '2026-01-02', 20), ('EU', 'shop', 3, '2026-01-03', 6),
            ('US', 'shop', 5, '2026-01-05', 1), ('US', 'web', 6, '2026-01-06', 1)""";

    /** Worked out by hand: web/EU is there on the left only, US/web on the right only; a pair that is turned round would hide both. */
    private static final String CHECKS = """
            set_equality: {table: l, to: r, columns: [region, channel], to_columns: [reg, chan]} => FAILED 2/5
            set_equality: {table: l, to: r, columns: [channel, region], to_columns: [chan, reg], duplicates: count} => FAILED 2/5
            set_equality: {table: l, to: r, columns: [c, a], to_columns: [c2, a2]} => FAILED 2/6
            set_equality: {table: l, to: r, columns: [a, region, c], to_columns: [a2, reg, c2], relation: subset} => FAILED 1/5
            aggregate_match: {table: l, left: {sum: v, by: [region, channel]}, right: {table: r, sum: v2, by: [reg, chan]}} => FAILED 4/5
            aggregate_match: {table: l, left: {count: true, by: [channel, region]}, right: {table: r, count: true, by: [chan, reg]}} => FAILED 2/5
            aggregate_match: {table: l, left: {max: a, by: [c, channel]}, right: {table: r, max: a2, by: [c2, chan]}, tolerance: 0.1} => FAILED 2/6
            relationship_cardinality: {table: l, columns: [channel, region], to: "r(chan, reg)", min: 1} => FAILED 1/4
            relationship_cardinality: {table: l, columns: [a, c], to: "r(a2, c2)", equals: 1} => FAILED 1/5
            references: {table: l, columns: [channel, region], to: "r(chan, reg)"} => FAILED 1/5
            references: {table: l, columns: [c, a], to: "r(c2, a2)"} => FAILED 1/5
            references: {table: l, columns: [region, channel], to: "r(reg, chan)", to_filter: v2 > 5} => FAILED 2/5
            not_references: {table: l, columns: [channel, region], to: "r(chan, reg)"} => FAILED 4/5
            not_references: {table: l, columns: [c, a], to: "r(c2, a2)", to_filter: v2 > 5} => FAILED 3/5
            contains_rows: {table: l, key: [channel, region], rows: [{channel: EU, region: web, v: 7}, {channel: shop, region: EU, v: 9}]} => FAILED 1/2
            query_match: {query: "select region::text, channel::text from l", expected: "select reg::text, chan::text from r"} => FAILED 2
            determines: {table: l, columns: [region, channel], dependent: [v]} => FAILED 1/4
            determines: {table: l, columns: [channel], dependent: [region, a]} => FAILED 2/3
            unique: {table: l, columns: [channel, region]} => FAILED 1/5
            unique: {table: l, columns: [region, channel], nulls: equal} => FAILED 1/5
            increasing: {table: l, column: v, order_by: [c], partition_by: [channel, region]} => PASSED 0/5
            not_null: {table: l, column: v}, group_by: [region, channel] => FAILED 1/5
            not_null: {table: l, column: v}, group_by: [channel, region], filter: a > 2 => FAILED 1/3
            row_count: {table: l, min: 2}, group_by: [channel, region] => FAILED
            sum: {table: l, column: a, min: 4}, group_by: [region, channel] => FAILED
            distinct_set: {table: l, column: channel, subset_of: [web, shop]}, group_by: [channel, region] => FAILED
            increasing: {table: l, column: a, order_by: [c], descending: true}, group_by: [channel, region] => FAILED 1/5
            unique: {table: l, columns: [channel]}, group_by: [region] => FAILED 1/5
            unique_where: {table: l, columns: [channel, region], when: a > 0} => FAILED 1/5
            unique_where: {table: l, columns: [channel], when: a > 0}, group_by: [region] => FAILED 1/5
            primary_key: {table: l, columns: [channel, region]} => FAILED 1/5
            outliers: {table: l, column: a, sigma: 0.6, partition_by: [channel, region]} => FAILED 2/5
            outliers: {table: l, column: a, sigma: 0.6}, group_by: [region, channel] => FAILED 2/5
            sequential: {table: l, column: a, partition_by: [channel]} => FAILED 1/5
            sequential: {table: l, column: a}, group_by: [channel] => FAILED 1/5
            no_gaps: {table: l, column: a, partition_by: [channel, region]} => PASSED 0/5
            no_gaps: {table: l, column: a}, group_by: [channel] => FAILED 1/5
            mutually_exclusive_ranges: {table: l, from: a, to: v, by: [channel, region]} => FAILED 1/5
            attribution: {table: l, created_by: region, organisation: channel, principals: r(reg), organisations: r(chan)} => FAILED 1/5
            row_count_match: {table: l, to: r} => PASSED
            row_count_less_than_table: {table: l, to: r} => FAILED
            distinct_count_match: {table: l, column: channel, to: r(chan)} => FAILED
            accepted_combinations: {table: l, rows: [{channel: web, region: EU}, {region: EU, channel: shop}]} => FAILED 2/5
            """;

    private static final Set<String> NAMES = Set.of("region", "channel", "reg", "chan");

    @TempDir
    private Path folder;

    private static Map<String, List<String>> columns(Object... namesAndTypes) {
        Map<String, List<String>> columns = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            @SuppressWarnings("unchecked")
            List<String> types = (List<String>) namesAndTypes[i + 1];
            columns.put((String) namesAndTypes[i], types);
        }
        return columns;
    }

    private static String table(
            String name, Map<String, List<String>> columns, String rows, Random random, boolean plain) {
        List<String> order = new ArrayList<>(columns.keySet());
        if (!plain) {
            Collections.shuffle(order, random);
        }
        return order.stream()
                        .map(column -> {
                            List<String> types = columns.getOrDefault(column, List.of());
                            return column + " " + types.get(plain ? 0 : random.nextInt(types.size()));
                        })
                        .collect(Collectors.joining(", ", "CREATE TABLE " + name + " (", ");\n"))
                + "INSERT INTO " + name + " (" + String.join(", ", columns.keySet()) + ") VALUES " + rows + ";\n";
    }

    private Judged play(Random random, boolean plain) throws Exception {
        return play(random, plain, "full");
    }

    private Judged play(Random random, boolean plain, String plan) throws Exception {
        String script = "DROP TABLE IF EXISTS l, r;\n" + table("l", LEFT, LEFT_ROWS, random, plain)
                + table("r", RIGHT, RIGHT_ROWS, random, plain);
        DATABASE.run(script);
        try {
            return Verdicts.assertVerdicts(
                    Suites.on(DATABASE, folder)
                            .connecting("sample: {unclassified: show}")
                            .planned(plan),
                    CHECKS);
        } catch (AssertionError e) {
            throw new AssertionError(script + e.getMessage(), e);
        }
    }

    /** What must not depend on how a table is made: messages with the groups' names, and the texts of samples by their columns. */
    private static List<String> told(Judged judged) {
        List<String> told = new ArrayList<>();
        for (CheckResult result : judged.all()) {
            told.add(result.check().key());
            // groups that are as bad as each other come in the order in which the database had them
            told.addAll(List.of(result.message().replaceAll("\\.0+\\b", "").split("(?<=\\.) ")).stream()
                    .sorted()
                    .toList());
            result.groups().stream()
                    .map(group -> group.key().toString())
                    .sorted()
                    .forEach(told::add);
            if (result.sample() != null) {
                told.add(rows(result.sample()).toString());
            }
        }
        return told;
    }

    private static Set<String> rows(CheckResult.Sample sample) {
        Set<String> rows = new TreeSet<>();
        for (List<String> row : Objects.requireNonNull(sample).rows()) {
            Map<String, String> values = new TreeMap<>();
            for (int i = 0; i < row.size(); i++) {
                if (NAMES.contains(sample.columns().get(i))) {
                    values.put(
                            sample.columns().get(i), String.valueOf(row.get(i)).stripTrailing());
                }
            }
            rows.add(values.toString());
        }
        return rows;
    }

    @Test
    void in_the_plain_order_groups_have_their_names_and_samples_their_columns() throws Exception {
        Judged judged = play(new Random(0), true);
        assertThat(rows(Objects.requireNonNull(judged.get("case-1").sample())))
                .containsExactly("{channel=EU, region=web}", "{channel=web, region=US}");
        assertThat(rows(Objects.requireNonNull(judged.get("case-8").sample())))
                .containsExactly("{channel=EU, region=web}");
        assertThat(rows(Objects.requireNonNull(judged.get("case-17").sample())))
                .containsExactly("{channel=web, region=EU}");
        assertThat(judged.get("case-22").message()).contains("US / shop: 1 of 1 row");
        assertThat(judged.get("case-23").message()).contains("shop / US: 1 of 1 row");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void in_every_order_and_type_they_are_the_same(long seed) throws Exception {
        List<String> plain = told(play(new Random(0), true));
        assertThat(told(play(new Random(seed), false, seed % 3 == 0 ? "naive" : "full")))
                .isEqualTo(plain);
    }
}
