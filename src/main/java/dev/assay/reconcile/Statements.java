package dev.assay.reconcile;

import dev.assay.sql.Checksums;
import dev.assay.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The statements of a comparison. Each reads one side. */
final class Statements {

    private static final int LANE_A = 9;
    private static final int LANE_B = 21;

    private Statements() {}

    /**
     * {@code n, k}: keys that divide each range into parts of about the same number of rows, in ascending order.
     *
     * @param parts the number of parts
     */
    static Sql bounds(Side side, Ranges ranges, int parts) {
        List<Sql.Bind> binds = new ArrayList<>();
        String inner = "SELECT " + number(side, ranges, binds) + " AS n, " + side.ordered() + " AS o, " + side.keyText()
                + " AS k FROM " + side.relation() + where(side, ranges, binds);
        return new Sql(
                "SELECT n, k FROM (SELECT n, k, o, ROW_NUMBER() OVER (PARTITION BY n ORDER BY o) AS i,"
                        + " COUNT(*) OVER (PARTITION BY n) AS c FROM (" + inner + ") AS u" + among(ranges)
                        + ") AS w WHERE i > 1 AND o IS NOT NULL AND MOD(i - 1, CASE WHEN c < " + parts
                        + " THEN 1 ELSE CAST(CEIL(c / "
                        + parts + ".0) AS bigint) END) = 0 ORDER BY n, o",
                binds);
    }

    /** {@code n, c, a, b}: a row for each range that has rows: their number, and the sums of two lanes. */
    static Sql sums(Side side, Ranges ranges) {
        List<Sql.Bind> binds = new ArrayList<>();
        String inner = "SELECT " + number(side, ranges, binds) + " AS n, "
                + side.checksums().md5(side.rowText()) + " AS h FROM " + side.relation() + where(side, ranges, binds);
        return new Sql(
                "SELECT n, COUNT(*) AS c, " + side.checksums().lane("h", LANE_A) + " AS a, "
                        + side.checksums().lane("h", LANE_B) + " AS b FROM (" + inner + ") AS u" + among(ranges)
                        + " GROUP BY n",
                binds);
    }

    /** {@code k, h, v}: the key, the MD5 and the version of each row. */
    static Sql rows(Side side, Ranges ranges) {
        List<Sql.Bind> binds = new ArrayList<>();
        String version = side.version() == null ? "''" : side.version();
        String inner = "SELECT " + number(side, ranges, binds) + " AS n, " + side.keyText() + " AS k, "
                + side.checksums().md5(side.rowText()) + " AS h, " + version + " AS v FROM " + side.relation()
                + where(side, ranges, binds);
        return new Sql("SELECT k, h, v FROM (" + inner + ") AS u" + among(ranges), binds);
    }

    /** {@code k, h, v} of the rows of some keys. */
    static Sql rows(Side side, List<String> keys) {
        List<Sql.Bind> binds = new ArrayList<>(side.binds());
        String version = side.version() == null ? "''" : side.version();
        return new Sql(
                "SELECT " + side.keyText() + " AS k, " + side.checksums().md5(side.rowText()) + " AS h, " + version
                        + " AS v FROM " + side.relation() + " WHERE " + side.ordered() + " IN ("
                        + some(side, keys, binds) + ")",
                binds);
    }

    /** Rows of {@code k, h, v}, and before them one of the state of the database's writers, in the same snapshot. */
    static Sql withState(Sql rows, Checksums.Positions positions) {
        return new Sql(
                "SELECT 0 AS z, snapshot AS k, position AS h, CAST(standby AS text) AS v, CAST(held AS text) AS w FROM ("
                        + positions.state() + ") AS s UNION ALL SELECT 1, k, h, v, '' FROM (" + rows.text() + ") AS r",
                rows.binds());
    }

    private static String some(Side side, List<String> keys, List<Sql.Bind> binds) {
        keys.forEach(key -> binds.add(new Sql.Bind("key", key)));
        return keys.stream()
                .map(key -> side.checksums().key(side.orderedType()))
                .collect(Collectors.joining(", "));
    }

    private static String number(Side side, Ranges ranges, List<Sql.Bind> binds) {
        return ranges.bounds().isEmpty()
                ? "0"
                : side.checksums().range(side.ordered(), side.orderedType(), ranges.bounds(), binds);
    }

    /** The rows between the first and the last range that is looked at, which an index on the key can find. */
    private static String where(Side side, Ranges ranges, List<Sql.Bind> binds) {
        binds.addAll(side.binds());
        List<String> conditions = new ArrayList<>();
        List<Integer> wanted = new ArrayList<>(ranges.wanted());
        String low = ranges.low(wanted.get(0));
        String high = ranges.high(wanted.get(wanted.size() - 1));
        if (!low.isEmpty()) {
            conditions.add(side.ordered() + " >= " + side.checksums().key(side.orderedType()));
            binds.add(new Sql.Bind("low", low));
        }
        if (!high.isEmpty()) {
            String below = side.ordered() + " < " + side.checksums().key(side.orderedType());
            conditions.add(low.isEmpty() ? "(" + below + " OR " + side.key() + " IS NULL)" : below);
            binds.add(new Sql.Bind("high", high));
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private static String among(Ranges ranges) {
        return ranges.isWhole()
                ? ""
                : " WHERE n IN ("
                        + ranges.wanted().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
    }
}
