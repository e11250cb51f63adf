package dev.assay.suite.project;

import dev.assay.suite.RunSettings;
import dev.assay.suite.StoreSettings;
import dev.assay.suite.bind.CheckTypes;
import dev.assay.yaml.Ages;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.SchemaParts;
import dev.assay.yaml.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code assay.yaml}: the settings of runs. */
public final class SettingsBinder {

    /** The most runs that may be kept. */
    public static final int MOST_RUNS = 100_000;

    private static final KeySpecs KEEP = KeySpecs.of(
            KeySpec.optional("runs", "How many runs are kept.", SchemaParts.count(1))
                    .byDefault("400"),
            KeySpec.optional("age", "How old a run becomes before it is deleted.", SchemaParts.pattern(Ages.AGE))
                    .byDefault("365d"));

    private static final KeySpecs REPORTS = KeySpecs.of(
            KeySpec.optional(
                            "dir", "The folder of the reports; the path is relative to assay.yaml.", SchemaParts.text())
                    .byDefault("reports in the working directory"),
            KeySpec.optional(
                            "mode",
                            "Who may read the reports: owner, nobody but the owner of their files; shared, whom the umask lets.",
                            SchemaParts.words(RunSettings.MODES))
                    .byDefault(RunSettings.OWNER),
            KeySpec.optional(
                            "write",
                            "The reports that a run writes: json, junit, page, allure, github, gitlab, or none.",
                            SchemaParts.oneOrMore(SchemaParts.text()))
                    .byDefault("json, junit, page, allure; and github in a job of GitHub Actions"));

    private static final KeySpecs VERDICT = KeySpecs.of(KeySpec.optional(
                    "critical",
                    "The check types whose checks are critical if their author gives no severity; [] for none.",
                    SchemaParts.anyOf(List.of(
                            SchemaParts.text(), SchemaParts.object("type", "array", "items", SchemaParts.text()))))
            .byDefault("primary_key, freshness, row_count"));

    private static final KeySpecs STORE = KeySpecs.of(
            KeySpec.required(
                    "connection",
                    "A connection whose role may write, and by which no check reads; none for no store.",
                    SchemaParts.text()),
            KeySpec.optional("schema", "The schema of its tables.", SchemaParts.text())
                    .byDefault(StoreSettings.SCHEMA),
            KeySpec.optional(
                            "store_failures",
                            "How many keys of failing rows are stored of each check, masked as samples are; at most "
                                    + StoreSettings.MOST_FAILURES + ".",
                            SchemaParts.count(0))
                    .byDefault("0"));

    public static final KeySpecs KEYS = KeySpecs.of(
            Named.VERSION,
            KeySpec.optional("keep", "What is kept of past runs.", KEEP.schema())
                    .parts(KEEP),
            KeySpec.optional("reports", "Where reports go, and which a run writes.", REPORTS.schema())
                    .parts(REPORTS),
            KeySpec.optional(
                            "valid_for",
                            "How long a result says something about the data: 24h.",
                            SchemaParts.pattern(Ages.AGE))
                    .byDefault("one and a half times the schedule, else 24h"),
            KeySpec.optional("schedule", "How often the suites run: 12h.", SchemaParts.pattern(Ages.AGE)),
            KeySpec.optional("verdict", "What decides whether data can be used.", VERDICT.schema())
                    .parts(VERDICT),
            KeySpec.optional(
                            "results_store",
                            "The database in which results are stored for others to read.",
                            STORE.schema())
                    .parts(STORE));

    static final String NAME = "assay.yaml";

    private static final String NONE = "none";

    private final Values values;
    private final Path beside;
    private final CheckTypes types;

    /** @param beside a file in the folder that paths are relative to */
    SettingsBinder(Values values, Path beside, CheckTypes types) {
        this.values = values;
        this.beside = beside;
        this.types = types;
    }

    RunSettings bind(Keys file) {
        Keys keep = within(file, "keep", "runs: 400", KEEP);
        Keys reports = within(file, "reports", "dir: reports", REPORTS);
        Keys verdict = within(file, "verdict", "critical: [primary_key]", VERDICT);
        Long runs = keep == null ? null : keep.value("runs", (node, key) -> values.count(node, key, 1, MOST_RUNS));
        String dir = reports == null ? null : reports.value("dir", (node, key) -> values.text(node, key, "../reports"));
        return new RunSettings(
                runs == null ? null : Math.toIntExact(runs),
                keep == null ? null : age(keep, "age", "365d"),
                dir == null ? null : beside.resolveSibling(dir).normalize(),
                reports == null ? null : reports.value("mode", this::shared),
                reports == null ? null : reports.value("write", this::write),
                age(file, "valid_for", "24h"),
                age(file, "schedule", "12h"),
                verdict == null ? null : verdict.value("critical", this::critical),
                store(within(file, "results_store", "connection: quality", STORE)));
    }

    private @Nullable StoreSettings store(@Nullable Keys keys) {
        Node node = keys == null ? null : keys.required("connection", "quality");
        String connection = node == null ? null : values.text(node, "connection", "quality");
        return keys == null || node == null || connection == null
                ? null
                : new StoreSettings(
                        connection,
                        keys.value("schema", (name, key) -> values.text(name, key, StoreSettings.SCHEMA)),
                        keys.value("store_failures", this::failures),
                        values.problems().source().problem(node.at(), ""));
    }

    private @Nullable Integer failures(Node node, String key) {
        Long count = values.count(node, key, 0, StoreSettings.MOST_FAILURES);
        return count == null ? null : Math.toIntExact(count);
    }

    private @Nullable Keys within(Keys file, String key, String example, KeySpecs known) {
        Node node = file.get(key);
        return node == null ? null : Keys.of(node, values.problems(), "'" + key + "'", example, known);
    }

    private @Nullable Duration age(Keys keys, String name, String example) {
        return keys.value(name, (node, key) -> values.parsed(node, key, example, Ages::parse));
    }

    private @Nullable List<String> write(Node node, String key) {
        List<String> names = values.texts(node, key, "json");
        return names == null
                ? null
                : names.stream().filter(name -> !name.equals(NONE)).distinct().toList();
    }

    private @Nullable Boolean shared(Node node, String key) {
        String mode = values.word(node, key, RunSettings.MODES);
        return mode == null ? null : mode.equals(RunSettings.SHARED);
    }

    /** No type may be critical by itself, so an empty list is one. */
    private @Nullable List<String> critical(Node node, String key) {
        return node instanceof Node.Sequence list && list.items().isEmpty()
                ? List.of()
                : values.list(node, key, item -> type(item, key));
    }

    private @Nullable String type(Node node, String key) {
        String type = values.text(node, key, "primary_key");
        String hint = type == null ? null : types.unknown(type);
        if (hint != null) {
            values.problems().add(node.at(), "'" + type + "' is not a check type: " + hint);
            return null;
        }
        return type;
    }
}
