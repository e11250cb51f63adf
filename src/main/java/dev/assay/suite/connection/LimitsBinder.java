package dev.assay.suite.connection;

import dev.assay.database.postgresql.Limits;
import dev.assay.yaml.Ages;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Values;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code limits} of a connection over a plane's defaults. */
final class LimitsBinder {

    static final List<String> KEYS = List.of(
            "sessions",
            "statement_timeout",
            "lock_timeout",
            "max_cost",
            "max_rows",
            "work_mem",
            "jit",
            "parallel_workers");

    /** What a database takes as milliseconds in 31 bits. */
    private static final Duration LONGEST = Duration.ofDays(24);

    static final long MOST_SESSIONS = 100;
    private static final long MOST_WORKERS = 1024;

    private final Values values;

    LimitsBinder(Values values) {
        this.values = values;
    }

    Limits bind(Node node, Limits otherwise) {
        Keys keys = Keys.of(node, values.problems(), "limits", "{sessions: 1, statement_timeout: 5s}", KEYS);
        if (keys == null) {
            return otherwise;
        }
        Long sessions = count(keys, "sessions", 1, MOST_SESSIONS);
        Duration statement = span(keys, "statement_timeout");
        Duration lock = span(keys, "lock_timeout");
        Long cost = count(keys, "max_cost", 1, Long.MAX_VALUE);
        Long rows = count(keys, "max_rows", 1, Long.MAX_VALUE);
        Long workers = count(keys, "parallel_workers", 0, MOST_WORKERS);
        Node jit = keys.get("jit");
        Node memory = keys.get("work_mem");
        return new Limits(
                sessions == null ? otherwise.sessions() : sessions.intValue(),
                statement == null ? otherwise.statementTimeout() : statement,
                lock == null ? otherwise.lockTimeout() : lock,
                cost == null ? otherwise.maxCost() : cost,
                rows == null ? otherwise.maxRows() : rows,
                memory == null ? null : values.parsed(memory, "work_mem", "512MB", LimitsBinder::memory),
                jit == null ? null : values.flag(jit, "jit"),
                workers == null ? null : (Integer) workers.intValue());
    }

    private @Nullable Long count(Keys keys, String key, long least, long most) {
        Node node = keys.get(key);
        return node == null ? null : values.count(node, key, least, most);
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
