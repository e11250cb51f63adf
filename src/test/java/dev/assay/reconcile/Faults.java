package dev.assay.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Faults planted in a copy while it moves, on keys that the load leaves alone. */
final class Faults {

    private static final long NEW = 9_700_000L;

    private static final long PHANTOM = NEW + Load.QUIET;

    private Faults() {}

    private static long quiet(int number) {
        return (long) number * Load.QUIET;
    }

    private static final Map<Integer, String> ALTERED = Map.ofEntries(
            Map.entry(13, "note = left(note, 3)"),
            Map.entry(15, "note = coalesce(note, '')"),
            Map.entry(16, "note = NULL"),
            Map.entry(17, "note = (SELECT max(note) FROM mart.orders WHERE id = 1843)"),
            Map.entry(18, "total = round(total, -1)"),
            Map.entry(21, "at = at + interval '1 hour'"),
            Map.entry(22, "at = at + interval '1 microsecond'"),
            Map.entry(23, "ok = NOT ok"),
            Map.entry(24, "note = note || ' '"),
            Map.entry(26, "customer = NULL"),
            Map.entry(27, "note = '__debezium_unavailable_value'"),
            // two rows swap their values, so that no sum of a column changes
            Map.entry(31, "total = 32 * 97"),
            Map.entry(32, "total = 31 * 97"));

    /** Plants each kind once in the changelog and in the current state. */
    static void plant(Pipeline pipeline) {
        pipeline.applier.lost.addAll(List.of("c " + NEW, "u " + quiet(10), "d " + quiet(11)));
        pipeline.source.run("INSERT INTO app.orders VALUES (" + NEW + ", 1, 'lost', 1, now(), true);"
                + "UPDATE app.orders SET total = total + 1 WHERE id = " + quiet(10)
                + "; DELETE FROM app.orders WHERE id = " + quiet(11));
        for (String table : List.of("mart.orders", "mart.log", "mart.state")) {
            ALTERED.forEach((number, how) ->
                    pipeline.copy.run("UPDATE " + table + " SET " + how + " WHERE id = " + quiet(number)));
            pipeline.copy.run("DELETE FROM " + table + " WHERE id = " + quiet(28));
        }
        pipeline.copy.run("INSERT INTO mart.orders VALUES (" + PHANTOM + ", 1, 'phantom', 1, now(), true);"
                + "INSERT INTO mart.state SELECT *, 1, 1, false, '2026-01-01' FROM mart.orders WHERE id = " + PHANTOM
                + ";"
                + "INSERT INTO mart.state SELECT * FROM mart.state WHERE id = " + quiet(12) + ";"
                + "INSERT INTO mart.log SELECT *, 'c', 1, 1 FROM mart.orders WHERE id = " + PHANTOM + ";"
                + "INSERT INTO mart.orders SELECT * FROM mart.orders WHERE id = " + quiet(12));
    }

    /** The differences that were planted. A changelog's row that is there twice is no difference. */
    static List<String> planted(Pipeline.Copy copy) {
        List<String> found = new ArrayList<>(List.of(
                NEW + " MISSING",
                quiet(10) + " DIFFERENT",
                quiet(11) + " EXTRA",
                quiet(28) + " MISSING",
                PHANTOM + " EXTRA"));
        ALTERED.keySet().forEach(number -> found.add(quiet(number) + " DIFFERENT"));
        if (copy != Pipeline.Copy.CHANGELOG) {
            found.add(quiet(12) + " EXTRA");
        }
        return found;
    }
}
