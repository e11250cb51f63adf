package dev.assay.cdc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as they are written: {@code 10GB}. A kB has 1,024 bytes, as in the database's own settings. */
final class Bytes {

    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,8}) ?(kB|MB|GB|TB)");
    private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB");
    private static final int STEP = 1024;

    private Bytes() {}

    /**
     * The number of bytes.
     *
     * @throws IllegalArgumentException if it is not written so
     */
    static long parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no size: write it as in 512MB or 10GB");
        }
        long bytes = Long.parseLong(written.group(1));
        for (int i = 0; i <= UNITS.indexOf(written.group(2)); i++) {
            bytes = Math.multiplyExact(bytes, STEP);
        }
        return bytes;
    }

    /** The number for messages: {@code 1.5 GB}. */
    static String text(long bytes) {
        BigDecimal number = BigDecimal.valueOf(bytes);
        int unit = -1;
        while (unit < UNITS.size() - 1 && number.abs().compareTo(BigDecimal.valueOf(STEP)) >= 0) {
            number = number.divide(BigDecimal.valueOf(STEP));
            unit++;
        }
        return unit < 0
                ? bytes + " bytes"
                : number.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + " " + UNITS.get(unit);
    }
}
