package dev.assay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.AcrossConnections;
import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Parameter;
import dev.assay.check.Parameter.Kind;
import dev.assay.database.Purpose;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.CheckState;
import dev.assay.sql.TableName;
import dev.assay.testing.AskedDatabase;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No query crosses two databases: only the types of this package name a second one, and each statement stays on its side. */
@Tag("fast")
class TwoConnectionsTest {

    private static final TestDatabase SHOP = TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE TABLE app.sold (id bigint PRIMARY KEY, note text);
            INSERT INTO app.sold SELECT i, 'note ' || i FROM generate_series(1, 2000) AS i;
            """);

    private static final TestDatabase MART = TestPostgres.newest().database().run("""
            CREATE SCHEMA mart;
            CREATE TABLE mart.bought (id bigint, note text, tx bigint, pos bigint, op text);
            INSERT INTO mart.bought SELECT i, 'note ' || i, NULL, i, 'c' FROM generate_series(1, 1990) AS i;
            CREATE TABLE mart.beat (pos numeric);
            INSERT INTO mart.beat VALUES (1e18);
            """);

    @TempDir
    private Path folder;

    @Test
    void only_types_that_compare_two_databases_name_a_second_connection() {
        List<String> naming = new ArrayList<>();
        for (CheckType type : ServiceLoader.load(CheckType.class)) {
            boolean names = all(type.spec().parameters())
                    .anyMatch(parameter -> parameter.kind() == Kind.CONNECTION
                            || parameter.name().contains("connection"));
            boolean here = List.of("dev.assay.reconcile", "dev.assay.cdc")
                    .contains(type.getClass().getPackageName());
            assertThat(type instanceof TwoSided).as(type.spec().name()).isEqualTo(here);
            // a publication is asked of the suite's own connection
            boolean asksTwo = here && !type.spec().name().equals("cdc_coverage");
            assertThat(names).as(type.spec().name()).isEqualTo(asksTwo || type instanceof AcrossConnections);
            if (names) {
                naming.add(type.spec().name());
            }
        }
        assertThat(naming).contains("reconcile");
        assertThat(naming)
                .as("types that compare small results")
                .contains("row_count_match", "aggregate_match", "query_match", "set_equality", "schema_match");
        assertThat(naming.stream().filter(name -> !name.startsWith("cdc_") && !name.equals("reconcile")))
                .hasSize(5);
    }

    @Test
    void a_check_that_names_no_other_connection_stays_on_its_own() throws Exception {
        for (CheckType type : ServiceLoader.load(CheckType.class)) {
            if (type instanceof AcrossConnections) {
                assertThat(TwoSided.of(type, new Arguments(Map.of())))
                        .as(type.spec().name())
                        .isEmpty();
            }
        }
    }

    private static Stream<Parameter> all(List<Parameter> parameters) {
        return parameters.stream().flatMap(one -> Stream.concat(Stream.of(one), all(one.parts())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", heartbeat: {table: mart.beat, position: pos}",
                ", copy: changelog, heartbeat: {table: mart.beat, position: pos}, changed_by: tx, position: pos, deleted: op"
            })
    void each_statement_is_about_its_own_side(String more) throws Exception {
        try (AskedDatabase shop = AskedDatabase.of(SHOP, "shop");
                AskedDatabase mart = AskedDatabase.of(MART, "mart")) {
            TwoSided.Compared compared = new Reconcile()
                    .compare(
                            arguments(more),
                            new TwoSided.Sides(
                                    shop,
                                    mart,
                                    TableName.parse("mart.bought"),
                                    Purpose.NONE,
                                    new TwoSided.Checked(List.of(), false),
                                    new CheckState(null),
                                    true,
                                    true,
                                    new NoQuestions(),
                                    new NoQuestions()));
            assertThat(compared.rows().rows()).hasSize(10);
            assertThat(shop.asked())
                    .isNotEmpty()
                    .noneMatch(asked -> asked.contains("mart") || asked.contains("bought") || asked.contains("beat"))
                    .anyMatch(asked -> asked.contains("sold"));
            assertThat(mart.asked())
                    .isNotEmpty()
                    .noneMatch(asked -> asked.contains("app") || asked.contains("sold"))
                    .anyMatch(asked -> asked.contains("bought"));
        }
    }

    /** Reconcile writes its statements itself. */
    private static final class NoQuestions implements TwoSided.Asking {

        @Override
        public <T> TwoSided.Asked<T> plan(Function<Ask, T> questions) {
            throw new AssertionError("not asked");
        }

        @Override
        public <T> TwoSided.Answered<T> ask(Function<Ask, T> questions) {
            throw new AssertionError("not asked");
        }
    }

    private Arguments arguments(String more) throws Exception {
        Suites suites = Suites.by("type: postgresql, plane: analytical, url: \"postgresql://x/y\"", Map.of(), folder);
        String check =
                "reconcile: {table: mart.bought, source: {connection: shop, table: app.sold}, key: id" + more + "}";
        return suites.read(suites.suite("checks: [{" + check + "}]"))
                .get(0)
                .allChecks()
                .get(0)
                .arguments();
    }
}
