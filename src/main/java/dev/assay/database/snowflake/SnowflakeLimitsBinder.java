package dev.assay.database.snowflake;

import static dev.assay.yaml.KeySpec.optional;
import static dev.assay.yaml.SchemaParts.anyOf;
import static dev.assay.yaml.SchemaParts.count;
import static dev.assay.yaml.SchemaParts.pattern;

import dev.assay.database.jdbc.Spans;
import dev.assay.yaml.Ages;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code limits} of a Snowflake connection, with the defaults. */
final class SnowflakeLimitsBinder {

    private static final KeySpecs KEYS = KeySpecs.of(
            optional(
                            "sessions",
                            "How many statements may run at once; always 1 with the browser, so that it opens once.",
                            count(1))
                    .byDefault(String.valueOf(SnowflakeLimits.DEFAULT.sessions())),
            span(
                    "statement_timeout",
                    "How long a statement may run, with compiling and queueing: 30s, 10m. The warehouse's own limit may be"
                            + " shorter.",
                    SnowflakeLimits.DEFAULT.statementTimeout()),
            span(
                    "queue_timeout",
                    "How long a statement may wait for the warehouse.",
                    SnowflakeLimits.DEFAULT.queueTimeout()),
            span(
                    "login_timeout",
                    "How long a log-in may take, also one in the browser.",
                    SnowflakeLimits.DEFAULT.loginTimeout()),
            span(
                    "network_timeout",
                    "How long to wait for a server that does not answer. During a long statement it keeps answering that the"
                            + " statement is in progress.",
                    SnowflakeLimits.DEFAULT.networkTimeout()),
            optional(
                            "max_bytes",
                            "The bytes to read, as EXPLAIN estimates them, above which a statement is not sent: 500MB, 10GB. A"
                                    + " kB is 1,000 bytes.",
                            anyOf(List.of(count(1), pattern("^[1-9][0-9]*(kB|MB|GB|TB)$"))))
                    .byDefault("none"));

    static final KeySpec LIMITS = optional("limits", "What checks may take from the account.", KEYS.schema())
            .parts(KEYS);

    private static final long MOST_SESSIONS = 100;

    /** Snowflake's maximum for a timeout. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,17})(kB|MB|GB|TB)?");
    private static final List<String> UNITS = Arrays.asList("kB", "MB", "GB", "TB");

    private final Values values;

    SnowflakeLimitsBinder(Values values) {
        this.values = values;
    }

    SnowflakeLimits bind(Node node) {
        SnowflakeLimits otherwise = SnowflakeLimits.DEFAULT;
        Keys keys = Keys.of(node, values.problems(), "limits", "{sessions: 2, max_bytes: 10GB}", KEYS);
        if (keys == null) {
            return otherwise;
        }
        Node sessions = keys.get("sessions");
        Long count = sessions == null ? null : values.count(sessions, "sessions", 1, MOST_SESSIONS);
        Node most = keys.get("max_bytes");
        return new SnowflakeLimits(
                count == null ? otherwise.sessions() : count.intValue(),
                span(keys, "statement_timeout", otherwise.statementTimeout()),
                span(keys, "queue_timeout", otherwise.queueTimeout()),
                span(keys, "login_timeout", otherwise.loginTimeout()),
                span(keys, "network_timeout", otherwise.networkTimeout()),
                most == null ? null : values.parsed(most, "max_bytes", "10GB", SnowflakeLimitsBinder::bytes));
    }

    private static KeySpec span(String key, String description, Duration otherwise) {
        return optional(key, description, pattern(Ages.TIMEOUT)).byDefault(Spans.shown(otherwise));
    }

    private Duration span(Keys keys, String key, Duration otherwise) {
        Node node = keys.get(key);
        @Nullable Duration span = node == null ? null : values.parsed(node, key, "30s", SnowflakeLimitsBinder::seconds);
        return span == null ? otherwise : span;
    }

    /** A timeout in whole seconds, as Snowflake takes it. */
    private static Duration seconds(String text) {
        Duration span = Ages.parseTimeout(text);
        if (span.compareTo(LONGEST) > 0 || span.toMillis() % 1000 != 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no timeout of Snowflake's: write whole seconds, at most 7d");
        }
        return span;
    }

    /** A size in bytes; 1 kB is 1,000 bytes. */
    private static Long bytes(String text) {
        Matcher size = SIZE.matcher(text.strip());
        if (!size.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no number of bytes: write it as in 500000000, 500MB or 10GB");
        }
        BigDecimal bytes = new BigDecimal(size.group(1)).movePointRight(3 * (UNITS.indexOf(size.group(2)) + 1));
        return bytes.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
    }
}
