package dev.assay.reconcile;

import dev.assay.sql.Checksums;
import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statements of a comparison. Each reads one side. */
final class Statements {

    /** Names that no column of a table has. */
    private static final String NUMBER = Dialect.quoted("assay range");

    private static final String VERSION = Dialect.quoted("assay version");

    private Statements() {}

    /**
     * {@code n, k}: keys that divide each range into parts of about the same number of rows, in ascending order.
     *
     * @param parts the number of parts at most
     * @param least the number of a part's rows at least
     */
    static Sql bounds(Side side, Ranges ranges, int parts, int least) {
        return ranges.wanted().size() == 1
                ? boundsOfOne(side, ranges, parts, least)
                : boundsOfEach(side, ranges, parts, least);
    }

    /** Rows are counted apart, since a count beside each row would keep all rows in memory. */
    private static Sql boundsOfOne(Side side, Ranges ranges, int parts, int least) {
        List<Sql.Bind> binds = new ArrayList<>();
        String inner = "SELECT " + ordered(side) + ", ROW_NUMBER() OVER (ORDER BY " + String.join(", ", side.ordered())
                + ") AS i FROM " + ofOne(side, ranges, binds);
        String count = "SELECT COUNT(*) FROM " + ofOne(side, ranges, binds);
        return new Sql(
                "SELECT " + ranges.wanted().iterator().next() + " AS n, " + side.keyText(names(side)) + " AS k FROM ("
                        + inner + ") AS w WHERE i > 1 AND MOD(i - 1, " + step("(" + count + ")", parts, least)
                        + ") = 0 ORDER BY i",
                binds);
    }

    private static Sql boundsOfEach(Side side, Ranges ranges, int parts, int least) {
        List<Sql.Bind> binds = new ArrayList<>();
        String inner = "SELECT " + NUMBER + " AS n, " + ordered(side) + ", ROW_NUMBER() OVER (PARTITION BY " + NUMBER
                + " ORDER BY " + String.join(", ", side.ordered()) + ") AS i, COUNT(*) OVER (PARTITION BY " + NUMBER
                + ") AS c FROM " + numbered(side.withoutVersion(), ranges, binds)
                + (ranges.isWhole() ? " WHERE NOT " : " AND NOT ")
                + side.isKeyNull();
        return new Sql(
                "SELECT n, " + side.keyText(names(side)) + " AS k FROM (" + inner + ") AS w WHERE i > 1 AND MOD(i - 1, "
                        + step("c", parts, least) + ") = 0 ORDER BY n, i",
                binds);
    }

    private static String step(String count, int parts, int least) {
        return "GREATEST(CAST(CEIL(" + count + " / " + parts + ".0) AS bigint), " + least + ")";
    }

    /** {@code k}: the key that has so many rows from the begin of a range on before it; no row if there are fewer. */
    static Sql end(Side side, Ranges range, long rows) {
        List<Sql.Bind> binds = new ArrayList<>();
        return new Sql(
                "SELECT " + side.keyText(names(side)) + " AS k FROM (SELECT " + ordered(side) + " FROM "
                        + ofOne(side, range, binds) + " ORDER BY "
                        + String.join(", ", side.ordered()) + " LIMIT 1 OFFSET " + rows + ") AS w",
                binds);
    }

    /** {@code n, c, s}: a row for each range that has rows: their number, and the sum of their checksums. */
    static Sql sums(Side side, Ranges ranges) {
        List<Sql.Bind> binds = new ArrayList<>();
        String inner = "SELECT " + NUMBER + " AS n, " + side.checksums().md5(side.summedText()) + " AS h FROM "
                + numbered(side.withoutVersion(), ranges, binds)
                + (ranges.wanted().size() == 1 ? "" : side.checksums().fewGroups());
        return new Sql(
                "SELECT n, COUNT(*) AS c, " + side.checksums().sum("h") + " AS s FROM (" + inner + ") AS u GROUP BY n",
                binds);
    }

    /** {@code k, h, v}, and the approximate values: the key, the MD5 and the version of each row. */
    static Sql rows(Side side, Ranges ranges) {
        List<Sql.Bind> binds = new ArrayList<>();
        return new Sql(
                "SELECT " + row(side, side.version() == null ? "''" : VERSION) + " FROM "
                        + numbered(side, ranges, binds),
                binds);
    }

    /** The same of the rows of some keys. */
    static Sql rows(Side side, List<Key> keys) {
        List<Sql.Bind> binds = new ArrayList<>(side.binds());
        return new Sql(
                "SELECT " + row(side, side.version() == null ? "''" : side.version()) + " FROM " + side.relation()
                        + " WHERE " + isAmong(side, keys, binds),
                binds);
    }

    /** {@code k, h} and a column for each compared one: the MD5 of its text. */
    static Sql columns(Side side, List<Key> keys) {
        List<Sql.Bind> binds = new ArrayList<>(side.binds());
        String columns = side.texts().stream()
                .map(text -> ", " + side.checksums().md5(text))
                .collect(Collectors.joining());
        return new Sql(
                "SELECT " + side.keyText() + " AS k, " + side.checksums().md5(side.rowText()) + " AS h" + columns
                        + " FROM " + side.relation() + " WHERE " + isAmong(side, keys, binds),
                binds);
    }

    /** Rows of {@link #rows}, and before them one of the state of the database's writers, in the same snapshot. */
    static Sql withState(Side side, Sql rows, Checksums.Positions positions) {
        String none = ", " + side.checksums().approximate("NULL");
        String approximate = approximate(side, i -> "d" + i);
        return new Sql(
                "SELECT 0 AS z, snapshot AS k, position AS h, CAST(standby AS text) AS v, CAST(held AS text) AS w,"
                        + " now AS x" + none.repeat(side.approximate().size()) + " FROM (" + positions.state()
                        + ") AS s UNION ALL SELECT 1, k, h, v, '', ''" + approximate + " FROM (" + rows.text()
                        + ") AS r",
                rows.binds());
    }

    /** {@code k}: the keys of the rows of some ranges, each once. */
    static Sql keys(Side side, Ranges ranges) {
        List<Sql.Bind> binds = new ArrayList<>();
        return new Sql(
                "SELECT DISTINCT " + side.keyText() + " AS k FROM " + numbered(side.withoutVersion(), ranges, binds),
                binds);
    }

    /**
     * Rows of a statement, with null behind them, and rows of nulls with a key behind them, of one moment.
     *
     * @param width the number of columns of the rows
     */
    static Sql withKeys(Sql rows, Sql keys, int width) {
        List<Sql.Bind> binds = new ArrayList<>(rows.binds());
        binds.addAll(keys.binds());
        return new Sql(
                "SELECT r.*, CAST(NULL AS VARCHAR) AS key FROM (" + rows.text() + ") AS r UNION ALL SELECT "
                        + "NULL, ".repeat(width) + "k FROM (" + keys.text() + ") AS h",
                binds);
    }

    /** The SQL of whether a row's key is one of some. */
    static String isAmong(Side side, List<Key> keys, List<Sql.Bind> binds) {
        return side.checksums()
                .isAmong(
                        side.ordered(),
                        side.orderedTypes(),
                        keys.stream().map(Key::texts).toList(),
                        binds);
    }

    private static String row(Side side, String version) {
        return side.keyText() + " AS k, " + side.checksums().md5(side.rowText()) + " AS h, " + version + " AS v"
                + approximate(side, i -> side.approximate().get(i).value() + " AS d" + i);
    }

    /** The columns of the approximate values, each behind a comma. */
    private static String approximate(Side side, IntFunction<String> column) {
        return IntStream.range(0, side.approximate().size())
                .mapToObj(i -> ", " + column.apply(i))
                .collect(Collectors.joining());
    }

    /** The rows of some ranges, with the number of the range. */
    private static String numbered(Side side, Ranges ranges, List<Sql.Bind> binds) {
        String version = side.version() == null ? "" : ", " + side.version() + " AS " + VERSION;
        if (ranges.wanted().size() == 1) {
            binds.addAll(side.binds());
            return "(SELECT " + ranges.wanted().iterator().next() + " AS " + NUMBER + version + ", t.* FROM "
                    + side.relation() + where(between(side, ranges, binds)) + ") AS t";
        }
        List<Sql.Bind> own = new ArrayList<>();
        String number = side.checksums()
                .range(
                        side.ordered(),
                        side.orderedTypes(),
                        ranges.bounds().stream().map(Key::texts).toList(),
                        own);
        own.addAll(side.binds());
        String rows = "(SELECT " + number + " AS " + NUMBER + version + ", t.* FROM " + side.relation()
                + where(between(side, ranges, own)) + ") AS t";
        binds.addAll(own);
        return rows + (ranges.isWhole() ? "" : " WHERE " + NUMBER + " IN (" + numbers(ranges) + ")");
    }

    /** Written out, since a database looks for a number in a list that it knows when it plans, and not in one that is bound. */
    private static String numbers(Ranges ranges) {
        return ranges.wanted().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static List<String> names(Side side) {
        return IntStream.range(0, side.key().size()).mapToObj(i -> "o" + i).toList();
    }

    private static String ordered(Side side) {
        List<String> ordered = side.ordered();
        return IntStream.range(0, ordered.size())
                .mapToObj(i -> ordered.get(i) + " AS o" + i)
                .collect(Collectors.joining(", "));
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** The rows of a range that have a key. */
    private static String ofOne(Side side, Ranges range, List<Sql.Bind> binds) {
        binds.addAll(side.binds());
        List<String> conditions = between(side, range, binds);
        conditions.add("NOT " + side.isKeyNull());
        return side.relation() + where(conditions);
    }

    /** The rows between the first and the last range that is looked at, which an index on the key can find. */
    private static List<String> between(Side side, Ranges ranges, List<Sql.Bind> binds) {
        List<String> conditions = new ArrayList<>();
        List<Integer> wanted = new ArrayList<>(ranges.wanted());
        Key low = ranges.low(wanted.get(0));
        Key high = ranges.high(wanted.get(wanted.size() - 1));
        if (low != null) {
            conditions.add(side.checksums().compared(side.ordered(), side.orderedTypes(), false, low.texts(), binds));
            if (side.key().size() > 1) {
                conditions.add("NOT " + side.isKeyNull()); // of which the first column may be above
            }
        }
        if (high != null) {
            String below = side.checksums().compared(side.ordered(), side.orderedTypes(), true, high.texts(), binds);
            conditions.add(low == null ? "(" + below + " OR " + side.isKeyNull() + ")" : below);
        }
        return conditions;
    }
}
