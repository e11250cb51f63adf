package dev.assay.result;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run found out about one check. JDK types only, so that sinks need nothing else.
 *
 * @param check what was declared
 * @param status how it ended
 * @param code the message's code, such as {@code RULE_VIOLATED}; null where it passed, was skipped or not run
 * @param message a sentence that a stakeholder understands, without the code; it says what was found also where it passed
 * @param failing rows, or whatever else is counted ({@link Declared#unit}), that break the rule; null where a value is judged or
 *     it could not be checked
 * @param examined how many were examined, after filters, nulls included; null as with {@code failing}, and of deviations
 * @param measured what was measured, by name; values are Long, BigDecimal, String or Boolean
 * @param limits what it was held against, by the author's names, as text ({@code fail_above: 1%})
 * @param means how it was measured
 * @param groups what was found of each group of rows, the worst first, at most {@value #MOST_GROUPS}; empty where rows are not
 *     taken apart
 * @param sample some of the failing rows; null where there are none to show
 * @param waiver what the check's waiver made of it; null where it has none, or nothing was judged
 */
public record CheckResult(
        Declared check,
        Status status,
        @Nullable String code,
        String message,
        @Nullable Long failing,
        @Nullable Long examined,
        Map<String, Object> measured,
        Map<String, String> limits,
        Evaluation means,
        List<Group> groups,
        @Nullable Sample sample,
        @Nullable Waiver waiver) {

    /** How many groups a result has at most. */
    public static final int MOST_GROUPS = 100;

    public CheckResult {
        groups = List.copyOf(groups);
    }

    /** A result of rows that are not taken apart. */
    public CheckResult(
            Declared check,
            Status status,
            @Nullable String code,
            String message,
            @Nullable Long failing,
            @Nullable Long examined,
            Map<String, Object> measured,
            Map<String, String> limits,
            Evaluation means,
            @Nullable Sample sample) {
        this(check, status, code, message, failing, examined, measured, limits, means, List.of(), sample, null);
    }

    /**
     * What was found of a group of rows.
     *
     * @param key the values of the columns that take rows apart, in the order of {@code group_by}; null is SQL's null
     */
    public record Group(
            List<@Nullable String> key,
            Status status,
            String message,
            @Nullable Long failing,
            @Nullable Long examined,
            Map<String, Object> measured) {}

    /**
     * How a check was measured.
     *
     * @param sql the statements that measure it alone, as a person reads them; empty where none was needed
     * @param scan the id of the scan that measured it, of its first question where there were several, as in
     *     {@link RunResults#scans()}; null where none did
     * @param milliseconds how long its scans took, the shared ones whole; 0 where none ran
     * @param proofs what the catalogue proves, where no row was read for the verdict; empty where rows were
     * @param window which rows are new; null where all were examined that the filters leave
     */
    public record Evaluation(
            List<String> sql,
            @Nullable String scan,
            long milliseconds,
            List<Proof> proofs,
            @Nullable Window window) {

        /** Nothing was measured. */
        public static final Evaluation NONE = new Evaluation(List.of(), null, 0, List.of(), null);

        public Evaluation {
            sql = List.copyOf(sql);
            proofs = List.copyOf(proofs);
        }
    }

    /**
     * A constraint that the database enforces for every row.
     *
     * @param kind in SQL's words: {@code NOT NULL}, {@code UNIQUE}, {@code FOREIGN KEY}, {@code CHECK}
     * @param constraint the constraint's or the index's name
     */
    public record Proof(String kind, String constraint) {

        /** {@code UNIQUE orders_pkey}. */
        @Override
        public String toString() {
            return kind + " " + constraint;
        }
    }

    /**
     * The rows that are new.
     *
     * @param column the column that says when a row came
     * @param from the value from which on they were examined; null where there is no mark of an earlier run yet, and all were
     */
    public record Window(String column, @Nullable String from) {}

    /**
     * The declared side of a check.
     *
     * @param id its stable identity: the suite's path, {@code #} and the check's key
     * @param key the check's key in its suite
     * @param suitePath the suite's file, relative, with slashes
     * @param environment the environment that the run chose ({@code --env}); null where it chose none
     * @param contract the version of the contract that its suite is; null where that says of none
     * @param table the checked table as written; null where the check's SQL names its own
     * @param dimension the quality dimension of its type
     * @param unit what is counted, in the singular: {@code row}, {@code key}, {@code deviation}
     * @param tableDescription what the suite says of the table
     * @param waivable whether a waiver may accept its failures
     * @param formerly the ids that it had before, the oldest first
     */
    public record Declared(
            String id,
            String key,
            String suite,
            String suitePath,
            int line,
            int column,
            @Nullable String domain,
            String connection,
            @Nullable String environment,
            @Nullable String contract,
            @Nullable String table,
            @Nullable String tableDescription,
            String type,
            String dimension,
            String unit,
            List<String> columns,
            String name,
            @Nullable String description,
            @Nullable String why,
            @Nullable String whatToDo,
            @Nullable String owner,
            String severity,
            List<String> tags,
            List<String> links,
            boolean waivable,
            List<String> formerly) {

        public Declared {
            columns = List.copyOf(columns);
            tags = List.copyOf(tags);
            links = List.copyOf(links);
            formerly = List.copyOf(formerly);
        }

        /** Where it was checked: {@code warehouse}, or {@code warehouse in staging}. */
        public String place() {
            return environment == null ? connection : connection + " in " + environment;
        }

        /** The id that the check had first: its history goes on under it, whatever the check was renamed to since. */
        public String firstId() {
            return formerly.isEmpty() ? id : formerly.get(0);
        }
    }

    /**
     * A check's waiver, and what it made of the check's verdict.
     *
     * @param accepts how many failing rows, or whatever else is counted, it accepts at most; null: any failure
     * @param until the last day on which it holds, in UTC
     */
    public record Waiver(
            @Nullable Long accepts,
            LocalDate until,
            String owner,
            @Nullable String approvedBy,
            @Nullable String ticket,
            String reason,
            State state) {

        /** What a waiver made of a verdict. */
        public enum State {
            /** The check fails, and that is accepted. */
            ACCEPTED,
            /** More fails than is accepted, or in another way. */
            EXCEEDED,
            /** The check fails, and the waiver's date is over. */
            EXPIRED,
            /** The check does not fail. */
            NOT_NEEDED
        }
    }

    /**
     * Some of the failing rows.
     *
     * @param columns the columns' names
     * @param rows at most {@value #MOST} rows of as many values; null is SQL's null
     */
    public record Sample(List<String> columns, List<List<@Nullable String>> rows) {

        /** How many rows a sample has at most. */
        public static final int MOST = 10;
    }

    /** The code in brackets and the message, or the message alone where there is no code. */
    public String text() {
        return code == null ? message : "[" + code + "] " + message;
    }
}
