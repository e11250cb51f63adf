package dev.assay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Parameter;
import dev.assay.check.Parameter.Kind;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Plane;
import dev.assay.database.Rows;
import dev.assay.database.TableInfo;
import dev.assay.database.postgresql.PostgresDatabase;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.WrappedDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
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
            boolean here = type.getClass().getPackageName().equals(TwoSided.class.getPackageName());
            assertThat(names).as(type.spec().name()).isEqualTo(here).isEqualTo(type instanceof TwoSided);
            if (names) {
                naming.add(type.spec().name());
            }
        }
        assertThat(naming).contains("reconcile");
    }

    private static Stream<Parameter> all(List<Parameter> parameters) {
        return parameters.stream().flatMap(one -> Stream.concat(Stream.of(one), all(one.parts())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", heartbeat: {table: mart.beat, position: pos}",
                ", copy: changelog, heartbeat: {table: mart.beat, position: pos}, change: {transaction: tx, position: pos, operation: op}"
            })
    void each_statement_is_about_its_own_side(String more) throws Exception {
        try (Asked shop = Asked.of(SHOP, "shop");
                Asked mart = Asked.of(MART, "mart")) {
            TwoSided.Compared compared = new Reconcile()
                    .compare(arguments(more), new TwoSided.Sides(shop, mart, TableName.parse("mart.bought"), "test"));
            assertThat(compared.rows().rows()).hasSize(10);
            assertThat(shop.asked)
                    .isNotEmpty()
                    .noneMatch(asked -> asked.contains("mart") || asked.contains("bought") || asked.contains("beat"))
                    .anyMatch(asked -> asked.contains("sold"));
            assertThat(mart.asked)
                    .isNotEmpty()
                    .noneMatch(asked -> asked.contains("app") || asked.contains("sold"))
                    .anyMatch(asked -> asked.contains("bought"));
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

    /** Keeps what a database is asked. */
    private static final class Asked extends WrappedDatabase {

        private final List<String> asked = new ArrayList<>();

        private Asked(Database real) {
            super(real);
        }

        static Asked of(TestDatabase database, String name) {
            return new Asked(new PostgresDatabase(database.settings(name, Plane.ANALYTICAL), "test"));
        }

        @Override
        public TableInfo table(TableName name) throws DatabaseException {
            asked.add(name.toString());
            return super.table(name);
        }

        @Override
        public Rows query(Sql sql, int maxRows, String purpose) throws DatabaseException {
            asked.add(sql.text() + sql.binds());
            return super.query(sql, maxRows, purpose);
        }
    }
}
