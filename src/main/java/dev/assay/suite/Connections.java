package dev.assay.suite;

import dev.assay.database.Settings;
import dev.assay.sql.Dialect;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connections that a {@code connections.yaml} declares, their variables not yet filled in. */
public interface Connections {

    /** The file, absolute. */
    Path file();

    /** The environment whose connections they are; null where none was chosen. */
    @Nullable
    String environment();

    /** The names declared, in order. */
    List<String> names();

    /** Whether one of that name is declared. */
    default boolean declares(String name) {
        return names().contains(name);
    }

    /**
     * The settings of a connection, its variables filled in now.
     *
     * @throws InvalidYamlException where a variable is missing or a value is wrong; every problem of the connection is in it
     */
    Settings settings(String name) throws InvalidYamlException;

    /**
     * The schemas of a connection that are read in place of those that suites name, by the latter; its variables filled in now.
     *
     * @throws InvalidYamlException where a variable is missing or a value is wrong
     */
    Map<String, String> schemas(String name) throws InvalidYamlException;

    /** What is written behind a key of a declared connection; null if it is left out, has a variable, or is no single value. */
    @Nullable
    String said(String name, String key);

    /** The files that hold secrets of any connection, absolute: this one, and those that it names. No suite may read them. */
    default Set<Path> secretFiles() {
        return Set.of();
    }

    /** The SQL that a connection speaks; the standard one where none of that name is declared. */
    Dialect dialect(String name);

    /**
     * What the connection says of values of rows; its {@code unclassified} is never null. Where it says nothing, those of
     * columns that nobody classified stand in reports only where it is embedded.
     */
    SamplePolicy shown(String name);
}
