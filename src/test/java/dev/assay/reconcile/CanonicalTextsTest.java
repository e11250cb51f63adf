package dev.assay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.SnowflakeGrammar;
import dev.assay.database.Database;
import dev.assay.database.Plane;
import dev.assay.database.Purpose;
import dev.assay.database.postgresql.PostgresDatabase;
import dev.assay.database.snowflake.SnowflakeDatabase;
import dev.assay.reconcile.CanonicalValues.Value;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both databases write the same text for the same value, and other texts for other rows. */
class CanonicalTextsTest {

    private static final List<CanonicalValues> TYPES = CanonicalValues.all();

    /** What the text of a row is made of, and what looks like it. */
    private static final List<String> MARKS = List.of("~", ":", "1", "0");

    private static final List<String> PARTS =
            List.of("~", ":", "0", "1", "2", "1:", "~~", "'", "\\\\", " ", "\u00e9", "e\u0301", "\ud83d\ude00");

    private static final List<String> NUMBERS = List.of("0", "1", "10", "0.1", "NULL");

    private final TestDatabase oldest = TestPostgres.oldest().database();
    private final TestDatabase newest = TestPostgres.newest().database();
    private final SnowflakeTestDatabase lake = SnowflakeServer.shared().database();
    private final Database old = new PostgresDatabase(oldest.settings("old", Plane.ANALYTICAL), "test");
    private final Database shop = new PostgresDatabase(newest.settings("shop", Plane.ANALYTICAL), "test");
    private final Database copy = new SnowflakeDatabase(lake.settings("lake"), "test");

    @AfterEach
    void close() {
        old.close();
        shop.close();
        copy.close();
        lake.close();
    }

    @Test
    void every_value_of_the_map_has_the_same_text_on_each_database() throws Exception {
        oldest.run(String.join(";\n", script(CanonicalValues::postgres, Value::postgres)));
        newest.run(String.join(";\n", script(CanonicalValues::postgres, Value::postgres)));
        lake.execute(script(CanonicalValues::snowflake, Value::snowflake).toArray(String[]::new));

        Map<String, List<@Nullable Object>> before = texts(pairing(old, shop).source());
        Map<String, List<@Nullable Object>> now = texts(pairing(shop, copy).source());
        Map<String, List<@Nullable Object>> there = texts(pairing(shop, copy).copy());
        Map<String, String> hashesBefore = hashes(pairing(old, copy).source());
        Map<String, String> hashesNow = hashes(pairing(shop, copy).source());
        Map<String, String> hashesThere = hashes(pairing(shop, copy).copy());

        assertThat(before).isEqualTo(now);
        assertThat(hashesBefore).isEqualTo(hashesNow);
        assertThat(hashesNow.keySet()).containsAll(hashesThere.keySet());
        for (int type = 0; type < TYPES.size(); type++) {
            List<Value> values = TYPES.get(type).values();
            for (int i = 0; i < values.size(); i++) {
                String id = String.valueOf(type * 100 + i);
                Value value = values.get(i);
                Object text = Objects.requireNonNull(now.get(id)).get(type + 1);
                String what = TYPES.get(type).postgres() + " " + value.postgres();
                assertThat(text).as(what).isNotNull();
                if (value.text() != null) {
                    assertThat(text).as(what).isEqualTo(value.text());
                }
                assertThat(there.containsKey(id)).as(what).isEqualTo(value.snowflake() != null);
                if (value.snowflake() != null) {
                    assertThat(there.get(id)).as(what).isEqualTo(now.get(id));
                    assertThat(hashesThere.get(id)).as(what).isEqualTo(hashesNow.get(id));
                }
            }
        }
    }

    /** A table with a column for each type, and a row for each value. */
    private static List<String> script(
            java.util.function.Function<CanonicalValues, String> type,
            java.util.function.Function<Value, @Nullable String> sql) {
        List<String> script = new ArrayList<>();
        script.add(IntStream.range(0, TYPES.size())
                .mapToObj(i -> "c" + i + " " + type.apply(TYPES.get(i)))
                .collect(Collectors.joining(", ", "CREATE TABLE nasty (id bigint, ", ")")));
        for (int i = 0; i < TYPES.size(); i++) {
            List<Value> values = TYPES.get(i).values();
            for (int j = 0; j < values.size(); j++) {
                String written = sql.apply(values.get(j));
                if (written != null) {
                    script.add("INSERT INTO nasty (id, c" + i + ") SELECT " + (i * 100 + j) + ", "
                            + cast(written, type.apply(TYPES.get(i))));
                }
            }
        }
        return script;
    }

    private static String cast(String written, String type) {
        return "CAST(" + written + " AS " + type + ")";
    }

    private static Pairing.Paired pairing(Database source, Database copy) throws Exception {
        Pairing.Paired paired = Pairing.of(
                source,
                TableName.parse("nasty"),
                copy,
                TableName.parse("nasty"),
                List.of("id"),
                Map.of(),
                Set.of(),
                null,
                false,
                Map.of(),
                Map.of());
        assertThat(paired.faults()).isEmpty();
        return paired;
    }

    /** The texts of each row, by its key. */
    private static Map<String, List<@Nullable Object>> texts(Side side) throws Exception {
        Map<String, List<@Nullable Object>> texts = new LinkedHashMap<>();
        String sql = "SELECT " + side.keyText() + ", " + String.join(", ", side.texts()) + " FROM " + side.relation();
        for (List<@Nullable Object> row : new Reader(side.database(), Purpose.NONE).rows(new Sql(sql, side.binds()))) {
            texts.put(Key.read(row.get(0), side.keyForms()).toString(), unmeasured(row.subList(1, row.size())));
        }
        return texts;
    }

    /** Texts without what tells their end; null for null. */
    private static List<@Nullable Object> unmeasured(List<@Nullable Object> texts) {
        List<@Nullable Object> bare = new ArrayList<>();
        for (Object text : texts) {
            String measured = String.valueOf(text);
            bare.add(
                    measured.equals("~")
                            ? null
                            : measured.matches("(?s)[0-9]+:.*")
                                    ? measured.substring(measured.indexOf(':') + 1)
                                    : measured.substring(0, measured.length() - 1));
        }
        return bare;
    }

    private static Map<String, String> hashes(Side side) throws Exception {
        Map<String, String> hashes = new LinkedHashMap<>();
        Marks.read(new Reader(side.database(), Purpose.NONE).rows(Statements.rows(side, Ranges.ALL)), side)
                .of()
                .forEach((key, marks) -> hashes.put(key.toString(), marks.get(0).hash()));
        return hashes;
    }

    @Test
    void the_statements_are_SQL_of_Snowflakes() throws Exception {
        newest.run(script(CanonicalValues::postgres, value -> null).get(0));
        lake.execute(script(CanonicalValues::snowflake, value -> null).get(0));
        Side side = pairing(shop, copy).copy();
        Ranges ranges = new Ranges(List.of(new Key(List.of("3")), new Key(List.of("7"))), Set.of(1));
        List<Sql> statements = List.of(Statements.bounds(side, ranges, 4, 1), Statements.sums(side, ranges));
        for (Sql one : statements) {
            assertThat(new Reader(copy, Purpose.NONE).rows(one)).hasSizeLessThan(2);
        }
        assertThat(SnowflakeGrammar.faults(statements.stream().map(Sql::text).toList()).stream()
                        .map(fault -> fault.substring(0, Math.min(200, fault.length()))))
                .isEmpty();
    }

    @Test
    void two_different_rows_never_have_the_same_text() throws Exception {
        long seed = Long.getLong("assay.seed", 16);
        System.out.println("CanonicalTextsTest -Dassay.seed=" + seed);
        Random random = new Random(seed);
        Set<String> rows = new HashSet<>();
        while (rows.size() < 1_500) {
            List<String> parts = random.nextInt(4) == 0 ? PARTS : MARKS;
            rows.add(value(random, parts) + ", " + value(random, parts) + ", " + value(random, parts) + ", "
                    + NUMBERS.get(random.nextInt(NUMBERS.size())));
        }
        List<String> literals = new ArrayList<>(rows);
        String insert = IntStream.range(0, literals.size())
                .mapToObj(i -> "(" + i + ", " + literals.get(i) + ")")
                .collect(Collectors.joining(", ", "INSERT INTO nasty VALUES ", ""));
        newest.run("CREATE TABLE nasty (id int, a text, b text, c text, d numeric(3, 1)); "
                + insert.replace("\\\\", "\\"));
        lake.execute("create table nasty (id int, a varchar, b varchar, c varchar, d number(3,1))", insert);

        Map<String, String> here = hashes(withoutKey(pairing(shop, copy).source()));
        assertThat(new HashSet<>(here.values())).as("seed " + seed).hasSameSizeAs(rows);
        assertThat(hashes(withoutKey(pairing(shop, copy).copy())))
                .as("seed " + seed)
                .isEqualTo(here);
        lake.execute("insert into nasty (id, a) select -1, 'a' || chr(0) union all select -2, 'a'");
        Map<String, String> more = hashes(withoutKey(pairing(shop, copy).copy()));
        assertThat(more.get("-1")).as("Snowflake's texts may hold NUL").isNotEqualTo(more.get("-2"));
    }

    /** The key, which is the first column, would tell all rows apart. */
    private static Side withoutKey(Side side) {
        return new Side(
                side.database(),
                side.relation(),
                side.binds(),
                side.key(),
                side.texts().subList(1, side.texts().size()),
                side.approximate(),
                side.tolerance(),
                side.checksums(),
                side.version());
    }

    /** Short, so that many rows would be alike if their values were only joined. */
    private static String value(Random random, List<String> parts) {
        return random.nextInt(6) == 0
                ? "NULL"
                : random.ints(random.nextInt(3), 0, parts.size())
                        .mapToObj(i -> parts.get(i).replace("'", "''"))
                        .collect(Collectors.joining("", "'", "'"));
    }

    @Test
    void types_without_a_common_text_are_refused_by_name_with_what_to_do() throws Exception {
        newest.run("""
                CREATE TYPE mood AS ENUM ('sad');
                CREATE TABLE odd (id int, j json, jb jsonb, tags text[], m mood, ip inet, span interval, r real, d double precision,
                    at timestamptz)
                """);
        lake.execute(
                "create table odd (id int, j variant, jb variant, tags array, m variant, ip varchar, span varchar, r float, d float,"
                        + " at timestamp_ntz)");
        TableName odd = TableName.parse("odd");
        List<String> faults = Pairing.of(
                        shop, odd, copy, odd, List.of("id"), Map.of(), Set.of(), null, false, Map.of(), Map.of())
                .faults();
        assertThat(faults)
                .hasSize(9)
                .contains(
                        "d (double precision) and its copy (FLOAT) have no text that both databases write alike: leave it out with except,"
                                + " and compare its count, lowest and highest value on both sides within a tolerance, or say by how much floating-point numbers may differ (tolerance)",
                        "ip (inet) and its copy (VARCHAR(16777216)) have no text that both databases write alike: leave it out with except,"
                                + " and compare the number of its values on both sides, or give the copy a type of the table in"
                                + " docs/cdc.md")
                .allSatisfy(fault -> assertThat(fault).contains("leave it out with except"));
        Set<String> all = Set.of("j", "jb", "tags", "m", "ip", "span", "r", "d", "at");
        assertThat(Pairing.of(shop, odd, copy, odd, List.of("id"), Map.of(), all, null, false, Map.of(), Map.of())
                        .faults())
                .isEmpty();
    }

    /** The same type of two PostgreSQL servers has one text, whatever a role or a database says of its looks. */
    @Test
    void types_of_PostgreSQL_alone_are_compared_between_its_servers() throws Exception {
        String script = """
                CREATE TYPE mood AS ENUM ('sad', 'ok');
                CREATE TABLE nasty (id int, r real, d double precision, span interval, ip inet, m mood, tags text[], bytes bytea[],
                    times timestamptz[], j json, jb jsonb);
                INSERT INTO nasty VALUES (1, 'NaN', '-0', '1 month -2 days 03:00:00.000001', '10.0.0.1/32', 'sad', '{a,NULL,"b c"}',
                    ARRAY['\\x00ff'::bytea], '{2026-01-01 12:00:00.5+02}', '{"b": 1,"a":2}', '{"b": 1.0,"a":2}'),
                  (2, 'Infinity', 0.1::float8 + 0.2::float8, '-1 year', '::1', 'ok', '{}', '{}', '{infinity}', '[]', '[]'),
                  (3, 1e-45, 5e-324, '0', '10.0.0.0/8', NULL, NULL, NULL, NULL, 'null', 'null');
                INSERT INTO nasty (id, r, d) VALUES (4, '-0', '0');
                """;
        oldest.run(script);
        newest.run(script + "ALTER DATABASE " + newest.name() + " SET intervalstyle = 'iso_8601'; ALTER DATABASE "
                + newest.name()
                + " SET bytea_output = 'escape'; ALTER DATABASE " + newest.name()
                + " SET extra_float_digits = -10; ALTER DATABASE "
                + newest.name() + " SET datestyle = 'German'; ALTER DATABASE " + newest.name()
                + " SET timezone = 'Asia/Tokyo'");
        Pairing.Paired paired = pairing(old, shop);
        assertThat(hashes(paired.copy())).isEqualTo(hashes(paired.source()));
        assertThat(texts(paired.source())).isEqualTo(texts(paired.copy()));
        newest.run("ALTER TABLE nasty ALTER j TYPE jsonb, ALTER r TYPE double precision");
        try (PostgresDatabase again = new PostgresDatabase(newest.settings("shop", Plane.ANALYTICAL), "test")) {
            TableName table = TableName.parse("nasty");
            assertThat(Pairing.of(
                                    old,
                                    table,
                                    again,
                                    table,
                                    List.of("id"),
                                    Map.of(),
                                    Set.of(),
                                    null,
                                    false,
                                    Map.of(),
                                    Map.of())
                            .faults())
                    .hasSize(2)
                    .anySatisfy(fault -> assertThat(fault).startsWith("j (json) and its copy (jsonb)"))
                    .anySatisfy(fault -> assertThat(fault).startsWith("r (real) and its copy (double precision)"));
        }
    }

    /** Texts of databases that keep other bytes for the same characters. */
    @Test
    void a_database_in_another_encoding_has_the_same_hashes() throws Exception {
        newest.run("CREATE DATABASE " + newest.name() + "_latin ENCODING 'LATIN1' TEMPLATE template0");
        TestDatabase latin = new TestDatabase(newest.server(), newest.name() + "_latin");
        String script =
                "CREATE TABLE nasty (id int, a text); INSERT INTO nasty VALUES (1, 'caf\u00e9 \u00df'), (2, '\u00ff')";
        latin.run(script);
        newest.run(script);
        try (PostgresDatabase other = new PostgresDatabase(latin.settings("latin", Plane.ANALYTICAL), "test")) {
            assertThat(hashes(pairing(other, shop).source()))
                    .isEqualTo(hashes(pairing(other, shop).copy()));
        }
    }
}
