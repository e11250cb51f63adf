package dev.assay.bench;

import dev.assay.check.CheckOutcome;
import dev.assay.database.DatabaseException;
import dev.assay.database.Rows;
import dev.assay.plan.Answers;
import dev.assay.plan.Scan;
import dev.assay.suite.Suite;
import dev.assay.yaml.InvalidYamlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What Assay does itself for many checks, without the database's part. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Dassay.cache=target/assay-cache")
public class OwnWorkBenchmark {

    /** Questions that the database has answered. */
    @State(Scope.Benchmark)
    public static class Answered {

        private final Map<Scan, Rows> rows = new LinkedHashMap<>();
        private @Nullable Questions questions;

        /** Sends every statement once. */
        @Setup(Level.Trial)
        public void ask(ManyChecks many) throws DatabaseException {
            Questions asked = Questions.planned(many);
            for (Scan scan : asked.plan().scans()) {
                rows.put(scan, many.database().query(scan.sql(), scan.mostRows()));
            }
            questions = asked;
        }
    }

    /** Reads a suite of 1,000 checks. */
    @Benchmark
    public Suite read1000(ManyChecks many) throws InvalidYamlException {
        return many.read(0);
    }

    /** Plans 5,000 checks: their questions, the rules, the statements' text; the catalogue is known. */
    @Benchmark
    public List<Scan> plan5000(ManyChecks many) throws DatabaseException {
        return Questions.planned(many).plan().scans();
    }

    /** Takes the answers of 5,000 checks from the rows that the statements returned, and judges each. */
    @Benchmark
    public List<CheckOutcome> judge5000(Answered answered) {
        Questions questions = Objects.requireNonNull(answered.questions, "not asked");
        Answers answers = new Answers();
        questions.plan().answer(answers);
        answered.rows.forEach((scan, rows) -> scan.read(rows, answers));
        List<CheckOutcome> findings = new ArrayList<>();
        questions.rules().forEach(rule -> findings.add(rule.judge(answers)));
        return findings;
    }
}
