package dev.assay.reconcile;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the recorded tables of {@code suites/cdc}: a source, and what a pipeline with faults would have made of it. The same seed makes
 * the same tables.
 */
public final class RecordedCopies {

    private static final long SEED = 20260301;
    private static final int ROWS = 4000;
    private static final int TRANSACTIONS = 500;

    /** Below all ids of a new cluster's own transactions, so that its snapshots see them. */
    private static final int FIRST_TRANSACTION = 101;

    /** Above every position of a log. */
    private static final long REACHED = 1L << 62;

    private static final Instant BEGIN = Instant.parse("2026-03-01T06:00:00Z");

    /** No change is lost but at these keys, and nothing else happens to them. */
    private static final Set<Integer> FAULTY = Set.of(100, 200, 300, 400, 500, 600, 700, 800);

    private static final int NEW = 9000;
    private static final int PHANTOM = 9100;

    private final Random random = new Random(SEED);
    private final TreeMap<Integer, Order> source = new TreeMap<>();
    private final TreeMap<Integer, Order> state = new TreeMap<>();
    private final List<String> log = new ArrayList<>();
    private long position = 24_000_000;
    private int fresh = ROWS;

    /** A row. */
    private record Order(int id, int customer, @Nullable String note, BigDecimal total, Instant at, boolean ok) {

        Order with(@Nullable String newNote, BigDecimal newTotal, Instant newAt) {
            return new Order(id, customer, newNote, newTotal, newAt, ok);
        }

        String csv() {
            String written = note == null ? "" : '"' + note + '"';
            return id + "," + customer + "," + written + "," + total.toPlainString() + "," + at + "," + ok;
        }
    }

    private RecordedCopies() {}

    /** The texts of the CSV files, by their names without {@code .csv.gz}. */
    public static Map<String, String> files() {
        return new RecordedCopies().made();
    }

    /** The differences of the current state, as in {@code 9000 missing in the copy}; ten, as many as results show. */
    public static List<String> ofCurrentState() {
        List<String> all = new ArrayList<>(ofChangelog());
        all.add("800 extra in the copy"); // twice there; a changelog may have an event twice
        return all;
    }

    /** The differences of the changelog. */
    public static List<String> ofChangelog() {
        return List.of(
                NEW + " missing in the copy",
                "100 different",
                "200 extra in the copy",
                PHANTOM + " extra in the copy",
                "300 different",
                "400 different",
                "500 different",
                "600 different",
                "700 different");
    }

    private Map<String, String> made() {
        for (int id = 1; id <= ROWS; id++) {
            arrives("r", order(id, BEGIN), 0, "");
        }
        for (int i = 0; i < TRANSACTIONS; i++) {
            transaction(FIRST_TRANSACTION + i, BEGIN.plusSeconds(7L * i));
        }
        faults(FIRST_TRANSACTION + TRANSACTIONS - 1, BEGIN.plusSeconds(7L * TRANSACTIONS));
        String header = "id,customer,note,total,at,ok";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("orders", csv(header, source.values().stream().map(Order::csv).toList()));
        List<String> rows =
                new ArrayList<>(state.values().stream().map(Order::csv).toList());
        rows.add(known(state, 800).csv()); // twice
        files.put("state", csv(header, rows));
        files.put("log", csv(header + ",_op,_lsn,_txid", log));
        files.put("heartbeat", csv("position,at", List.of(REACHED + "," + BEGIN.plusSeconds(7L * TRANSACTIONS))));
        return files;
    }

    private static String csv(String header, List<String> rows) {
        return header + "\n" + String.join("\n", rows) + "\n";
    }

    private static Order known(Map<Integer, Order> orders, int id) {
        Order order = orders.get(id);
        if (order == null) {
            throw new IllegalStateException("no order " + id);
        }
        return order;
    }

    private Order order(int id, Instant at) {
        String note = id % 5 == 0 && !FAULTY.contains(id) ? null : "note " + id + " of " + random.nextInt(1000);
        return new Order(id, random.nextInt(300), note, BigDecimal.valueOf(random.nextInt(100_000), 2), at, true);
    }

    private void transaction(int transaction, Instant at) {
        for (int i = random.nextInt(10); i >= 0; i--) {
            int id = 1 + (int) (Math.pow(random.nextDouble(), 3) * (ROWS - 1));
            Order old = source.get(id);
            if (FAULTY.contains(id) || old == null || random.nextInt(4) == 0) {
                arrives("c", order(++fresh, at), next(), String.valueOf(transaction));
            } else if (random.nextInt(8) == 0) {
                leaves(old, String.valueOf(transaction));
            } else {
                BigDecimal total = old.total().add(BigDecimal.ONE);
                arrives(
                        "u",
                        old.with("changed " + random.nextInt(1000), total, at),
                        next(),
                        String.valueOf(transaction));
            }
        }
    }

    private long next() {
        position += 40 + random.nextInt(400);
        return position;
    }

    private void arrives(String operation, Order order, long at, String transaction) {
        source.put(order.id(), order);
        copied(operation, order, at, transaction);
    }

    private void copied(String operation, Order order, long at, String transaction) {
        state.put(order.id(), order);
        log.add(order.csv() + "," + operation + "," + at + "," + transaction);
    }

    private void leaves(Order order, String transaction) {
        source.remove(order.id());
        state.remove(order.id());
        log.add(order.csv() + ",d," + next() + "," + transaction);
    }

    private void faults(int last, Instant at) {
        String transaction = String.valueOf(last);
        source.put(NEW, order(NEW, at)); // a lost insert
        Order first = known(source, 100);
        source.put(100, first.with(first.note(), first.total().add(BigDecimal.TEN), at)); // a lost update
        source.remove(200); // a lost delete
        copied("c", order(PHANTOM, at), next(), transaction); // a row that never was
        altered(300, "note", transaction); // cut
        altered(400, "__debezium_unavailable_value", transaction);
        Order late = known(source, 500);
        copied("u", late.with(late.note(), late.total(), late.at().plusSeconds(3600)), next(), transaction);
        swapped(known(source, 600), known(source, 700), transaction);
        log.addAll(
                Arrays.asList(log.get(log.size() - 1), log.get(log.size() - 2))); // delivered twice, which is no fault
    }

    private void altered(int id, String note, String transaction) {
        Order order = known(source, id);
        copied("u", order.with(note, order.total(), order.at()), next(), transaction);
    }

    /** Two rows whose totals change places, so that no sum of a column changes. */
    private void swapped(Order one, Order other, String transaction) {
        copied("u", one.with(one.note(), other.total(), one.at()), next(), transaction);
        copied("u", other.with(other.note(), one.total(), other.at()), next(), transaction);
    }
}
