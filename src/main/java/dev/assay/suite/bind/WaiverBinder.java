package dev.assay.suite.bind;

import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Waiver;
import dev.assay.yaml.Hints;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SchemaParts;
import dev.assay.yaml.SourcePosition;
import dev.assay.yaml.Values;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code waivers} of a suite. */
public final class WaiverBinder {

    public static final KeySpecs KEYS = KeySpecs.of(
            KeySpec.required("check", "The check's key: its id, or its table, type and columns.", SchemaParts.text()),
            KeySpec.optional(
                    "accepts",
                    "The known number of failing rows or deviations; left out for a check that judges a value.",
                    SchemaParts.count(1)),
            KeySpec.required("until", "The last day, in UTC.", SchemaParts.pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
            KeySpec.required("owner", "Who is responsible for the failure.", SchemaParts.text()),
            KeySpec.optional("approved_by", "Who agreed to it.", SchemaParts.text()),
            KeySpec.optional("ticket", "Where the work on it is tracked.", SchemaParts.text()),
            KeySpec.required("reason", "Why it is accepted.", SchemaParts.text()));

    private static final String FORM =
            "{check: orders.not_null(email), accepts: 24, until: 2027-01-31, owner: data-engineering,"
                    + " reason: Known at source}";
    private static final String DATE = "2027-01-31";

    private final Values values;
    private final Problems problems;
    private final Map<String, CheckDeclaration> checks = new LinkedHashMap<>();
    private final Map<String, String> renamed = new HashMap<>();

    /** The place of each check's waiver, by the check's key. */
    private final Map<String, SourcePosition> waived = new HashMap<>();

    /** Whether all checks of the suite were read, so that a key that is not among them is unknown. */
    private final boolean complete;

    /** Whether patterns may bring more checks. */
    private final boolean open;

    /**
     * @param declared the checks of the suite that could be read
     * @param open whether patterns may bring more checks, which only the catalogue tells
     */
    WaiverBinder(Values values, List<CheckDeclaration> declared, boolean open) {
        this.open = open;
        this.values = values;
        this.problems = values.problems();
        this.complete = problems.count() == 0;
        for (CheckDeclaration check : declared) {
            checks.put(check.key(), check);
            check.formerly().forEach(old -> renamed.put(old, check.key()));
        }
    }

    /** The waivers; those that are wrong are reported and left out. */
    List<Waiver> bind(Node node) {
        if (!(node instanceof Node.Sequence items)) {
            values.unexpected(node, "waivers", "a list, each item behind '- ', such as - " + FORM);
            return List.of();
        }
        if (items.items().isEmpty()) {
            problems.add(node.at(), "the list of 'waivers' is empty: put something into it, or remove the key");
        }
        return items.items().stream().map(this::one).filter(Objects::nonNull).toList();
    }

    private @Nullable Waiver one(Node node) {
        Keys keys = Keys.of(node, problems, "a waiver", FORM, KEYS);
        if (keys == null) {
            return null;
        }
        String key = required(keys, "check", "orders.not_null(email)");
        CheckDeclaration check = key == null ? null : check(key, Objects.requireNonNull(keys.get("check")));
        Long accepts = accepts(keys, check);
        LocalDate until =
                keys.required("until", DATE, (written, name) -> values.parsed(written, name, DATE, WaiverBinder::date));
        String owner = required(keys, "owner", "data-engineering");
        String approvedBy = optional(keys, "approved_by", "head of data");
        String ticket = optional(keys, "ticket", "DQ-17");
        String reason = required(keys, "reason", "Known at source");
        boolean known = check != null || (open && key != null && !checks.containsKey(key));
        return !known || key == null || until == null || owner == null || reason == null
                ? null
                : new Waiver(key, accepts, until, owner, approvedBy, ticket, reason);
    }

    private @Nullable String required(Keys keys, String key, String example) {
        return keys.required(key, example, (node, name) -> values.text(node, name, example));
    }

    private @Nullable String optional(Keys keys, String key, String example) {
        return keys.value(key, (node, name) -> values.text(node, name, example));
    }

    /** The check of a key; null where it is unknown, not waivable or waived already, which is then reported. */
    private @Nullable CheckDeclaration check(String key, Node at) {
        CheckDeclaration check = checks.get(key);
        if (check == null) {
            if (complete && !open) {
                problems.add(at.at(), "no check of this suite is '" + key + "': " + hint(key));
            }
            return null;
        }
        if (!check.waivable()) {
            problems.add(
                    at.at(),
                    "'" + key + "' says waivable: false, so its failures cannot be waived: remove this waiver");
            return null;
        }
        SourcePosition before = waived.putIfAbsent(key, at.at());
        if (before != null) {
            problems.add(at.at(), "'" + key + "' has a waiver on line " + before.line() + " already: remove one");
            return null;
        }
        return check;
    }

    private String hint(String key) {
        String now = renamed.get(key);
        if (now != null) {
            return "it is '" + now + "' now";
        }
        String nearest = Hints.nearest(key, checks.keySet());
        return nearest.isEmpty()
                ? "write its id, or its table, type and columns, as assay list shows them behind the #"
                : "did you mean '" + nearest + "'?";
    }

    private @Nullable Long accepts(Keys keys, @Nullable CheckDeclaration check) {
        Node node = keys.get("accepts");
        boolean counts = check == null || check.type().spec().countsFailures();
        if (node != null && !counts) {
            problems.add(
                    node.at(),
                    "'accepts' does not apply to " + name(check)
                            + ", which judges a value: remove it, and the waiver accepts any failure");
            return null;
        }
        if (node == null && check != null && counts) {
            problems.add(
                    keys.at(),
                    "this waiver lacks the key 'accepts': write how many "
                            + check.type().spec().failing() + "s are known, as in accepts: 24");
        }
        return node == null ? null : values.count(node, "accepts", 1, Long.MAX_VALUE);
    }

    private static String name(@Nullable CheckDeclaration check) {
        return check == null ? "" : check.type().spec().name();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is not a date: write it as in " + DATE, e);
        }
    }
}
