package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Child;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * The benchmark's workload at scale 0.01: 67 checks that find the 15 defects, no more and no less, and how long that takes
 * beside the same checks in SQL by hand. The times are printed and not judged.
 */
class WorkloadIT {

    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final int ROUNDS = 3;

    private static final Map<String, Long> DEFECTS = Map.ofEntries(
            Map.entry("not_null_orders_created_by", 137L),
            Map.entry("not_null_lineitem_created_by", 1000L),
            Map.entry("not_null_lineitem_l_shipmode", 4L),
            Map.entry("unique_lineitem", 25L),
            Map.entry("unique_orders", 7L),
            Map.entry("accepted_lineitem_l_returnflag", 9L),
            Map.entry("accepted_orders_o_orderstatus", 3L),
            Map.entry("range_lineitem_l_discount", 13L),
            Map.entry("ref_lineitem_l_orderkey", 42L),
            Map.entry("ref_lineitem_l_partkey", 5L),
            Map.entry("ref_orders_o_custkey", 11L),
            Map.entry("ref_orders_created_by", 6L),
            Map.entry("fresh_lineitem", 1L),
            Map.entry("regex_customer_c_phone", 17L),
            Map.entry("sql_lineitem_received_before_shipped", 8L));

    private final Path suites = PROJECT.resolve("target/bench/small");
    private final TestDatabase database = TestPostgres.newest().database();

    @Test
    void the_workload_finds_its_defects() throws Exception {
        database.run(Files.readString(Path.of("bench/small.sql")));
        Files.createDirectories(suites);
        Files.copy(
                Path.of("bench/suites/connections.yaml"),
                suites.resolve("connections.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(suites.resolve("tpch.yaml"), scaled("bench/suites/tpch.yaml"));
        String byHand = scaled("bench/floor.sql");
        List<Duration> assay = new ArrayList<>();
        List<Duration> sql = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            assay.add(timed(this::assay));
            sql.add(timed(() -> byHand(byHand)));
        }
        String statements = run("bench/scans.sh", database.name() + "-tpch").replaceAll("FIGURE |\n", " ");
        System.out.printf(
                Locale.ROOT,
                "BENCH scale 0.01, medians of %d: assay %.2f s, process and all (%s); SQL by hand %.2f s; ratio %.2f%n",
                ROUNDS,
                seconds(assay),
                statements.strip(),
                seconds(sql),
                seconds(assay) / seconds(sql));
    }

    /** The lower bounds of row counts are those of scale 0.1: they lose a zero. */
    private static String scaled(String file) throws IOException {
        return Files.readString(Path.of(file)).replaceAll("(row_count.*(?:min: |between )\\d+)0\\b", "$1");
    }

    private Map<String, Long> assay() throws IOException, InterruptedException {
        Map<String, Long> failing = new TreeMap<>();
        for (String line : run("bench/run.sh", "full").lines().toList()) {
            String[] result = line.split(" ", -1); // RESULT, id, status, failing rows
            if (!result[2].equals("PASSED")) {
                failing.put(result[1], Long.valueOf(result[3]));
            }
        }
        return failing;
    }

    private String run(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                "env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                "PGHOST=127.0.0.1",
                "PGPORT=" + database.server().port(),
                "PGUSER=" + TestPostgres.USER,
                "PGPASSWORD=" + TestPostgres.PASSWORD,
                "BENCH_DB=" + database.name(),
                "BENCH_SUITE=" + suites.resolve("tpch.yaml")));
        all.addAll(List.of(command));
        Child child = Child.run(PROJECT, all);
        assertThat(child.code()).as(child.output()).isZero();
        return child.output();
    }

    private Map<String, Long> byHand(String script) throws SQLException {
        Map<String, Long> failing = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
            while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
                ResultSet rows = statement.getResultSet();
                while (rows != null && rows.next()) {
                    if (rows.getLong(2) > 0) {
                        failing.put(rows.getString(1), rows.getLong(2));
                    }
                }
            }
        }
        return failing;
    }

    private static Duration timed(Callable<Map<String, Long>> checks) throws Exception {
        long start = System.nanoTime();
        Map<String, Long> found = checks.call();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(found).isEqualTo(DEFECTS);
        return taken;
    }

    private static double seconds(List<Duration> rounds) {
        return rounds.stream().sorted().toList().get(ROUNDS / 2).toMillis() / 1000.0;
    }
}
