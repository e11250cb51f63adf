package dev.assay.database.snowflake;

import dev.assay.sql.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The statements that make the tables of a results store, for people: Assay runs none of them on Snowflake. */
final class SnowflakeStoreDdl {

    private static final String TABLES = "store.sql";

    private SnowflakeStoreDdl() {}

    /** A script that makes the tables, with the rights that a role needs to write. */
    static String of(String schema, String role) {
        return """
                -- Run it in the database of the connection, as a role that may create schemas. For an update run it again.
                CREATE SCHEMA IF NOT EXISTS %1$s;
                USE SCHEMA %1$s;

                %3$s
                -- All that the role needs to write, besides USAGE on its database and its warehouse.
                GRANT USAGE ON SCHEMA %1$s TO ROLE %2$s;
                GRANT SELECT, INSERT ON TABLE run TO ROLE %2$s;
                GRANT SELECT, INSERT ON TABLE check_result TO ROLE %2$s;
                GRANT SELECT, INSERT ON TABLE former_id TO ROLE %2$s;
                GRANT SELECT ON VIEW store_version TO ROLE %2$s;
                """.formatted(quoted(schema), quoted(role), tables());
    }

    /** A name as the account has it: letters become capitals, as they do without quotes; a name of other signs stays. */
    static String quoted(String name) {
        return Dialect.quoted(name.matches("[A-Za-z_][A-Za-z0-9_$]*") ? name.toUpperCase(Locale.ROOT) : name);
    }

    private static String tables() {
        try (InputStream text = SnowflakeStoreDdl.class.getResourceAsStream(TABLES)) {
            if (text == null) {
                throw new IllegalStateException("the jar lacks " + TABLES);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
