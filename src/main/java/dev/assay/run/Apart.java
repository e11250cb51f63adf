package dev.assay.run;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Purpose;
import dev.assay.plan.Answers;
import dev.assay.plan.CheckQuestions;
import dev.assay.plan.Plan;
import dev.assay.plan.Planner;
import dev.assay.plan.Scan;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.CheckState;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.expression.Scope;
import dev.assay.reconcile.TwoSided;
import dev.assay.run.Planned.Refusal;
import dev.assay.run.privacy.Privacy;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.SamplePolicy;
import dev.assay.suite.Suite;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sides of a check that compares two connections.
 *
 * @param type the type as one that compares them
 * @param here the suite's connection
 * @param there the other one; the same where there is no other
 * @param statements the statements that are known beforehand
 */
record Apart(
        TwoSided type, Connection here, Connection there, TwoSided.Sides sides, List<TwoSided.Statement> statements) {

    /** Gives other connections. */
    interface Elsewhere {

        /**
         * A connection beside the suite's.
         *
         * @throws dev.assay.plan.ask.UnanswerableException if there is no such connection, or its settings are wrong
         */
        Connection of(Suite suite, String connection);
    }

    /**
     * A connection as checks of others see it.
     *
     * @param planner plans what is asked of it
     * @param privacy what reports may have of its rows
     */
    record Connection(Database database, Planner planner, Privacy privacy) {}

    /**
     * Rows come from both sides, so both connections must allow it.
     *
     * @param columns the columns of the checked table whose values stand in the rows
     * @param others those of the other table
     */
    boolean mayShow(Suite suite, CheckDeclaration check, List<String> columns, List<String> others) {
        return mayShow(suite, check, type.elsewhere(check.arguments()), here, there, columns, others);
    }

    private static boolean mayShow(
            Suite suite,
            CheckDeclaration check,
            @Nullable String elsewhere,
            Connection here,
            Connection there,
            List<String> columns,
            List<String> others) {
        SamplePolicy own = ResultAssembler.shown(suite, check);
        SamplePolicy said = check.sample();
        // a check names the columns of its own table, which may have other names there
        SamplePolicy other = (elsewhere == null ? own : suite.connections().shown(elsewhere))
                .of(said == null ? null : new SamplePolicy(said.rows(), List.of()));
        return own.takes(columns)
                && other.takes(others)
                && here.privacy().shows(Catalogues.origins(check, columns, false), own)
                && there.privacy().shows(Catalogues.origins(check, others, elsewhere != null), other);
    }

    /** A statement of either side as reports have it. */
    String shown(String sql) {
        return there.privacy().shown(here.privacy().shown(sql));
    }

    /** Whether even a number of columns that identify a row may be kept. */
    private static boolean keeps(
            CheckDeclaration check,
            @Nullable String elsewhere,
            Connection here,
            Connection there,
            List<String> columns) {
        return here.privacy().keeps(Catalogues.origins(check, columns, false))
                && there.privacy().keeps(Catalogues.origins(check, columns, elsewhere != null));
    }

    /**
     * The sides of a check, looked up; null if it stays on its own connection.
     *
     * @param scope the rows that the check is about
     * @param memo what the check keeps from run to run
     * @throws DatabaseException if a catalogue cannot be read, or lacks a table
     */
    static @Nullable Apart of(
            Suite suite,
            CheckDeclaration check,
            Scope scope,
            CheckState memo,
            Connection here,
            Elsewhere elsewhere,
            String runId,
            RunLog log)
            throws DatabaseException {
        TwoSided type = TwoSided.of(check.type(), check.arguments()).orElse(null);
        if (type == null) {
            return null;
        }
        String name = type.elsewhere(check.arguments());
        Connection there = name == null ? here : elsewhere.of(suite, name);
        List<String> identifying = type.identifying(check.arguments());
        Purpose purpose = Purpose.of(runId, List.of(suite.name()));
        TwoSided.Sides sides = new TwoSided.Sides(
                there.database(),
                here.database(),
                check.table(),
                purpose,
                Catalogues.checked(suite),
                memo,
                mayShow(suite, check, name, here, there, identifying, identifying),
                keeps(check, name, here, there, identifying),
                new Questions(there, Scope.of(null, List.of()), check, purpose, log),
                new Questions(here, scope, check, purpose, log));
        return new Apart(type, here, there, sides, type.lookUp(check.arguments(), sides));
    }

    /**
     * Asks one side of a comparison by the planner of its connection, with all that holds for checks there: filters, limits, what hides rows
     * and values. The statements serve no other check.
     *
     * @param side its connection
     * @param scope the rows that the side is about
     * @param check the check that asks
     */
    private record Questions(Connection side, Scope scope, CheckDeclaration check, Purpose purpose, RunLog log)
            implements TwoSided.Asking {

        /** What was planned. */
        private record Ready<T>(CheckQuestions inquiry, Plan plan, TwoSided.Asked<T> asked) {}

        @Override
        public <T> TwoSided.Asked<T> plan(Function<Ask, T> questions) throws DatabaseException {
            return ready(questions).asked();
        }

        private <T> Ready<T> ready(Function<Ask, T> questions) throws DatabaseException {
            Planner planner = side.planner();
            synchronized (planner) {
                CheckQuestions inquiry = planner.inquire(scope);
                T asked = questions.apply(inquiry.ask());
                Plan plan = planner.plan(List.of(inquiry));
                plan.fault(inquiry).ifPresent(fault -> {
                    throw refused(log.refusal("the statement of a side was written", fault));
                });
                List<String> sql = plan.scans().stream()
                        .map(scan -> side.privacy().shown(scan.sql()))
                        .toList();
                return new Ready<>(inquiry, plan, new TwoSided.Asked<>(asked, sql));
            }
        }

        @Override
        public <T> TwoSided.Answered<T> ask(Function<Ask, T> questions) throws DatabaseException {
            Ready<T> ready = ready(questions);
            Answers answers = new Answers();
            ready.plan().answer(answers);
            Instant at = Instant.now();
            for (Scan scan : ready.plan().scans()) {
                ScanTask task = new ScanTask(scan, side.database(), answers, purpose, side.privacy()::shown, log);
                task.run();
                Optional<Refusal> failure = task.failure(ready.inquiry());
                if (failure.isPresent()) {
                    throw refused(Advice.on(failure.get(), check));
                }
            }
            return new TwoSided.Answered<>(
                    ready.asked(), ready.inquiry().measures(answers.seenBy(ready.inquiry())), at);
        }

        private static UnanswerableException refused(Refusal refusal) {
            return new UnanswerableException(refusal.code(), refusal.message());
        }
    }
}
