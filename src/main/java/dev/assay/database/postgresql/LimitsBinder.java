package dev.assay.database.postgresql;

import static dev.assay.yaml.KeySpec.optional;
import static dev.assay.yaml.SchemaParts.count;
import static dev.assay.yaml.SchemaParts.flag;
import static dev.assay.yaml.SchemaParts.pattern;

import dev.assay.database.ConnectionKeys;
import dev.assay.database.Plane;
import dev.assay.database.jdbc.Spans;
import dev.assay.yaml.Ages;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Values;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code limits} of a connection, with the defaults of its plane. */
public final class LimitsBinder {

    private static final String SERVERS = "the server's";

    private static final KeySpecs RUN = KeySpecs.of(
            optional("time", "How long after the first statement others may be sent: 10m.", pattern(Ages.TIMEOUT)),
            optional("cost", "The sum of the planner's estimated costs.", count(1)),
            optional(
                    "rows",
                    "The sum of the rows of the statements' tables, as the catalogue estimates them.",
                    count(1)));

    private static final KeySpecs KEYS = keys(Plane.values());

    /** The longest timeout, which PostgreSQL stores as milliseconds in 31 bits. */
    private static final Duration LONGEST = Duration.ofDays(24);

    private static final long MOST_SESSIONS = 100;
    private static final long MOST_WORKERS = 1024;

    private final Values values;

    private LimitsBinder(Values values) {
        this.values = values;
    }

    /** The key {@code limits}, with the defaults of the planes that a connection may be on. */
    public static KeySpec spec(Plane... planes) {
        KeySpecs keys = keys(planes);
        return optional("limits", "What checks may take from the database.", keys.schema())
                .parts(keys);
    }

    private static KeySpecs keys(Plane... planes) {
        return KeySpecs.of(
                optional("sessions", "How many sessions may be open at once.", count(1))
                        .byDefault(of(Limits::sessions, planes)),
                optional("statement_timeout", "How long a statement may run: 5s, 10m.", pattern(Ages.TIMEOUT))
                        .byDefault(of(limits -> Spans.shown(limits.statementTimeout()), planes)),
                optional("lock_timeout", "How long a statement may wait for a lock: 200ms.", pattern(Ages.TIMEOUT))
                        .byDefault(of(limits -> Spans.shown(limits.lockTimeout()), planes)),
                optional(
                                "idle_timeout",
                                "How long a transaction may wait for its next statement: 10s.",
                                pattern(Ages.TIMEOUT))
                        .byDefault(of(limits -> Spans.shown(limits.idleTimeout()), planes)),
                optional(
                                "transaction_timeout",
                                "How long a transaction may last; servers before version 17 heed the other limits only.",
                                pattern(Ages.TIMEOUT))
                        .byDefault("statement_timeout and idle_timeout together"),
                optional("max_cost", "The planner's estimated cost above which a statement is not sent.", count(1))
                        .byDefault(of(Limits::maxCost, planes)),
                optional(
                                "max_rows",
                                "The rows of its tables, as the catalogue estimates them, above which a statement is not"
                                        + " sent.",
                                count(1))
                        .byDefault(of(Limits::maxRows, planes)),
                optional(
                                "run",
                                "What all statements of a run together may use. Once it is spent, nothing more is sent, and what was"
                                        + " not checked is BROKEN.",
                                RUN.schema())
                        .parts(RUN),
                optional(
                                "work_mem",
                                "PostgreSQL's work_mem for a statement: 512MB.",
                                pattern("^[1-9][0-9]*(kB|MB|GB)$"))
                        .byDefault(SERVERS),
                optional("jit", "PostgreSQL's jit for a statement.", flag()).byDefault(SERVERS),
                optional("parallel_workers", "PostgreSQL's max_parallel_workers_per_gather for a statement.", count(0))
                        .byDefault(SERVERS));
    }

    /** A default, or that of each plane if they differ: {@code 1 (operational), 2 (analytical)}. */
    private static String of(Function<Limits, @Nullable Object> limit, Plane... planes) {
        Map<Object, String> shown = new LinkedHashMap<>();
        for (Plane plane : planes) {
            Object value = limit.apply(Limits.of(plane));
            shown.merge(value == null ? "none" : value, plane.name().toLowerCase(Locale.ROOT), (one, other) -> one);
        }
        return shown.size() == 1
                ? String.valueOf(shown.keySet().iterator().next())
                : shown.entrySet().stream()
                        .map(one -> one.getKey() + " (" + one.getValue() + ")")
                        .collect(Collectors.joining(", "));
    }

    /** Reads the limits of a connection, with the defaults of a plane. */
    public static Limits limits(ConnectionKeys connection, Plane plane) {
        Limits otherwise = Limits.of(plane);
        Node node = connection.node("limits");
        return node == null ? otherwise : new LimitsBinder(connection.values()).bind(node, otherwise);
    }

    private Limits bind(Node node, Limits otherwise) {
        Keys keys = Keys.of(node, values.problems(), "limits", "{sessions: 1, statement_timeout: 5s}", KEYS);
        if (keys == null) {
            return otherwise;
        }
        Long sessions = number(keys, "sessions", 1, MOST_SESSIONS);
        Duration statement = span(keys, "statement_timeout");
        Duration lock = span(keys, "lock_timeout");
        Long cost = number(keys, "max_cost", 1, Long.MAX_VALUE);
        Long rows = number(keys, "max_rows", 1, Long.MAX_VALUE);
        Long workers = number(keys, "parallel_workers", 0, MOST_WORKERS);
        Node jit = keys.get("jit");
        Node memory = keys.get("work_mem");
        Duration statementTimeout = statement == null ? otherwise.statementTimeout() : statement;
        Duration idle = span(keys, "idle_timeout");
        Duration idleTimeout = idle == null ? otherwise.idleTimeout() : idle;
        Duration transaction = span(keys, "transaction_timeout");
        Node run = keys.get("run");
        return new Limits(
                sessions == null ? otherwise.sessions() : sessions.intValue(),
                statementTimeout,
                lock == null ? otherwise.lockTimeout() : lock,
                cost == null ? otherwise.maxCost() : cost,
                rows == null ? otherwise.maxRows() : rows,
                memory == null ? null : values.parsed(memory, "work_mem", "512MB", LimitsBinder::memory),
                jit == null ? null : values.flag(jit, "jit"),
                workers == null ? null : (Integer) workers.intValue(),
                idleTimeout,
                transaction == null ? Limits.ofTransactions(statementTimeout, idleTimeout) : transaction,
                run == null ? otherwise.run() : run(run));
    }

    private RunBudget run(Node node) {
        Keys keys = Keys.of(node, values.problems(), "run", "{time: 10m, rows: 100000000}", RUN);
        return keys == null
                ? RunBudget.NONE
                : new RunBudget(
                        span(keys, "time"),
                        number(keys, "cost", 1, Long.MAX_VALUE),
                        number(keys, "rows", 1, Long.MAX_VALUE));
    }

    private @Nullable Long number(Keys keys, String key, long least, long most) {
        return keys.value(key, (node, name) -> values.count(node, name, least, most));
    }

    private @Nullable Duration span(Keys keys, String key) {
        Node node = keys.get(key);
        return node == null ? null : values.parsed(node, key, "5s", LimitsBinder::timeout);
    }

    private static Duration timeout(String text) {
        Duration timeout = Ages.parseTimeout(text);
        if (timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("more than 24 days");
        }
        return timeout;
    }

    private static String memory(String text) {
        if (!text.matches("[1-9][0-9]{0,8}(kB|MB|GB)")) {
            throw new IllegalArgumentException("'" + text + "' is no amount of memory: write it as in 512MB");
        }
        return text;
    }
}
