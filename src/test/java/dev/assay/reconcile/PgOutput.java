package dev.assay.reconcile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the messages of pgoutput, version 1: PostgreSQL's manual, "Logical Replication Message Formats". */
final class PgOutput {

    private final Map<Integer, Relation> relations = new HashMap<>();

    private record Relation(String name, List<String> columns) {}

    /** A message. */
    sealed interface Message {}

    /** A transaction begins; {@code xid} has 32 bits. */
    record Begin(long xid) implements Message {}

    /** The transaction is complete. */
    record Commit() implements Message {}

    /**
     * A row changed.
     *
     * @param table the table's name without its schema
     * @param before the row before, or its key alone; empty if the key is the same or there was none
     * @param after the row after; empty if it was deleted
     */
    record Change(String table, Map<String, @Nullable String> before, Map<String, @Nullable String> after)
            implements Message {}

    /** Reads a message; null if it tells nothing of rows. */
    @Nullable
    Message read(ByteBuffer bytes) {
        switch (bytes.get()) {
            case 'B' -> {
                bytes.position(bytes.position() + 16);
                return new Begin(Integer.toUnsignedLong(bytes.getInt()));
            }
            case 'C' -> {
                return new Commit();
            }
            case 'R' -> {
                relation(bytes);
                return null;
            }
            case 'I', 'U', 'D' -> {
                return change(bytes);
            }
            default -> {
                return null;
            }
        }
    }

    private void relation(ByteBuffer bytes) {
        int id = bytes.getInt();
        text(bytes);
        String name = text(bytes);
        bytes.get();
        List<String> columns = new ArrayList<>();
        for (int left = bytes.getShort(); left > 0; left--) {
            bytes.get();
            columns.add(text(bytes));
            bytes.position(bytes.position() + 8);
        }
        relations.put(id, new Relation(name, columns));
    }

    private Change change(ByteBuffer bytes) {
        Relation relation = Objects.requireNonNull(relations.get(bytes.getInt()));
        Map<String, @Nullable String> before = new LinkedHashMap<>();
        Map<String, @Nullable String> after = new LinkedHashMap<>();
        while (bytes.hasRemaining()) {
            if (bytes.get() == 'N') {
                tuple(relation, bytes, after, before);
            } else {
                tuple(relation, bytes, before, Map.of());
            }
        }
        return new Change(relation.name(), before, after);
    }

    /** A value that did not change and lies out of line is not sent: it is the one before. */
    private static void tuple(
            Relation relation,
            ByteBuffer bytes,
            Map<String, @Nullable String> into,
            Map<String, @Nullable String> before) {
        bytes.getShort();
        for (String column : relation.columns()) {
            switch (bytes.get()) {
                case 't' -> {
                    byte[] value = new byte[bytes.getInt()];
                    bytes.get(value);
                    into.put(column, new String(value, StandardCharsets.UTF_8));
                }
                case 'u' -> into.put(column, before.get(column));
                default -> into.put(column, null);
            }
        }
    }

    private static String text(ByteBuffer bytes) {
        int from = bytes.position();
        while (bytes.get() != 0) {
            // the end of the text
        }
        byte[] text = new byte[bytes.position() - from - 1];
        bytes.get(from, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
