package dev.assay.report;

import dev.assay.result.DeclaredCheck;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The page's anchors of checks and tables: they stay as long as the check's id and connection do. */
public final class Anchors {

    private static final int LONGEST = 60;

    private Anchors() {}

    public static String check(DeclaredCheck check) {
        return "check-" + readable(check.key()) + "-" + sum(check.firstId() + " " + check.connection());
    }

    public static String table(String table, String place) {
        return "table-" + readable(table) + "-" + sum(table + " " + place);
    }

    private static String readable(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9_.]+", "-").replaceAll("^-|-$", "");
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }

    private static String sum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
