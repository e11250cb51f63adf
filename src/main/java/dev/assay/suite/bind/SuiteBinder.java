package dev.assay.suite.bind;

import dev.assay.database.SuiteLimits;
import dev.assay.sql.Dialect;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Connections;
import dev.assay.suite.Contract;
import dev.assay.suite.Expansion;
import dev.assay.suite.Project;
import dev.assay.suite.Suite;
import dev.assay.suite.Waiver;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.Values;
import dev.assay.yaml.Variables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a suite from its document. */
public final class SuiteBinder {

    static final List<String> KEYS = List.of(
            "version",
            "suite",
            "connection",
            "owner",
            "domain",
            "description",
            "tags",
            "contract",
            "limits",
            "filters",
            "defaults",
            "tables",
            "for",
            "checks",
            "waivers");

    private final Values values;
    private final Problems problems;
    private final Variables variables;
    private final CheckTypes types;
    private final Dialect standard;

    /** @param standard the SQL of a suite whose connection is not known */
    public SuiteBinder(Problems problems, Variables variables, CheckTypes types, Dialect standard) {
        this.problems = problems;
        this.values = Values.filled(problems, variables);
        this.variables = variables;
        this.types = types;
        this.standard = standard;
    }

    /**
     * The suite as far as it can be read; null where its name or its connection is missing.
     *
     * @param connections the declared connections; null where their file is missing or wrong
     * @param project what the files beside the connections say
     * @param defaultsOf gives the default keys of a connection by its name
     */
    public @Nullable Suite bind(
            Node.Mapping root,
            Path file,
            String path,
            @Nullable Connections connections,
            Project project,
            Function<String, Defaults> defaultsOf) {
        Keys keys = Keys.of(root, problems, "a suite", "suite: …", KEYS);
        if (keys == null) {
            return null;
        }
        version(keys, values);
        String name = text(keys, "suite", "New York flights 2013", true);
        String connection = text(keys, "connection", "flights", true);
        declared(keys, connection, connections);
        SqlBinder sql = new SqlBinder(
                problems,
                variables,
                connection == null || connections == null ? standard : connections.dialect(connection));
        Node contractNode = keys.get("contract");
        Contract contract = contractNode == null ? null : ContractBinder.bind(contractNode, values);
        Node limits = keys.get("limits");
        FilterBinder filters = new FilterBinder(values, sql);
        keys.ifThere("filters", filters::declare);
        CheckBinder checks =
                new CheckBinder(types, values, new ParameterBinder(values, sql, file, connections), filters, root);
        TableBinder tables = new TableBinder(values, filters, checks, contract);
        String owner = text(keys, "owner", "data-engineering", false);
        CommonKeys common = new CommonKeys(values);
        List<String> tags = common.tags(root.entry("tags"));
        Defaults ofConnection = connection == null ? Defaults.NONE : defaultsOf.apply(connection);
        Defaults defaults = common.defaults(root, List.of("owner"))
                .over(defaults(keys, common))
                .over(ofConnection);
        Set<String> allTags = new LinkedHashSet<>(common.tags(ofConnection.entry("tags")));
        allTags.addAll(tags);
        BindingContext place = new BindingContext(null, null, null, false, null, null, List.copyOf(allTags), defaults);
        List<Suite.Table> bound = new ArrayList<>();
        keys.ifThere("tables", node -> tables(node, tables, place, bound));
        List<Expansion> expansions = new ArrayList<>();
        keys.ifThere("for", node -> expansions.addAll(new PatternBinder(values, tables, place).bind(node)));
        expansions.addAll(tables.expansions());
        List<CheckDeclaration> own = new ArrayList<>();
        keys.ifThere("checks", node -> own.addAll(checks.bindAll(node, place)));
        checks.formerIdentities();
        List<CheckDeclaration> all = new ArrayList<>(own);
        bound.forEach(table -> all.addAll(table.checks()));
        List<Waiver> waivers = new ArrayList<>();
        keys.ifThere(
                "waivers", node -> waivers.addAll(new WaiverBinder(values, all, !expansions.isEmpty()).bind(node)));
        if (problems.count() == 0) {
            filters.reportUnused();
        }
        if (problems.count() == 0 && all.isEmpty() && expansions.isEmpty()) {
            problems.add(
                    root.at(),
                    "this suite has no check at all: write one, such as tables: {flights: {checks:"
                            + " [row_count: {min: 1}]}}");
        }
        String description = text(keys, "description", "Every departure in 2013", false);
        String domain = text(keys, "domain", "operations", false);
        if (name == null || connection == null || connections == null) {
            return null;
        }
        return new Suite(
                file,
                path,
                name,
                description,
                connection,
                connections,
                project,
                owner,
                domain,
                tags,
                contract,
                limits == null ? SuiteLimits.NONE : SuiteLimitsBinder.bind(limits, values),
                bound,
                own,
                waivers,
                expansions,
                variables.asOf(),
                problems.location(root.at()));
    }

    /** Reads {@code version}, which suites and connections share; only 1 is known. */
    public static void version(Keys keys, Values values) {
        Node node = keys.required("version", "1");
        if (node == null || values.awaits(node)) {
            return;
        }
        Object version = values.scalar(node, "version", "1");
        if (version != null && !version.toString().equals("1")) {
            values.problems().add(node.at(), "this version of Assay reads version 1 of the language: write version: 1");
        }
    }

    private @Nullable String text(Keys keys, String key, String example, boolean required) {
        Node node = required ? keys.required(key, example) : keys.get(key);
        return node == null ? null : values.text(node, key, example);
    }

    private void declared(Keys keys, @Nullable String connection, @Nullable Connections connections) {
        Node node = keys.get("connection");
        if (node != null && connection != null && connections != null) {
            Undeclared.report(problems, node.at(), connection, connections);
        }
    }

    private Defaults defaults(Keys suite, CommonKeys common) {
        Node node = suite.get("defaults");
        Keys keys = node == null ? null : Keys.of(node, problems, "'defaults'", "severity: minor", Defaults.OF_SUITE);
        return keys == null ? Defaults.NONE : common.defaults(keys.mapping(), Defaults.OF_SUITE);
    }

    private void tables(Node node, TableBinder tables, BindingContext place, List<Suite.Table> bound) {
        if (!(node instanceof Node.Mapping mapping)) {
            values.unexpected(node, "tables", "a mapping of table names, each with its columns and checks");
            return;
        }
        if (mapping.entries().isEmpty()) {
            problems.add(node.at(), "'tables' is empty: name a table, or remove the key");
        }
        for (Node.Entry entry : mapping.entries()) {
            Suite.Table table = tables.bind(entry, place);
            if (table != null) {
                bound.add(table);
            }
        }
    }
}
