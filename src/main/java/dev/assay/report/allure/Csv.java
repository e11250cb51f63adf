package dev.assay.report.allure;

import dev.assay.report.Visible;
import dev.assay.result.CheckResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sample rows as CSV (RFC 4180) with a header. A null is {@value Visible#NULL}, to differ from an empty text. Values that a spreadsheet
 * would run as a formula stay unchanged: they are evidence, and the page shows them as text.
 */
final class Csv {

    private Csv() {}

    static String render(CheckResult.Sample sample) {
        StringBuilder csv = new StringBuilder();
        line(csv, sample.columns());
        sample.rows().stream().limit(CheckResult.Sample.MOST).forEach(row -> line(csv, row));
        return csv.toString();
    }

    private static void line(StringBuilder csv, List<? extends @Nullable String> values) {
        List<String> fields = new ArrayList<>();
        for (String value : values) {
            fields.add(field(value == null ? Visible.NULL : value));
        }
        csv.append(String.join(",", fields)).append("\r\n");
    }

    private static String field(String value) {
        boolean plain =
                !value.isEmpty() && value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
