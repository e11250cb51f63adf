package dev.assay.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a check type says of itself: binding and its errors, the JSON Schema, hints for those who come from other tools, and the
 * type's page in the docs come from it. {@link #column}, {@link #key}, {@link #table} and {@link #query} begin one.
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
    private final boolean identifiesRows;
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
        identifiesRows = from.identifiesRows;
        main = from.main;
        parameters = List.copyOf(from.parameters);
        peers = List.copyOf(from.peers);
        examples = List.copyOf(from.examples);
    }

    /** Its key in YAML. */
    public String name() {
        return name;
    }

    /** What one check of the type is about. */
    public Grain grain() {
        return grain;
    }

    /** What holds when the check passes, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** How nulls are treated, in a sentence. */
    public String nulls() {
        return nulls;
    }

    /** The quality dimension. */
    public Dimension dimension() {
        return dimension;
    }

    /** The library metric of ODCS 3.1 that measures the same; null where there is none. */
    public @Nullable String metric() {
        return metric;
    }

    /** What its verdict rests on. */
    public VerdictBasis judged() {
        return judged;
    }

    /**
     * What is counted, in the singular: {@code row}; a share is failing ones by examined ones. Of what the catalogue says it is a
     * deviation.
     */
    public String unit() {
        return unit;
    }

    /** Whether {@code group_by} applies: everything that it asks is an aggregate of the table. */
    public boolean groupable() {
        return groupable;
    }

    /** Whether its columns tell a row from others where the check passes: samples show them, where the table has no primary key. */
    public boolean identifiesRows() {
        return identifiesRows;
    }

    /**
     * The parameter that a value in short stands for ({@code references: planes(tailnum)}); null where there is none. With grain
     * COLUMN a list or word at table level stands for columns instead, with grain KEY for the key.
     */
    public @Nullable String main() {
        return main;
    }

    /**
     * Its parameters; a type of grain COLUMN has {@code column}, one of grain KEY {@code columns}, and both leave it out of this
     * list.
     */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** What other tools call it, or nearly it. */
    public List<KnownAs> peers() {
        return peers;
    }

    /** Checks of a suite's own, as they are written, of the tables that the docs are about. */
    public List<String> examples() {
        return examples;
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * What another tool calls the type; dbt's packages stand before their tests.
     *
     * @param but what is other there; empty where nothing is
     */
    public record KnownAs(OtherTool peer, String name, String but) {}

    /** What one check of a type is about. */
    public enum Grain {
        /** One column; a list of columns is one check a column. */
        COLUMN,
        /** The columns of one key together; under a column it is about that column alone. */
        KEY,
        /** A table. */
        TABLE,
        /** No table of its own: the type's SQL names what it reads. */
        QUERY
    }

    /** What a type's verdict rests on, and so which of the common keys apply. */
    public enum VerdictBasis {
        /** Failing rows (or groups, or days) of those examined, by {@code fail_above}, {@code warn_above}, {@code on_empty}. */
        ROWS,
        /** A measured value, by the type's own bounds, or by what it is held against. */
        VALUE,
        /**
         * Failing rows of a query: {@code fail_above} and {@code warn_above} are numbers; {@code on_empty} is about the tables that it
         * names.
         */
        FOUND,
        /**
         * What the catalogue says: no filter applies, and no row is read, unless the check says {@code on_empty}; {@code fail_above} and
         * {@code warn_above} are numbers of deviations.
         */
        CATALOGUE
    }

    /** A type whose checks are about one column each. */
    public static Builder column(String name, String meaning) {
        return new Builder(name, Grain.COLUMN, meaning);
    }

    /** A type whose checks are about the columns of a key together. */
    public static Builder key(String name, String meaning) {
        return new Builder(name, Grain.KEY, meaning);
    }

    /** A type whose checks are about a table. */
    public static Builder table(String name, String meaning) {
        return new Builder(name, Grain.TABLE, meaning);
    }

    /** A type whose SQL names what it reads. */
    public static Builder query(String name, String meaning) {
        return new Builder(name, Grain.QUERY, meaning);
    }

    /** Whether it counts what fails, so that some of it can be accepted. */
    public boolean countsFailures() {
        return judged != VerdictBasis.VALUE;
    }

    /** What fails, in the singular: {@code failing row}, {@code deviation}. */
    public String failing() {
        return judged == VerdictBasis.CATALOGUE ? unit : "failing " + unit;
    }

    /**
     * Whether {@code fail_above} and {@code warn_above} apply. To a measured value with bounds to warn at they do not; where it has
     * none, the check holds or does not, which is one failure.
     */
    public boolean takesThresholds() {
        return countsFailures()
                || parameters.stream().noneMatch(parameter -> parameter.name().startsWith("warn_"));
    }

    /** Whether {@code filter} applies: it limits the rows of the checked table. */
    public boolean filterable() {
        return grain != Grain.QUERY && judged != VerdictBasis.CATALOGUE;
    }

    /** Whether it is about columns that are written beside its parameters. */
    public boolean ofColumns() {
        return grain == Grain.COLUMN || grain == Grain.KEY;
    }

    /**
     * Whether each check of the type needs an {@code id}: what tells two of them apart is their author's SQL, and text is no
     * identity.
     */
    public boolean needsId() {
        return main != null && parameter(main).stream().anyMatch(p -> p.kind().isSql());
    }

    /** The parameter that an expression stands in instead of the type's column; empty where it takes none. */
    public Optional<Parameter> expression() {
        return grain == Grain.COLUMN
                ? parameters.stream()
                        .filter(p -> p.kind() == Parameter.Kind.EXPRESSION)
                        .findFirst()
                : Optional.empty();
    }

    public Optional<Parameter> parameter(String wanted) {
        return parameters.stream().filter(p -> p.name().equals(wanted)).findFirst();
    }

    /** Collects what a type says of itself. */
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
        private boolean identifiesRows;
        private @Nullable String main;
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<KnownAs> peers = new ArrayList<>();
        private final List<String> examples = new ArrayList<>();

        private Builder(String name, Grain grain, String meaning) {
            this.name = name;
            this.grain = grain;
            this.meaning = meaning;
        }

        /** How nulls are treated, in a sentence. */
        public Builder nulls(String sentence) {
            nulls = sentence;
            return this;
        }

        public Builder dimension(Dimension of) {
            dimension = of;
            return this;
        }

        /** The library metric of ODCS 3.1 that measures the same. */
        public Builder metric(String odcs) {
            metric = odcs;
            return this;
        }

        /** What the verdict rests on; {@link VerdictBasis#ROWS} where nothing is said. */
        public Builder judged(VerdictBasis by) {
            judged = by;
            return this;
        }

        /** What is counted, in the singular; rows where nothing is said. */
        public Builder counts(String what) {
            unit = what;
            return this;
        }

        /** All that the type asks is an aggregate of its table, so that {@code group_by} applies. */
        public Builder groupable() {
            groupable = true;
            return this;
        }

        /** The columns of the type's checks tell a row from others where they pass. */
        public Builder identifiesRows() {
            identifiesRows = true;
            return this;
        }

        /** The parameter that a value in short stands for. */
        public Builder main(Parameter parameter) {
            main = parameter.name();
            return parameter(parameter);
        }

        public Builder parameter(Parameter parameter) {
            parameters.add(parameter);
            return this;
        }

        public Builder parameters(List<Parameter> more) {
            parameters.addAll(more);
            return this;
        }

        /** What another tool calls it; dbt's packages stand before their tests. */
        public Builder known(OtherTool peer, String... names) {
            return nearly(peer, "", names);
        }

        /**
         * What another tool calls something that is nearly it.
         *
         * @param but what is other there
         */
        public Builder nearly(OtherTool peer, String but, String... names) {
            for (String name : names) {
                peers.add(new KnownAs(peer, name, but));
            }
            return this;
        }

        /** A check of a suite's own, as it is written: {@code not_null: {table: orders, column: status}}. */
        public Builder example(String written) {
            examples.add(written);
            return this;
        }

        public Spec build() {
            return new Spec(this);
        }
    }
}
