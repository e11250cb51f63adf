package dev.assay.suite.connection;

import dev.assay.database.DatabaseProvider;
import dev.assay.database.DatabaseProviders;
import dev.assay.database.Settings;
import dev.assay.sql.Dialect;
import dev.assay.suite.Connections;
import dev.assay.suite.SamplePolicy;
import dev.assay.suite.bind.Defaults;
import dev.assay.suite.bind.SampleBinder;
import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SourceText;
import dev.assay.yaml.Values;
import dev.assay.yaml.Variables;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connections of a file whose structure is valid. */
public final class DeclaredConnections implements Connections {

    private final Path file;
    private final @Nullable String environment;
    private final Map<String, Node.Entry> declared;
    private final SourceText source;
    private final Variables variables;
    private final DatabaseProviders providers;
    private final Secrets secrets;

    /**
     * Creates the connections.
     *
     * @param declared the connections in the selected environment
     * @param secrets the secrets of all environments
     */
    DeclaredConnections(
            Path file,
            @Nullable String environment,
            Map<String, Node.Entry> declared,
            SourceText source,
            Variables variables,
            DatabaseProviders providers,
            Secrets secrets) {
        this.file = file;
        this.environment = environment;
        this.declared = declared;
        this.source = source;
        this.variables = variables;
        this.providers = providers;
        this.secrets = secrets;
    }

    /** What each variable is that a secret of any environment names: "the password of the connection 'shop'". */
    public Map<String, String> secretVariables() {
        return secrets.variables();
    }

    @Override
    public Set<Path> secretFiles() {
        Values values = Values.secret(new Problems(source), variables);
        Set<Path> files = new LinkedHashSet<>(Set.of(file));
        for (Secrets.Declared secret : secrets.files()) {
            String path = values.text(secret.value(), secret.key(), "");
            if (path != null) {
                files.add(file.resolveSibling(path).normalize());
            }
        }
        return files;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public @Nullable String environment() {
        return environment;
    }

    @Override
    public List<String> names() {
        return List.copyOf(declared.keySet());
    }

    @Override
    public Settings settings(String name) throws InvalidYamlException {
        Problems problems = new Problems(source);
        Settings settings = new ConnectionBinder(Values.secret(problems, variables), file, providers).bind(entry(name));
        problems.throwIfAny();
        if (settings == null) {
            throw new IllegalStateException("connection " + name + " has neither settings nor problems");
        }
        return settings;
    }

    @Override
    public Map<String, String> schemas(String name) throws InvalidYamlException {
        Problems problems = new Problems(source);
        Map<String, String> schemas =
                SchemasBinder.bind((Node.Mapping) entry(name).value(), Values.secret(problems, variables));
        problems.throwIfAny();
        return schemas;
    }

    /** What reports may have of rows. If the value contains a variable, they have nothing. */
    @Override
    public SamplePolicy shown(String name) {
        Node.Entry sample = ((Node.Mapping) entry(name).value()).entry("sample");
        SamplePolicy said = sample == null
                ? SamplePolicy.ROWS
                : SampleBinder.ofConnection(Values.secret(new Problems(source), null))
                        .bind(sample.value());
        if (said == null) {
            return SamplePolicy.NOTHING;
        }
        boolean shows = said.unclassified() == null
                ? provider(name).map(DatabaseProvider::showsRows).orElse(false)
                : said.unclassified();
        return new SamplePolicy(said.rows(), said.columns(), shows, sample == null ? null : said.masking());
    }

    /**
     * The defaults for common keys of checks, which a suite or a check may override; {@link Defaults#NONE} if the
     * connection is not declared.
     */
    public Defaults defaults(String name) {
        Node.Entry entry = declared.get(name);
        Node.Entry defaults = entry == null ? null : ((Node.Mapping) entry.value()).entry("defaults");
        return defaults == null ? Defaults.NONE : new Defaults(((Node.Mapping) defaults.value()).entries());
    }

    @Override
    public Dialect dialect(String name) {
        return Optional.of(name)
                .filter(declared::containsKey)
                .flatMap(this::provider)
                .map(DatabaseProvider::dialect)
                .orElseGet(providers::standard);
    }

    @Override
    public @Nullable String said(String name, String key) {
        Node.Entry said = ((Node.Mapping) entry(name).value()).entry(key);
        return said != null && said.value() instanceof Node.Scalar scalar && !Variables.in(scalar.text())
                ? scalar.text()
                : null;
    }

    private Optional<DatabaseProvider> provider(String name) {
        return Optional.ofNullable(said(name, "type")).flatMap(providers::of);
    }

    private Node.Entry entry(String name) {
        Node.Entry entry = declared.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no connection '" + name + "' in " + file.getFileName());
        }
        return entry;
    }
}
