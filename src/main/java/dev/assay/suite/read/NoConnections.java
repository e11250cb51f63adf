package dev.assay.suite.read;

import dev.assay.database.Settings;
import dev.assay.sql.Dialect;
import dev.assay.suite.Connections;
import dev.assay.suite.SamplePolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a suite that is read but not run.
 *
 * @param file the file of the nearest connections; the suite's own where there is none
 * @param name the connection's name in the suite
 * @param dialect its SQL dialect
 */
public record NoConnections(Path file, String name, Dialect dialect) implements Connections {

    @Override
    public @Nullable String environment() {
        return null;
    }

    @Override
    public List<String> names() {
        return List.of(name);
    }

    /** The suite is not run, so whichever it names may be there. */
    @Override
    public boolean declares(String wanted) {
        return true;
    }

    @Override
    public Settings settings(String wanted) {
        throw new UnsupportedOperationException("the suite was read without its connections");
    }

    @Override
    public Map<String, String> schemas(String wanted) {
        return Map.of();
    }

    @Override
    public @Nullable String said(String wanted, String key) {
        return null;
    }

    @Override
    public Dialect dialect(String wanted) {
        return dialect;
    }

    @Override
    public SamplePolicy shown(String wanted) {
        return SamplePolicy.NOTHING;
    }
}
