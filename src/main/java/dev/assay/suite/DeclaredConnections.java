package dev.assay.suite;

import dev.assay.connection.Settings;
import dev.assay.sql.Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The connections of a file whose structure is sound. */
final class DeclaredConnections implements Connections {

    private final Path file;
    private final Map<String, Node.Entry> declared;
    private final Source source;
    private final Variables variables;

    DeclaredConnections(Path file, Map<String, Node.Entry> declared, Source source, Variables variables) {
        this.file = file;
        this.declared = declared;
        this.source = source;
        this.variables = variables;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public List<String> names() {
        return List.copyOf(declared.keySet());
    }

    @Override
    public Settings settings(String name) throws SuiteException {
        Problems problems = new Problems(source);
        Settings settings = new ConnectionBinder(Values.secret(problems, variables), file).bind(entry(name));
        problems.throwIfAny();
        if (settings == null) {
            throw new IllegalStateException("connection " + name + " has neither settings nor problems");
        }
        return settings;
    }

    /** A variable there counts as not said. */
    @Override
    public boolean sampleRows(String name) {
        Node.Mapping mapping = (Node.Mapping) entry(name).value();
        Node.Entry sample = mapping.entry("sample");
        if (sample != null && sample.value() instanceof Node.Scalar scalar) {
            return scalar.text().equals("rows");
        }
        return isOfType(name, "embedded");
    }

    @Override
    public Dialect dialect(String name) {
        return declared.containsKey(name) && isOfType(name, "snowflake") ? Dialect.SNOWFLAKE : Dialect.POSTGRESQL;
    }

    private boolean isOfType(String name, String word) {
        Node.Entry type = ((Node.Mapping) entry(name).value()).entry("type");
        return type != null
                && type.value() instanceof Node.Scalar scalar
                && scalar.text().equals(word);
    }

    private Node.Entry entry(String name) {
        Node.Entry entry = declared.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no connection '" + name + "' in " + file.getFileName());
        }
        return entry;
    }
}
