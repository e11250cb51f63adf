package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.FailureCode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables of checks and how they end. A line is {@code item => verdict}: an item of a suite's own checks in flow style
 * without its outer brackets, and a verdict such as {@code FAILED 2/5}, {@code FAILED NO_ROWS 0/0}, {@code BROKEN COLUMN_MISSING}.
 */
public final class Verdicts {

    private static final String ARROW = "=>";

    private Verdicts() {}

    /** Runs the checks of all lines in one run and holds each line's verdict against what came. */
    public static Judged assertVerdicts(Suites suites, String table) throws Exception {
        List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
        StringBuilder body = new StringBuilder("checks:\n");
        for (int i = 0; i < lines.size(); i++) {
            body.append("  - {id: case-").append(i + 1).append(", ");
            body.append(lines.get(i), 0, lines.get(i).lastIndexOf(ARROW)).append("}\n");
        }
        Judged results = suites.run(body.toString());
        List<CheckResult> inOrder = results.all();
        StringBuilder actual = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String item = lines.get(i).substring(0, lines.get(i).lastIndexOf(ARROW));
            actual.append(item).append(ARROW).append(' ').append(verdict(inOrder.get(i)));
            actual.append('\n');
        }
        assertThat(actual.toString())
                .as(inOrder.stream().map(CheckResult::text).collect(Collectors.joining("\n")))
                .isEqualTo(String.join("\n", lines) + "\n");
        return results;
    }

    /** How a check ended, in a few words; the code of an ordinary failure is left out. */
    public static String verdict(CheckResult result) {
        String code = result.code() == null || result.code() == FailureCode.RULE_VIOLATED ? "" : " " + result.code();
        String counts = result.failing() == null
                ? ""
                : " " + result.failing() + (result.examined() == null ? "" : "/" + result.examined());
        return result.status() + code + counts;
    }
}
