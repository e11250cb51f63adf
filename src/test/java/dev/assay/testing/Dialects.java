package dev.assay.testing;

import dev.assay.database.postgresql.PostgresDialect;
import dev.assay.database.snowflake.SnowflakeDialect;
import dev.assay.sql.Dialect;
import java.util.List;

public final class Dialects {
    private Dialects() {}

    public static List<Dialect> all() {
        return List.of(PostgresDialect.INSTANCE, SnowflakeDialect.INSTANCE);
    }

    public static Dialect valueOf(String name) {
        return all().stream().filter(d -> d.name().equals(name)).findFirst().orElseThrow();
    }
}
