package dev.assay.suite.bind;

import dev.assay.check.Spec;
import dev.assay.result.CheckInfo;
import dev.assay.result.Severity;
import dev.assay.suite.CheckDeclaration.OnEmpty;
import dev.assay.suite.SamplePolicy;
import dev.assay.suite.Thresholds;
import dev.assay.suite.Window;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SourcePosition;
import dev.assay.yaml.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the keys that any check may have beside its type, such as {@code severity}. */
public final class CommonKeys {

    /** Each key with its description, for hints and the JSON Schema. */
    public static final Map<String, String> MEANINGS = meanings();

    public static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::toString).toList();
    public static final List<String> ON_EMPTY = List.of("fail", "warn", "pass");
    public static final List<String> PROOFS = List.of("catalogue", "scan");

    /** A type that takes all of them. */
    private static final Spec ANY = Spec.column("any type", "").build();

    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*");
    private static final Pattern LINK = Pattern.compile("(?i)https?://\\S+");
    private static final Pattern NO_TAG = Pattern.compile("[\\s\\p{Cntrl},()&|!]");

    private final Values values;
    private final Problems problems;
    private final Function<Spec, Severity> severities;

    public CommonKeys(Values values) {
        this(values, Spec::severity);
    }

    /** @param severities gives the severity of a check whose author gives none */
    CommonKeys(Values values, Function<Spec, Severity> severities) {
        this.values = values;
        this.problems = values.problems();
        this.severities = severities;
    }

    /**
     * What was read; a key that is left out or wrong has its default.
     *
     * @param name the title; null where the check says none
     * @param info what else is said to people
     */
    record Common(
            @Nullable String id,
            @Nullable String name,
            CheckInfo info,
            Thresholds thresholds,
            @Nullable OnEmpty onEmpty,
            @Nullable SamplePolicy sample,
            boolean enabled,
            @Nullable Window window,
            @Nullable String latest,
            List<String> groupBy,
            boolean scanned,
            boolean waivable,
            List<Former> formerly) {}

    /** A key that the check had before, and where {@code formerly} names it. */
    record Former(String key, SourcePosition at) {}

    Common bind(Spec spec, Node.Mapping item) {
        return new Common(
                id(item.entry("id")),
                text(item, "name", "No arrival without a departure"),
                info(spec, item),
                new ThresholdsBinder(values).bind(spec, item),
                onEmpty(item.entry("on_empty")),
                sample(item.entry("sample")),
                flag(item.entry("enabled")),
                new WindowBinder(values).bind(spec, item.entry("window")),
                new PartitionBinder(values).bind(spec, item.entry("partition")),
                groupBy(spec, item.entry("group_by")),
                scanned(item.entry("prove")),
                flag(item.entry("waivable")),
                formerly(item.entry("formerly")));
    }

    private CheckInfo info(Spec spec, Node.Mapping item) {
        return CheckInfo.named("")
                .description(text(item, "description", "Every flight has a carrier"))
                .why(text(item, "why", "Maintenance cost is joined by it"))
                .whatToDo(text(item, "what_to_do", "Ask fleet management"))
                .links(links(item.entry("links")))
                .owner(text(item, "owner", "data-engineering"))
                .tags(tags(item.entry("tags")))
                .severity(severity(spec, item.entry("severity")))
                .build();
    }

    /**
     * The defaults that a mapping declares; their values are checked here.
     *
     * @param keys the keys that may be defaults; others are left alone
     */
    public Defaults defaults(Node.Mapping mapping, List<String> keys) {
        List<Node.Entry> entries = mapping.entries().stream()
                .filter(entry -> keys.contains(entry.name()))
                .toList();
        bind(ANY, new Node.Mapping(mapping.at(), entries));
        return new Defaults(entries);
    }

    private @Nullable String text(Node.Mapping item, String key, String example) {
        Node.Entry entry = item.entry(key);
        return entry == null ? null : values.text(entry.value(), key, example);
    }

    private @Nullable String id(Node.@Nullable Entry entry) {
        String id = entry == null ? null : values.text(entry.value(), "id", "flight-key");
        if (entry != null && id != null && !ID.matcher(id).matches()) {
            problems.add(
                    entry.value().at(),
                    "an id is made of letters, digits, '-', '_' and '.', such as flight-key: rename it");
            return null;
        }
        return id;
    }

    private List<String> links(Node.@Nullable Entry entry) {
        List<String> links =
                entry == null ? null : values.texts(entry.value(), "links", "https://wiki.example.org/flights");
        if (entry == null || links == null) {
            return List.of();
        }
        if (!links.stream().allMatch(link -> LINK.matcher(link).matches())) {
            problems.add(entry.value().at(), "'links' are web addresses that begin with https:// or http://");
            return List.of();
        }
        return links;
    }

    /** Tags, which must be valid for JUnit; none where they are wrong, which is then reported. */
    List<String> tags(Node.@Nullable Entry entry) {
        List<String> tags = entry == null ? null : values.texts(entry.value(), "tags", "nightly");
        if (entry == null || tags == null) {
            return List.of();
        }
        if (tags.stream().anyMatch(tag -> NO_TAG.matcher(tag).find())) {
            problems.add(
                    entry.value().at(), "a tag holds no blanks and none of , ( ) & | ! : write it as in night-shift");
            return List.of();
        }
        return tags;
    }

    private Severity severity(Spec spec, Node.@Nullable Entry entry) {
        if (entry == null) {
            return severities.apply(spec);
        }
        if (entry.value() instanceof Node.Scalar scalar
                && List.of("warn", "warning", "error").contains(scalar.text().toLowerCase(Locale.ROOT))) {
            problems.add(
                    scalar.at(),
                    "'severity' never changes a verdict: to warn only, write fail_above: never and warn_above: 0 instead;"
                            + " severities are " + String.join(", ", SEVERITIES));
            return Severity.NORMAL;
        }
        String severity = values.word(entry.value(), "severity", SEVERITIES);
        return severity == null ? Severity.NORMAL : Severity.valueOf(severity.toUpperCase(Locale.ROOT));
    }

    private @Nullable OnEmpty onEmpty(Node.@Nullable Entry entry) {
        String word = entry == null ? null : values.word(entry.value(), "on_empty", ON_EMPTY);
        return word == null ? null : OnEmpty.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private List<String> groupBy(Spec spec, Node.@Nullable Entry entry) {
        if (entry == null) {
            return List.of();
        }
        if (!spec.groupable()) {
            problems.add(
                    entry.at(),
                    "'group_by' does not apply to " + spec.name()
                            + ", which judges rows of all groups together: remove it, or write a check with a filter for each group");
            return List.of();
        }
        List<String> columns = values.texts(entry.value(), "group_by", "region");
        if (columns != null && entry.value() instanceof Node.Sequence list) {
            refuseTwice(columns, list);
        }
        return columns == null ? List.of() : columns;
    }

    private void refuseTwice(List<String> columns, Node.Sequence list) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.subList(0, i).contains(columns.get(i))) {
                problems.add(
                        list.items().get(i).at(), "'group_by' names '" + columns.get(i) + "' twice: leave one out");
            }
        }
    }

    /**
     * Whether the type judges rows one by one. Only then may it take {@code on_empty} from a default: the bounds of a measured
     * value say what no rows mean, and for other types {@code on_empty} costs a statement.
     */
    static boolean judgesRows(Spec spec) {
        return spec.judged() == Spec.VerdictBasis.ROWS;
    }

    /** The common keys that do not apply to a type. */
    public static List<String> refused(Spec spec) {
        List<String> refused = new ArrayList<>();
        if (!spec.takesThresholds()) {
            refused.add("fail_above");
            refused.add("warn_above");
        }
        if (!spec.windowed()) {
            refused.add("window");
        }
        if (!spec.filterable()) {
            refused.add("filter");
            refused.add("partition");
        }
        if (!spec.groupable()) {
            refused.add("group_by");
        }
        return refused;
    }

    private @Nullable SamplePolicy sample(Node.@Nullable Entry entry) {
        return entry == null ? null : SampleBinder.ofCheck(values).bind(entry.value());
    }

    /** A flag that is true by default. */
    private boolean flag(Node.@Nullable Entry entry) {
        Boolean flag = entry == null ? Boolean.TRUE : values.flag(entry.value(), entry.name());
        return flag == null || flag;
    }

    private List<Former> formerly(Node.@Nullable Entry entry) {
        List<Former> formerly = entry == null ? null : values.list(entry.value(), "formerly", this::former);
        return formerly == null ? List.of() : formerly;
    }

    private @Nullable Former former(Node node) {
        String key = values.text(node, "formerly", "old-id");
        return key == null ? null : new Former(key, node.at());
    }

    private boolean scanned(Node.@Nullable Entry entry) {
        return entry != null && "scan".equals(values.word(entry.value(), "prove", PROOFS));
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new java.util.LinkedHashMap<>();
        meanings.put("id", "The check's identity, which outlives renamed columns; must be unique in the suite.");
        meanings.put("name", "The title in reports.");
        meanings.put("description", "What the check is about, for readers of the report.");
        meanings.put("why", "Why the rule matters, and to whom.");
        meanings.put("what_to_do", "What to do when the check fails.");
        meanings.put("links", "Web addresses shown with the check.");
        meanings.put("owner", "Who answers for the data; default: the suite's.");
        meanings.put("tags", "Words to select checks by, added to the table's and the suite's.");
        meanings.put(
                "severity",
                "How bad a failure is; it never changes the verdict. Default: critical for primary_key, freshness and row_count, or"
                        + " the types that verdict.critical of assay.yaml names, else normal.");
        meanings.put(
                "filter",
                "An SQL condition, or the name of one among the suite's filters: only rows for which it is true are examined.");
        meanings.put(
                "fail_above",
                "The check fails with more failing rows than this: a number, a share with %, or never."
                        + " Default: 0.");
        meanings.put(
                "warn_above",
                "The check warns with more failing rows than this: a number, a share with %, or never."
                        + " Default: never.");
        meanings.put(
                "on_empty",
                "The verdict where there are no rows to examine. Default: fail, or what the type says of it.");
        meanings.put(
                "sample",
                "What reports may have of values of rows: none, rows, or rows of some columns. Default: the table's, or the"
                        + " connection's.");
        meanings.put("enabled", "false switches the check off; it is reported as skipped. Default: true.");
        meanings.put(
                "window",
                "Only rows whose column is at or above since are examined; none: all rows. Default: the table's.");
        meanings.put(
                "partition",
                "{latest: column}: only rows that have the column's highest value are examined; all: every row. Default: the"
                        + " table's.");
        meanings.put(
                "group_by",
                "Columns that take rows apart: the rule holds for each group, and the worst verdict counts.");
        meanings.put(
                "prove",
                "scan: rows are read whatever the catalogue proves; catalogue: its constraints may prove the rule. Default:"
                        + " catalogue.");
        meanings.put("waivable", "false: no waiver may accept its failures. Default: true.");
        meanings.put(
                "formerly",
                "The identities that the check had before, the oldest first; its history goes on under them.");
        return java.util.Collections.unmodifiableMap(meanings);
    }
}
