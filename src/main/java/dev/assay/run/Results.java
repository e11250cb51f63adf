package dev.assay.run;

import dev.assay.check.CheckOutcome;
import dev.assay.database.Rows;
import dev.assay.plan.ask.Measures;
import dev.assay.result.CheckResult;
import dev.assay.result.Status;
import dev.assay.run.Planned.Refusal;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes results from what is known of a check. */
final class Results {

    private static final Set<Class<?>> PLAIN = Set.of(
            Long.class, Integer.class, Double.class, BigDecimal.class, BigInteger.class, Boolean.class, String.class);

    private Results() {}

    static CheckResult judged(Planned check, CheckOutcome finding, Measures measures, CheckResult.Evaluation means) {
        VerdictEvaluator.Judgement judgement =
                VerdictEvaluator.of(check, measures, means).judge(finding);
        return new CheckResult(
                declared(check.suite(), check.check()),
                judgement.status(),
                judgement.code(),
                judgement.message(),
                judgement.failing(),
                judgement.examined(),
                measured(finding),
                judgement.limits(),
                means,
                null);
    }

    /** What was measured, as results have it: what a type measures may be anything, and is only text to them. */
    static Map<String, Object> measured(CheckOutcome finding) {
        Map<String, Object> measured = new LinkedHashMap<>(finding.measured());
        measured.replaceAll((name, value) -> PLAIN.contains(value.getClass()) ? value : String.valueOf(value));
        return measured;
    }

    static CheckResult broken(Planned check, Refusal refusal, CheckResult.Evaluation means) {
        Status status = refusal.code().equals("CANCELLED") ? Status.NOT_RUN : Status.BROKEN;
        return new CheckResult(
                declared(check.suite(), check.check()),
                status,
                refusal.code(),
                refusal.message(),
                null,
                null,
                Map.of(),
                Map.of(),
                means,
                null);
    }

    /** A check that was never measured: switched off, or the run was cancelled first. */
    static CheckResult unmeasured(Suite suite, CheckDeclaration check) {
        boolean off = !check.enabled();
        return new CheckResult(
                declared(suite, check),
                off ? Status.SKIPPED : Status.NOT_RUN,
                null,
                off ? "Switched off by enabled: false." : "The run was cancelled before this check.",
                null,
                null,
                Map.of(),
                Map.of(),
                CheckResult.Evaluation.NONE,
                null);
    }

    static CheckResult withSample(CheckResult result, @Nullable Rows rows) {
        if (rows == null || rows.rows().isEmpty()) {
            return result;
        }
        List<List<@Nullable String>> texts =
                rows.rows().stream().map(Results::texts).toList();
        return shown(result, result.message(), new CheckResult.Sample(rows.columns(), texts));
    }

    /** A verdict stands without the rows that would show it. */
    static CheckResult withoutSample(CheckResult result, String code) {
        return code.equals("CANCELLED")
                ? result
                : shown(result, result.message() + " Its rows could not be shown: " + code + ".", null);
    }

    private static CheckResult shown(CheckResult result, String message, CheckResult.@Nullable Sample sample) {
        return new CheckResult(
                result.check(),
                result.status(),
                result.code(),
                message,
                result.failing(),
                result.examined(),
                result.measured(),
                result.limits(),
                result.means(),
                result.groups(),
                sample,
                result.waiver());
    }

    /** Values as text; null is SQL's null. */
    static List<@Nullable String> texts(List<@Nullable Object> row) {
        return row.stream()
                .<@Nullable String>map(value -> value == null ? null : String.valueOf(value))
                .toList();
    }

    static CheckResult.Declared declared(Suite suite, CheckDeclaration check) {
        return new CheckResult.Declared(
                Run.Selected.id(suite, check.key()),
                check.key(),
                suite.name(),
                suite.path(),
                check.location().line(),
                check.location().column(),
                suite.domain(),
                suite.connection(),
                suite.connections().environment(),
                suite.contract() == null ? null : suite.contract().version().toString(),
                check.table() == null ? null : check.table().toString(),
                suite.tables().stream()
                        .filter(table -> table.checks().stream()
                                .anyMatch(one -> one.key().equals(check.key())))
                        .flatMap(table -> Stream.ofNullable(table.description()))
                        .findFirst()
                        .orElse(null),
                check.type().spec().name(),
                check.type().spec().dimension().toString(),
                check.type().spec().unit(),
                check.columns(),
                check.name(),
                check.description(),
                check.why(),
                check.whatToDo(),
                check.owner(),
                check.severity(),
                check.tags(),
                check.links(),
                check.waivable(),
                check.formerly().stream()
                        .map(old -> Run.Selected.id(suite, old))
                        .toList());
    }
}
