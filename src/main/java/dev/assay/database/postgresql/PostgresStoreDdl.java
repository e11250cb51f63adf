package dev.assay.database.postgresql;

import dev.assay.sql.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The statements that Flyway sends, for people. */
final class PostgresStoreDdl {

    /** The folder of the migrations on the class path. */
    static final String FOLDER = "dev/assay/database/postgresql/store";

    /** In the order of their versions. */
    private static final List<String> MIGRATIONS = List.of("V1__runs_and_results.sql", "V2__failing_keys.sql");

    private PostgresStoreDdl() {}

    /** A script that makes the tables, with the rights that a role needs to write. */
    static String of(String schema, String role) {
        String in = Dialect.quoted(schema);
        String to = Dialect.quoted(role);
        return """
                -- Run it as the owner of the database, or leave it to the role: CREATE SCHEMA %1$s AUTHORIZATION %2$s;
                CREATE SCHEMA IF NOT EXISTS %1$s;
                SET search_path = %1$s;

                %3$s
                -- All that the role needs to write.
                GRANT USAGE ON SCHEMA %1$s TO %2$s;
                GRANT SELECT, INSERT ON run, check_result, former_id TO %2$s;
                GRANT SELECT ON store_version TO %2$s;
                -- Whoever reads needs USAGE ON SCHEMA %1$s and SELECT ON ALL TABLES IN SCHEMA %1$s.
                """.formatted(in, to, tables());
    }

    private static String tables() {
        StringBuilder all = new StringBuilder();
        for (String migration : MIGRATIONS) {
            all.append(text(FOLDER + "/" + migration));
        }
        return all.toString();
    }

    private static String text(String resource) {
        try (InputStream text = PostgresStoreDdl.class.getClassLoader().getResourceAsStream(resource)) {
            if (text == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
