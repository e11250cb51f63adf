package dev.assay.database.snowflake;

import dev.assay.sql.CanonicalForm;
import dev.assay.sql.Checksums;
import dev.assay.sql.Sql;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checksums in Snowflake. */
final class SnowflakeChecksums implements Checksums {

    static final SnowflakeChecksums INSTANCE = new SnowflakeChecksums();

    private SnowflakeChecksums() {}

    /** A DECFLOAT, a FLOAT and a VARIANT have texts that other values share, or that no other database writes. */
    @Override
    public Optional<CanonicalForm> form(String base, ValueType type) {
        String name = base.toUpperCase(Locale.ROOT);
        return switch (type) {
            case INTEGER -> Optional.of(CanonicalForm.INTEGER);
            case DECIMAL -> name.equals("DECFLOAT") ? Optional.empty() : Optional.of(CanonicalForm.NUMBER);
            case TEXT, CHAR -> Optional.of(CanonicalForm.TEXT);
            case BOOLEAN -> Optional.of(CanonicalForm.BOOLEAN);
            case DATE -> Optional.of(CanonicalForm.DATE);
            case TIMESTAMP -> Optional.of(CanonicalForm.TIMESTAMP);
            case TIMESTAMP_TZ -> Optional.of(CanonicalForm.MOMENT);
            case FLOAT, COMPLEX -> Optional.empty();
            case OTHER -> other(name);
        };
    }

    private static Optional<CanonicalForm> other(String name) {
        return switch (name) {
            case "BINARY" -> Optional.of(CanonicalForm.BYTES);
            case "TIME" -> Optional.of(CanonicalForm.TIME);
            default -> Optional.empty();
        };
    }

    @Override
    public String text(String value, CanonicalForm form) {
        return switch (form) {
            case INTEGER -> "TO_VARCHAR(" + value + ")";
            case NUMBER ->
                "CASE WHEN POSITION('.' IN TO_VARCHAR(" + value + ")) > 0 THEN RTRIM(RTRIM(TO_VARCHAR(" + value
                        + "), '0'), '.') ELSE TO_VARCHAR(" + value + ") END";
            case TEXT -> value;
            case NATIVE -> "TO_VARCHAR(" + value + ")";
            case PADDED_TEXT -> "RTRIM(" + value + ", ' ')";
            case BOOLEAN -> "CASE WHEN " + value + " THEN '1' WHEN NOT " + value + " THEN '0' END";
            case DATE -> "TO_VARCHAR(DATEDIFF(DAY, TO_DATE('1970-01-01'), " + value + "))";
            case TIMESTAMP, MOMENT -> "TO_VARCHAR(DATE_PART(EPOCH_MICROSECOND, " + value + "))";
            case TIME -> "TO_VARCHAR(DATEDIFF(MICROSECOND, TO_TIME('00:00:00'), " + value + "))";
            case LOWER_TEXT -> "LOWER(" + value + ")";
            case BYTES -> "LOWER(HEX_ENCODE(" + value + "))";
        };
    }

    @Override
    public String measured(String text, CanonicalForm form) {
        return form.isFree()
                ? "COALESCE(TO_VARCHAR(LENGTH(" + text + ")) || ':' || " + text + ", '~')"
                : "COALESCE(" + text + " || ',', '~')";
    }

    @Override
    public String approximate(String value) {
        return "CAST(" + value + " AS FLOAT)";
    }

    @Override
    public String cell(String value, BigDecimal width, String beyond) {
        return "CASE WHEN ABS(" + value + ") < CAST('" + width.scaleByPowerOfTen(12)
                + "' AS FLOAT) THEN TO_VARCHAR(CAST(FLOOR(" + value + " / CAST('" + width
                + "' AS FLOAT)) AS NUMBER(38, 0))) WHEN " + value + " IS NOT NULL THEN '" + beyond + "' END";
    }

    @Override
    public String md5(String text) {
        return "MD5(" + text + ")";
    }

    @Override
    public String sum(String md5) {
        return "TO_VARCHAR(SUM(TO_NUMBER(SUBSTR(" + md5 + ", 1, 15), 'XXXXXXXXXXXXXXX')))";
    }

    /** Its statements have a megabyte at most. */
    @Override
    public int mostRanges() {
        return 4_096;
    }

    /** A tree of comparisons: WIDTH_BUCKET takes ranges of equal width only. */
    @Override
    public String range(List<String> key, List<String> types, List<List<String>> bounds, List<Sql.Bind> binds) {
        String isNull = key.stream().map(one -> one + " IS NULL").collect(Collectors.joining(" OR "));
        return "CASE WHEN " + isNull + " THEN 0 ELSE " + range(key, types, bounds, 0, bounds.size(), binds) + " END";
    }

    private String range(
            List<String> key, List<String> types, List<List<String>> bounds, int low, int high, List<Sql.Bind> binds) {
        if (low == high) {
            return String.valueOf(low);
        }
        int middle = (low + high) >>> 1;
        return "CASE WHEN " + compared(key, types, true, bounds.get(middle), binds) + " THEN "
                + range(key, types, bounds, low, middle, binds) + " ELSE "
                + range(key, types, bounds, middle + 1, high, binds) + " END";
    }

    @Override
    public String ordered(String key, CanonicalForm form, String type) {
        return form == CanonicalForm.LOWER_TEXT ? "LOWER(" + key + ")" : key;
    }

    /** Without a length, which would cut a longer key of the other side. */
    @Override
    public String orderedType(CanonicalForm form, String type) {
        return form.isFree() ? "VARCHAR" : type;
    }
}
