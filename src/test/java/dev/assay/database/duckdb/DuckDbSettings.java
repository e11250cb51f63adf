package dev.assay.database.duckdb;

import dev.assay.database.Database;
import dev.assay.database.Settings;
import java.nio.file.Path;
import java.time.Duration;

/** A DuckDB file and what checks may take of this process to read it. */
record DuckDbSettings(String name, Path file, int sessions, Duration statementTimeout) implements Settings {

    @Override
    public Database open(String application) {
        return new DuckDbDatabase(this);
    }
}
