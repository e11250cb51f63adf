package dev.assay.oracle;

import dev.assay.testing.Suites;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Makes tables: columns for every kind of check, and some of whatever type. */
final class TableMaker {

    private static final List<String> COLUMN_NAMES = List.of(
            "id",
            "rows",
            "surplus",
            "keys",
            "all_rows",
            "failed1",
            "new",
            "m1",
            "t",
            "a b",
            "quo\"te",
            "UPPER",
            "upper",
            "a",
            "b",
            "select",
            "ünïcode",
            "n",
            "k1",
            "expected",
            "dot.ted",
            "Order Date",
            "value",
            "user",
            "from",
            "to",
            "count",
            "g1",
            "it's",
            "x-y",
            "null",
            "end");
    private static final int WILD = 7;

    private final Draw draw;
    private final Facts facts;
    private final List<Column> columns = new ArrayList<>();
    private final List<IntFunction<@Nullable String>> fillers = new ArrayList<>();
    private List<String> names = List.of();

    TableMaker(Draw draw, Facts facts) {
        this.draw = draw;
        this.facts = facts;
    }

    /** A table with so many rows; of a clean one the id is a key. */
    Table table(String name, int count, boolean clean, double nulls) {
        columns.clear();
        fillers.clear();
        names = draw.shuffled(COLUMN_NAMES);
        keys(count, clean);
        amounts();
        times();
        spans();
        texts();
        for (Kind kind : draw.shuffled(Arrays.asList(Kind.values())).subList(0, WILD)) {
            List<String> pool = draw.some(kind.pool(), kind.pool().size());
            add("", kind, pool, row -> draw.of(pool));
        }
        double[] shares = columns.stream()
                .mapToDouble(column -> clean && column.role().equals("id") ? 0 : share(nulls))
                .toArray();
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            List<@Nullable Cell> cells = new ArrayList<>();
            for (Column column : columns) {
                String text = draw.chance(shares[column.index()])
                        ? null
                        : fillers.get(column.index()).apply(row);
                cells.add(text == null ? null : facts.cell(column.kind(), text));
            }
            rows.add(new Row(cells));
        }
        return new TableScript(draw).of(name, List.copyOf(columns), rows);
    }

    private double share(double nulls) {
        return nulls > 0.5 ? (draw.oneIn(3) ? 1 : nulls) : draw.oneIn(20) ? 1 : draw.oneIn(2) ? 0 : nulls;
    }

    private void add(String role, Kind kind, List<String> pool, IntFunction<@Nullable String> filler) {
        columns.add(new Column(names.get(columns.size()), kind, role, columns.size(), pool));
        fillers.add(filler);
    }

    private void pooled(String role, Kind kind, List<String> pool) {
        add(role, kind, pool, row -> draw.of(pool));
    }

    private void keys(int count, boolean clean) {
        List<String> few = java.util.stream.IntStream.rangeClosed(1, Math.max(3, count))
                .mapToObj(String::valueOf)
                .toList();
        add("id", Kind.BIG, few, row -> String.valueOf(clean || draw.chance(0.9) ? row + 1 : draw.between(1, count)));
        pooled("ref", draw.any(Kind.BIG, Kind.INT, Kind.NUMERIC), few);
        Kind kind = draw.any(
                Kind.TEXT,
                Kind.PADDED,
                Kind.VARCHAR,
                Kind.MOOD,
                Kind.NUMERIC,
                Kind.FOLDED,
                Kind.ROOT,
                Kind.BOOLEAN,
                Kind.INT,
                Kind.DATE,
                Kind.MOMENT,
                Kind.DOUBLE);
        pooled("grp", kind, draw.some(kind.pool(), 4));
        pooled("flag", Kind.BOOLEAN, Kind.BOOLEAN.pool());
        Kind load = draw.any(Kind.INT, Kind.DATE, Kind.MOMENT, Kind.TEXT, Kind.NUMERIC, Kind.DOUBLE);
        pooled("batch", load, draw.some(load.pool(), 4));
        repeated();
        pooled(
                "digits",
                draw.any(Kind.DOUBLE, Kind.NUMERIC),
                List.of("0.1", "0.3", "0.30000000000000004", "2.5", "9007199254740993", "9007199254740992"));
    }

    /** Numbers that are there once, but for some that are there several times: as many surplus rows as a hand has fingers. */
    private void repeated() {
        int[] next = {0, 0};
        int most = draw.between(1, 5);
        add("repeated", draw.any(Kind.INT, Kind.TEXT), List.of(), row -> {
            next[1] = row == 0 ? 0 : next[1] - 1;
            if (next[1] <= 0) {
                next[0] = row == 0 ? 1 : next[0] + 1;
                next[1] = draw.oneIn(6) ? draw.between(1, most) : 1;
            }
            return String.valueOf(next[0]);
        });
    }

    private void amounts() {
        Kind kind = draw.any(Kind.INT, Kind.MONEY, Kind.NUMERIC, Kind.DOUBLE);
        List<String> pool = Pools.amounts(kind);
        String[] last = {"0", "0"};
        add("net", kind, pool, row -> last[0] = draw.of(pool));
        add("tax", kind, pool, row -> last[1] = draw.of(pool));
        add(
                "total",
                kind,
                pool,
                row -> draw.chance(0.3)
                        ? draw.of(pool)
                        : new BigDecimal(last[0]).add(new BigDecimal(last[1])).toPlainString());
    }

    private void times() {
        Kind kind = draw.any(Kind.TIMESTAMP, Kind.MOMENT, Kind.DATE);
        pooled("placed", kind, Pools.near(kind, Suites.AS_OF));
        pooled("loaded", kind, Pools.near(kind, Suites.AS_OF));
        Kind other = draw.any(Kind.TIMESTAMP, Kind.MOMENT, Kind.DATE);
        List<String> past = Pools.near(other, Suites.AS_OF).stream()
                .filter(text -> Times.micros(text) <= Times.micros(Suites.AS_OF))
                .toList();
        pooled("seen", other, draw.some(draw.oneIn(3) ? Pools.near(other, Suites.AS_OF) : past, past.size()));
        Kind step = draw.any(Kind.INT, Kind.DATE, Kind.TIMESTAMP);
        int[] at = {0};
        double slips = draw.any(0.0, 0.1, 0.3);
        add("step", step, List.of(), row -> {
            at[0] = (row == 0 ? 0 : at[0]) + (draw.chance(slips) ? draw.between(-1, 3) : 1);
            return step == Kind.INT ? String.valueOf(at[0]) : Pools.time(step, Suites.AS_OF, 86_400L * (at[0] - 60));
        });
    }

    private void spans() {
        Kind kind = draw.any(Kind.DATE, Kind.TIMESTAMP, Kind.MOMENT, Kind.INT);
        int[] at = {0, 0};
        double slips = draw.any(0.0, 0.05, 0.3);
        int keys = draw.between(1, 4);
        add("member", Kind.INT, List.of(), row -> String.valueOf(1 + row % keys));
        add("from", kind, List.of(), row -> {
            at[0] = row / keys * 10 + (draw.chance(slips) ? draw.between(-6, 6) : 0);
            return day(kind, at[0]);
        });
        add("to", kind, List.of(), row -> {
            int end = row / keys * 10 + 10 + (draw.chance(slips) ? draw.between(-12, 3) : 0);
            return draw.chance(0.1) ? (draw.oneIn(2) ? null : far(kind)) : day(kind, end);
        });
    }

    private static String day(Kind kind, int days) {
        return kind == Kind.INT ? String.valueOf(days) : Pools.time(kind, Suites.AS_OF, 86_400L * (days - 200));
    }

    /** An end that means none. */
    static String far(Kind kind) {
        return switch (kind) {
            case INT, BIG -> "999999";
            case DATE -> "9999-12-31";
            case TIMESTAMP -> "9999-12-31 00:00:00";
            default -> "9999-12-31 00:00:00+00";
        };
    }

    private void texts() {
        Kind kind = draw.any(Kind.TEXT, Kind.VARCHAR, Kind.PADDED, Kind.CODE);
        pooled("word", kind, draw.some(kind.pool(), kind.pool().size()));
        pooled("form", Kind.TEXT, draw.some(Pools.FORMS, 30));
    }
}
