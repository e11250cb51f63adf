package dev.assay.check;

import dev.assay.result.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of a check type. Binding and its error messages, the JSON Schema, hints for users of other tools and
 * the type's documentation page are derived from it. {@link #column}, {@link #key}, {@link #table} and {@link #query}
 * start one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Spec {

    private final String name;
    private final Grain grain;
    private final String meaning;
    private final String nulls;
    private final Dimension dimension;
    private final @Nullable String metric;
    private final VerdictBasis judged;
    private final String unit;
    private final boolean groupable;
    private final boolean whole;
    private final @Nullable String measure;
    private final boolean statistic;
    private final Severity severity;
    private final @Nullable String main;
    private final List<Parameter> parameters;
    private final List<KnownAs> peers;
    private final List<String> examples;

    private Spec(Builder from) {
        name = from.name;
        grain = from.grain;
        meaning = from.meaning;
        nulls = from.nulls;
        dimension = from.dimension;
        metric = from.metric;
        judged = from.judged;
        unit = from.judged == VerdictBasis.CATALOGUE ? "deviation" : from.unit;
        groupable = from.groupable;
        whole = from.whole;
        measure = from.measure;
        statistic = from.statistic;
        this.severity = from.severity;
        main = from.main;
        parameters = List.copyOf(from.parameters);
        peers = List.copyOf(from.peers);
        examples = List.copyOf(from.examples);
    }

    /** {@return the type's key in YAML} */
    public String name() {
        return name;
    }

    /** {@return what a single check of the type is about} */
    public Grain grain() {
        return grain;
    }

    /** {@return a sentence that says what holds if the check passes} */
    public String meaning() {
        return meaning;
    }

    /** {@return a sentence that says how nulls are treated} */
    public String nulls() {
        return nulls;
    }

    /** {@return the quality dimension that the check measures, as ODCS names it} */
    public Dimension dimension() {
        return dimension;
    }

    /** {@return the ODCS 3.1 library metric that measures the same; null if there is none} */
    public @Nullable String metric() {
        return metric;
    }

    /** {@return what the verdict is based on} */
    public VerdictBasis judged() {
        return judged;
    }

    /**
     * {@return the noun for what is counted, in the singular, such as {@code row}} A share is failing units divided by
     * examined units. Catalogue checks count deviations.
     */
    public String unit() {
        return unit;
    }

    /** {@return whether {@code group_by} applies, because the type asks only for aggregates of the table} */
    public boolean groupable() {
        return groupable;
    }

    /**
     * {@return the key in {@link CheckOutcome#measured()} of the number that the type judges, which is tracked from run to
     * run; null if there is none}
     */
    public @Nullable String measure() {
        return measure;
    }

    /** {@return whether {@link #measure()} and the messages tell nothing but what follows from many rows} */
    public boolean isStatistic() {
        return statistic;
    }

    /** {@return the severity of a check whose author gives none} */
    public Severity severity() {
        return severity;
    }

    /**
     * {@return the parameter that the short form sets ({@code references: planes(tailnum)}); null if there is none} At
     * table level, the short form sets the columns for grain COLUMN and the key for grain KEY.
     */
    public @Nullable String main() {
        return main;
    }

    /**
     * {@return the parameters, without {@code column}, which every type of grain COLUMN has, and {@code columns}, which
     * every type of grain KEY has}
     */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** {@return the names that other tools use for the same or nearly the same check} */
    public List<KnownAs> peers() {
        return peers;
    }

    /** {@return example checks as written in a suite, about the tables that the documentation uses} */
    public List<String> examples() {
        return examples;
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * The name that another tool uses for the type. Tests of dbt packages are qualified by their package.
     *
     * @param peer the other tool
     * @param name the name that it uses
     * @param but how the other tool's check differs; empty if it does not
     */
    public record KnownAs(OtherTool peer, String name, String but) {}

    /** What a single check of a type is about. */
    public enum Grain {
        /** One column; a list of columns declares one check per column. */
        COLUMN,
        /** The columns of one key; declared under a column, it is about that column alone. */
        KEY,
        /** A table. */
        TABLE,
        /** No table of its own; the author's SQL names the tables that it reads. */
        QUERY
    }

    /** What a type's verdict is based on. It determines which of the common keys apply. */
    public enum VerdictBasis {
        /**
         * Failing rows (or groups, or days) among examined ones; {@code fail_above}, {@code warn_above} and
         * {@code on_empty} decide.
         */
        ROWS,
        /** A measured value, held against the type's own bounds or against another value. */
        VALUE,
        /**
         * Failing rows of a query. {@code fail_above} and {@code warn_above} are numbers of rows; {@code on_empty} is
         * about the tables that the query names.
         */
        FOUND,
        /**
         * The catalogue. No filter applies, and no row is read unless the check sets {@code on_empty};
         * {@code fail_above} and {@code warn_above} are numbers of deviations.
         */
        CATALOGUE
    }

    /**
     * Starts the spec of a type whose checks are about one column each.
     *
     * @param name the type's key in YAML
     * @param meaning a sentence that says what holds if the check passes
     * @return a builder
     */
    public static Builder column(String name, String meaning) {
        return new Builder(name, Grain.COLUMN, meaning);
    }

    /**
     * Starts the spec of a type whose checks are about the columns of a key.
     *
     * @param name the type's key in YAML
     * @param meaning a sentence that says what holds if the check passes
     * @return a builder
     */
    public static Builder key(String name, String meaning) {
        return new Builder(name, Grain.KEY, meaning);
    }

    /**
     * Starts the spec of a type whose checks are about a table.
     *
     * @param name the type's key in YAML
     * @param meaning a sentence that says what holds if the check passes
     * @return a builder
     */
    public static Builder table(String name, String meaning) {
        return new Builder(name, Grain.TABLE, meaning);
    }

    /**
     * Starts the spec of a type whose SQL names what it reads.
     *
     * @param name the type's key in YAML
     * @param meaning a sentence that says what holds if the check passes
     * @return a builder
     */
    public static Builder query(String name, String meaning) {
        return new Builder(name, Grain.QUERY, meaning);
    }

    /** {@return whether the type counts failures, so that some of them can be accepted} */
    public boolean countsFailures() {
        return judged != VerdictBasis.VALUE;
    }

    /** {@return the noun for what fails, in the singular: {@code failing row}, {@code deviation}} */
    public String failing() {
        return judged == VerdictBasis.CATALOGUE ? unit : "failing " + unit;
    }

    /**
     * {@return whether {@code fail_above} and {@code warn_above} apply} They do not apply to a measured value that has
     * its own bounds for warnings. Without such bounds, the check holds or does not, which counts as one failure.
     */
    public boolean takesThresholds() {
        return countsFailures()
                || parameters.stream().noneMatch(parameter -> parameter.name().startsWith("warn_"));
    }

    /** {@return whether {@code filter} applies, which restricts the rows of the checked table} */
    public boolean filterable() {
        return grain != Grain.QUERY && judged != VerdictBasis.CATALOGUE && !whole;
    }

    /**
     * {@return whether {@code window} applies, which restricts the rows of the checked table to new ones} Types that judge rows one
     * by one have it.
     */
    public boolean windowed() {
        return judged == VerdictBasis.ROWS && !whole;
    }

    /** {@return whether the checks name columns in addition to the type's parameters} */
    public boolean ofColumns() {
        return grain == Grain.COLUMN || grain == Grain.KEY;
    }

    /**
     * {@return whether checks of this type need an explicit {@code id}: they differ only in the author's SQL, which is
     * no stable identity}
     */
    public boolean needsId() {
        return main != null && parameter(main).stream().anyMatch(p -> p.kind().isSql());
    }

    /** {@return the parameter that takes an expression in place of a column; empty if there is none} */
    public Optional<Parameter> expression() {
        return grain == Grain.COLUMN
                ? parameters.stream()
                        .filter(p -> p.kind() == Parameter.Kind.EXPRESSION)
                        .findFirst()
                : Optional.empty();
    }

    /**
     * {@return the parameter of that name; empty if there is none}
     *
     * @param wanted the parameter's name
     */
    public Optional<Parameter> parameter(String wanted) {
        return parameters.stream().filter(p -> p.name().equals(wanted)).findFirst();
    }

    /** Collects the declaration of a type. */
    public static final class Builder {

        private final String name;
        private final Grain grain;
        private final String meaning;
        private String nulls = "";
        private Dimension dimension = Dimension.CONFORMITY;
        private @Nullable String metric;
        private VerdictBasis judged = VerdictBasis.ROWS;
        private String unit = "row";
        private boolean groupable;
        private boolean whole;
        private @Nullable String measure;
        private boolean statistic;
        private Severity severity = Severity.NORMAL;
        private @Nullable String main;
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<KnownAs> peers = new ArrayList<>();
        private final List<String> examples = new ArrayList<>();

        private Builder(String name, Grain grain, String meaning) {
            this.name = name;
            this.grain = grain;
            this.meaning = meaning;
        }

        /**
         * Sets the sentence that says how nulls are treated.
         *
         * @param sentence the sentence
         * @return this builder
         */
        public Builder nulls(String sentence) {
            nulls = sentence;
            return this;
        }

        /**
         * Sets the quality dimension; the default is {@link Dimension#CONFORMITY}.
         *
         * @param of the dimension
         * @return this builder
         */
        public Builder dimension(Dimension of) {
            dimension = of;
            return this;
        }

        /**
         * Sets the ODCS 3.1 library metric that measures the same.
         *
         * @param odcs the metric's name in ODCS, such as {@code nullValues}
         * @return this builder
         */
        public Builder metric(String odcs) {
            metric = odcs;
            return this;
        }

        /**
         * Sets what the verdict is based on; the default is {@link VerdictBasis#ROWS}.
         *
         * @param by what the verdict is based on
         * @return this builder
         */
        public Builder judged(VerdictBasis by) {
            judged = by;
            return this;
        }

        /**
         * Sets the noun for what is counted, in the singular; the default is {@code row}.
         *
         * @param what the noun
         * @return this builder
         */
        public Builder counts(String what) {
            unit = what;
            return this;
        }

        /**
         * Declares that the type asks only for aggregates of its table, so that {@code group_by} applies.
         *
         * @return this builder
         */
        public Builder groupable() {
            groupable = true;
            return this;
        }

        /**
         * Declares that the type looks at the whole table, so that neither {@code filter} nor {@code window} applies.
         *
         * @return this builder
         */
        public Builder whole() {
            whole = true;
            return this;
        }

        /**
         * Declares which measured number is judged, and that it may be a value of a row. Where values of rows may not be
         * shown, results have neither the number nor the message, but what {@link CheckOutcome.Verdict#unquoted} gives.
         *
         * @param measured the number's key in {@link CheckOutcome#measured()}
         * @return this builder
         */
        public Builder measures(String measured) {
            measure = measured;
            statistic = false;
            return this;
        }

        /**
         * Declares which measured number is judged, and that it and the messages tell nothing but what follows from many
         * rows, such as a count, a share or a sum.
         *
         * @param measured the number's key in {@link CheckOutcome#measured()}
         * @return this builder
         */
        public Builder statistic(String measured) {
            measure = measured;
            statistic = true;
            return this;
        }

        /**
         * Sets {@link Spec#severity}.
         *
         * @param unlessSaid the severity of a check whose author gives none
         * @return this builder
         */
        public Builder severity(Severity unlessSaid) {
            this.severity = unlessSaid;
            return this;
        }

        /**
         * Adds the parameter that the short form sets.
         *
         * @param parameter the parameter
         * @return this builder
         */
        public Builder main(Parameter parameter) {
            main = parameter.name();
            return parameter(parameter);
        }

        /**
         * Adds a parameter.
         *
         * @param parameter the parameter, which comes after those that were added before
         * @return this builder
         */
        public Builder parameter(Parameter parameter) {
            parameters.add(parameter);
            return this;
        }

        /**
         * Adds several parameters.
         *
         * @param more the parameters, in their order
         * @return this builder
         */
        public Builder parameters(List<Parameter> more) {
            parameters.addAll(more);
            return this;
        }

        /**
         * Adds the names that another tool uses for the same check. Tests of dbt packages are qualified by their
         * package.
         *
         * @param peer the other tool
         * @param names the names that it uses
         * @return this builder
         */
        public Builder known(OtherTool peer, String... names) {
            return nearly(peer, "", names);
        }

        /**
         * Adds the names that another tool uses for nearly the same check.
         *
         * @param peer the other tool
         * @param but how the other tool's check differs
         * @param names the names that it uses
         * @return this builder
         */
        public Builder nearly(OtherTool peer, String but, String... names) {
            for (String name : names) {
                peers.add(new KnownAs(peer, name, but));
            }
            return this;
        }

        /**
         * Adds an example check as written in a suite: {@code not_null: {table: orders, column: status}}.
         *
         * @param written the check, as an item of {@code checks}
         * @return this builder
         */
        public Builder example(String written) {
            examples.add(written);
            return this;
        }

        /** {@return the spec, as declared so far} */
        public Spec build() {
            return new Spec(this);
        }
    }
}
