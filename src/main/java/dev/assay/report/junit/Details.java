package dev.assay.report.junit;

import dev.assay.report.Workspace;
import dev.assay.report.text.Standing;
import dev.assay.result.CheckInfo;
import dev.assay.result.CheckResult;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a testcase says of a check besides its name. */
final class Details {

    private final Standing standing;
    private final Workspace workspace;

    Details(RunResults run, Workspace workspace) {
        this.standing = Standing.of(run);
        this.workspace = workspace;
    }

    /** The message, then a paragraph of what helps whoever looks into it. */
    String of(CheckResult result) {
        DeclaredCheck check = result.check();
        CheckInfo info = check.info();
        StringBuilder text = new StringBuilder(result.message().strip()).append("\n\n");
        text.append("Where: ")
                .append(workspace.path(check.suitePath()))
                .append(", line ")
                .append(check.line());
        text.append(check.table() == null ? "" : ", table " + check.table());
        text.append(", connection ").append(check.place()).append('\n');
        line(text, "History: ", standing.since(result));
        line(text, "Why it matters: ", info.why());
        line(text, "What to do: ", info.whatToDo());
        line(text, "Owner: ", info.owner());
        return text.toString();
    }

    private static void line(StringBuilder text, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            text.append(label).append(value.strip()).append('\n');
        }
    }

    /** The properties of a check, by their names. A warning is told from a pass by {@code status}. */
    Map<String, String> properties(CheckResult result) {
        DeclaredCheck check = result.check();
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("id", check.id());
        properties.put("severity", check.info().severity().toString());
        if (check.info().owner() != null) {
            properties.put("owner", check.info().owner());
        }
        if (result.status() == Status.WARNED || result.status() == Status.WAIVED) {
            properties.put("status", result.status().name());
        }
        return properties;
    }
}
