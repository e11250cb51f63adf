package dev.assay.run;

import dev.assay.check.CheckOutcome;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.database.Rows;
import dev.assay.plan.ask.Measures;
import dev.assay.result.CheckResult;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.Evaluation;
import dev.assay.result.FailureCode;
import dev.assay.result.Status;
import dev.assay.run.Planned.Refusal;
import dev.assay.sql.Origin;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Builds results. */
final class Results {

    private static final Set<Class<?>> PLAIN = Set.of(
            Long.class, Integer.class, Double.class, BigDecimal.class, BigInteger.class, Boolean.class, String.class);

    private Results() {}

    static CheckResult judged(Planned check, CheckOutcome finding, Measures measures, Evaluation means) {
        CheckOutcome told = told(check, finding);
        VerdictEvaluator.Judgement judgement =
                VerdictEvaluator.of(check, measures, means).judge(told);
        return CheckResult.of(declared(check.suite(), check.check()), judgement.status(), judgement.message())
                .code(judgement.code())
                .failing(judgement.failing())
                .examined(judgement.examined())
                .measured(measured(told))
                .limits(judgement.limits())
                .means(means)
                .build();
    }

    /** What was found, as readers of reports may know it. */
    static CheckOutcome told(Planned check, CheckOutcome finding) {
        Spec spec = check.check().type().spec();
        if (!(finding instanceof CheckOutcome.Verdict verdict)
                || (verdict.unquoted() == null && spec.isStatistic())
                || check.quotes()) {
            return finding;
        }
        if (verdict.unquoted() != null) {
            return verdict.withoutValues();
        }
        Map<String, Object> others = new LinkedHashMap<>(verdict.measured());
        others.keySet().removeIf(name -> spec.measure() == null || name.equals(spec.measure()));
        return spec.judged() != Spec.VerdictBasis.VALUE || verdict.nothing()
                ? finding
                : verdict.unquoted("What was measured is " + CheckOutcome.Verdict.Unquoted.VALUE + ".", others)
                        .withoutValues();
    }

    /** The measured values for results. Values of unknown classes become text. */
    static Map<String, Object> measured(CheckOutcome finding) {
        Map<String, Object> measured = new LinkedHashMap<>(finding.measured());
        measured.replaceAll((name, value) -> PLAIN.contains(value.getClass()) && !(value instanceof String)
                ? value
                : Text.cut(String.valueOf(value)));
        return measured;
    }

    static CheckResult broken(Planned check, Refusal refusal, Evaluation means) {
        Status status = refusal.code() == FailureCode.CANCELLED ? Status.NOT_RUN : Status.BROKEN;
        return CheckResult.of(declared(check.suite(), check.check()), status, refusal.message())
                .code(refusal.code())
                .means(means)
                .build();
    }

    /** The result of a check that did not run, because it is switched off or the run was cancelled first. */
    static CheckResult unmeasured(Suite suite, CheckDeclaration check) {
        boolean off = !check.enabled();
        return CheckResult.of(
                        declared(suite, check),
                        off ? Status.SKIPPED : Status.NOT_RUN,
                        off ? "Switched off by enabled: false." : "The run was cancelled before this check.")
                .build();
    }

    /** @param key the names of the columns that identify a row, as suites write them */
    static CheckResult withSample(CheckResult result, @Nullable Rows rows, List<String> key) {
        if (rows == null || rows.rows().isEmpty()) {
            return result;
        }
        List<List<@Nullable String>> texts =
                rows.rows().stream().map(Results::cut).toList();
        return result.toBuilder()
                .sample(new CheckResult.Sample(rows.columns(), texts))
                .failingKeys(keys(rows.columns(), texts, key))
                .build();
    }

    /** Keeps the verdict, and says why no rows are shown. */
    static CheckResult withoutSample(CheckResult result, FailureCode code) {
        return code == FailureCode.CANCELLED
                ? result
                : result.toBuilder()
                        .message(result.message() + " Its rows could not be shown: " + code + ".")
                        .build();
    }

    /** Converts values to text; null stays null. */
    static List<@Nullable String> texts(List<@Nullable Object> row) {
        return row.stream()
                .<@Nullable String>map(value -> value == null ? null : String.valueOf(value))
                .toList();
    }

    /** The keys among the columns of rows; empty if some of a key's columns are not there. */
    private static List<List<@Nullable String>> keys(
            List<String> columns, List<List<@Nullable String>> rows, List<String> key) {
        List<Integer> places = key.stream()
                .map(name -> IntStream.range(0, columns.size())
                        .filter(place -> Origin.isColumn(name, columns.get(place)))
                        .findFirst()
                        .orElse(-1))
                .toList();
        return places.isEmpty() || places.contains(-1)
                ? List.of()
                : rows.stream()
                        .map(row ->
                                places.stream().<@Nullable String>map(row::get).toList())
                        .toList();
    }

    private static List<@Nullable String> cut(List<@Nullable Object> row) {
        return row.stream()
                .<@Nullable String>map(value -> value == null ? null : Text.cut(String.valueOf(value)))
                .toList();
    }

    static DeclaredCheck declared(Suite suite, CheckDeclaration check) {
        return DeclaredCheck.of(suite.path(), check.key(), check.info())
                .suite(suite.name())
                .line(check.location().line())
                .column(check.location().column())
                .domain(suite.domain())
                .connection(suite.connection())
                .environment(suite.connections().environment())
                .contract(
                        suite.contract() == null
                                ? null
                                : suite.contract().version().toString())
                .table(check.table() == null ? null : check.table().toString())
                .tableDescription(check.tableDescription())
                .type(check.type().spec().name())
                .dimension(check.type().spec().dimension().toString())
                .unit(check.type().spec().unit())
                .columns(check.columns())
                .waivable(check.waivable())
                .definition(Definition.of(check, suite.asOf()))
                .formerly(check.formerly().stream()
                        .map(old -> Run.Selected.id(suite, old))
                        .toList())
                .build();
    }
}
