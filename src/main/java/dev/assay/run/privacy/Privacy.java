package dev.assay.run.privacy;

import dev.assay.check.Text;
import dev.assay.database.Classification;
import dev.assay.database.Classification.Exposure;
import dev.assay.database.Rows;
import dev.assay.database.TableInfo;
import dev.assay.plan.CheckQuestions;
import dev.assay.plan.Planner;
import dev.assay.sql.Dialect;
import dev.assay.sql.Fragment;
import dev.assay.sql.Origin;
import dev.assay.sql.QueryOutput;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import dev.assay.suite.Expansion;
import dev.assay.suite.SamplePolicy;
import dev.assay.suite.SamplePolicy.Mask;
import dev.assay.suite.Suite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What reports may have of the values of one connection's rows. A column is as confidential as the strictest of the run's suites and the
 * catalogue say; of a column that nobody classified, the connection decides.
 */
public final class Privacy {

    private final Collection<Suite> suites;
    private final Planner planner;
    private final Dialect dialect;
    private final Masks masks;
    private final Map<TableName, Set<TableName>> written = new ConcurrentHashMap<>();
    private final Map<TableName, Map<String, Classification>> known = new ConcurrentHashMap<>();
    private final Set<String> marked = ConcurrentHashMap.newKeySet();
    private final Map<TableName, List<Suite.Table>> declared = new ConcurrentHashMap<>();
    private volatile Secret secret = new Secret(0, Set.of());

    /**
     * The columns whose literals are left out.
     *
     * @param of how much was known when they were collected
     */
    private record Secret(int of, Set<String> columns) {}

    /**
     * @param suites the run's suites of the connection
     * @param planner knows its tables
     */
    public Privacy(Collection<Suite> suites, Planner planner, Dialect dialect, Masks masks) {
        this.suites = suites;
        this.planner = planner;
        this.dialect = dialect;
        this.masks = masks;
    }

    /** The tables of which suites classify columns, as written, to be looked up with the others. */
    public List<TableName> tables() {
        return suites.stream()
                .flatMap(suite -> suite.tables().stream())
                .filter(Privacy::classifies)
                .map(table -> TableName.parse(table.name()))
                .distinct()
                .toList();
    }

    private static boolean classifies(Suite.Table table) {
        return table.columns().stream()
                .anyMatch(column -> !column.classification().equals(Classification.NONE));
    }

    /**
     * Tells how checks write the names of their tables, since patterns of tables mean what suites write; call it once all of them were looked
     * up, before anything is asked.
     */
    public void learn(Collection<TableName> names) {
        suites.stream()
                .flatMap(suite -> suite.tables().stream())
                .filter(Privacy::classifies)
                .forEach(table -> planner.table(TableName.parse(table.name()))
                        .ifPresent(
                                found -> declared.computeIfAbsent(found.name(), first -> new CopyOnWriteArrayList<>())
                                        .add(table)));
        List<TableInfo> found = new ArrayList<>();
        names.forEach(name -> planner.table(name).ifPresent(table -> {
            written.computeIfAbsent(table.name(), first -> ConcurrentHashMap.newKeySet())
                    .add(name);
            found.add(table);
        }));
        found.forEach(this::classified);
    }

    /** Whether values of these origins may stand in reports. */
    public boolean shows(Collection<Origin> from, SamplePolicy policy) {
        return policy.rows() && takes(from, policy) && isShown(exposure(from), policy);
    }

    /** Whether the policy, which may name the only columns to be read, has none of these left out. */
    private static boolean takes(Collection<Origin> from, SamplePolicy policy) {
        return policy.columns().isEmpty()
                || from.stream()
                        .allMatch(
                                one -> policy.columns().stream().anyMatch(name -> Origin.isColumn(name, one.column())));
    }

    /** Whether values of these columns of a table may stand in reports; without a column, whether those of all may. */
    public boolean shows(@Nullable TableName table, Collection<String> columns, SamplePolicy policy) {
        return shows(origins(table, columns), policy);
    }

    private static Set<Origin> origins(@Nullable TableName table, Collection<String> columns) {
        return columns.isEmpty()
                ? Set.of(new Origin(table, Origin.ANY))
                : columns.stream().map(column -> new Origin(table, column)).collect(Collectors.toSet());
    }

    /** Whether a sample of these columns of a table is worth reading: some of its values may stand in reports, or masks are wanted. */
    public boolean reads(@Nullable TableName table, Collection<String> columns, SamplePolicy policy) {
        return policy.rows()
                && (policy.mask() != null
                        || origins(table, columns).stream().anyMatch(one -> isShown(exposure(Set.of(one)), policy)));
    }

    /** Whether all values that the answers to a check's questions quote may stand in reports. */
    public boolean quotes(CheckQuestions questions, SamplePolicy policy) {
        return planner.origins(questions).stream()
                .filter(from -> !from.isEmpty())
                .allMatch(from -> shows(from, policy));
    }

    /** Whether anything may be kept of a column that only tells a place, such as the number of a row. */
    public boolean keeps(@Nullable TableName table, String column) {
        return keeps(Set.of(new Origin(table, column)));
    }

    /** Whether anything may be kept of columns that only tell a place, such as the number of a row. */
    public boolean keeps(Collection<Origin> from) {
        return exposure(from).compareTo(Exposure.UNCLASSIFIED) <= 0;
    }

    private static boolean isShown(Exposure exposure, SamplePolicy policy) {
        return exposure == Exposure.SHOWN || (exposure == Exposure.UNCLASSIFIED && policy.showsUnclassified());
    }

    /**
     * Rows whose values are masked that may not stand in reports.
     *
     * @param from the origins of each column
     * @param texts how reports write values
     */
    public Rows masked(
            Rows rows,
            List<Set<Origin>> from,
            SamplePolicy policy,
            Function<List<@Nullable Object>, List<@Nullable String>> texts) {
        List<@Nullable Mask> how =
                from.stream().map(one -> mask(exposure(one), policy)).toList();
        if (how.stream().allMatch(Objects::isNull)) {
            return rows;
        }
        return new Rows(
                rows.columns(),
                rows.rows().stream().map(row -> masked(row, how, texts)).toList());
    }

    private List<@Nullable Object> masked(
            List<@Nullable Object> row,
            List<@Nullable Mask> how,
            Function<List<@Nullable Object>, List<@Nullable String>> texts) {
        List<@Nullable String> written = texts.apply(row);
        List<@Nullable Object> masked = new ArrayList<>(row);
        for (int i = 0; i < row.size(); i++) {
            Mask mask = how.get(i);
            String text = written.get(i);
            if (mask != null && text != null) {
                masked.set(i, masks.of(text, mask));
            }
        }
        return masked;
    }

    /** A value of these origins as reports have it: itself, or its mask. */
    public String text(String value, Set<Origin> from, SamplePolicy policy) {
        Mask strict = mask(exposure(from), policy);
        Mask mask = strict == null && !takes(from, policy) ? policy.masking() : strict;
        return mask == null ? Text.cut(value) : masks.of(value, mask);
    }

    private static @Nullable Mask mask(Exposure exposure, SamplePolicy policy) {
        if (!policy.rows() || exposure == Exposure.HIDDEN) {
            return Mask.FULL;
        }
        return isShown(exposure, policy) ? null : policy.masking();
    }

    /**
     * The origins of the columns that a statement returned.
     *
     * @param columns the names of the returned columns
     * @param from what is known of the statement
     * @param query the author's query that returned them; null if there is none
     */
    public List<Set<Origin>> returned(List<String> columns, List<Set<Origin>> from, @Nullable Fragment query) {
        List<Set<Origin>> traced = query == null ? from : outputs(query);
        if (traced.size() == columns.size()) {
            return traced;
        }
        Set<Origin> any = from.stream().flatMap(Set::stream).collect(Collectors.toSet());
        return columns.stream().map(column -> any).toList();
    }

    private List<Set<Origin>> outputs(Fragment query) {
        List<Set<Origin>> outputs = new ArrayList<>();
        for (QueryOutput output : query.outputs()) {
            if (!output.all()) {
                outputs.add(
                        output.from().contains(Origin.UNKNOWN)
                                ? Origin.ofTables(query.tables())
                                : Set.copyOf(output.from()));
                continue;
            }
            for (Origin star : output.from()) {
                table(star).stream()
                        .flatMap(table -> table.columns().stream())
                        .forEach(column -> outputs.add(Set.of(new Origin(star.table(), column.name()))));
            }
        }
        return outputs;
    }

    /** The strictest exposure of these origins. */
    private Exposure exposure(Collection<Origin> from) {
        return from.stream()
                .map(one -> exposure(one, from))
                .max(Exposure::compareTo)
                .orElse(Exposure.SHOWN);
    }

    /** A column that its query leaves without a table is of one of the query's tables; one of none of them may be any column of all. */
    private Exposure exposure(Origin one, Collection<Origin> all) {
        Optional<TableInfo> table = table(one);
        if (table.isEmpty()) {
            return Exposure.UNCLASSIFIED;
        }
        List<TableInfo.Column> columns = columns(one, table.get());
        if (!columns.isEmpty()) {
            return exposure(table.get(), columns);
        }
        boolean elsewhere = all.stream()
                .filter(other -> Origin.isColumn(other.column(), one.column()))
                .anyMatch(other -> table(other).stream()
                        .anyMatch(there -> !columns(other, there).isEmpty()));
        return elsewhere ? Exposure.SHOWN : exposure(table.get(), table.get().columns());
    }

    private static List<TableInfo.Column> columns(Origin origin, TableInfo table) {
        return origin.column().equals(Origin.ANY)
                ? table.columns()
                : table.columns().stream()
                        .filter(column -> Origin.isColumn(origin.column(), column.name()))
                        .toList();
    }

    private Exposure exposure(TableInfo table, Collection<TableInfo.Column> columns) {
        Map<String, Classification> said = classified(table);
        return columns.stream()
                .map(column -> Objects.requireNonNull(said.get(column.name())).exposure())
                .max(Exposure::compareTo)
                .orElse(Exposure.UNCLASSIFIED);
    }

    private Optional<TableInfo> table(Origin origin) {
        return origin.table() == null ? Optional.empty() : planner.table(origin.table());
    }

    private Map<String, Classification> classified(TableInfo table) {
        Map<String, Classification> said = known.get(table.name());
        if (said == null) {
            List<Expansion> patterns = suites.stream()
                    .flatMap(suite -> suite.expansions().stream())
                    .filter(expansion -> means(expansion, table))
                    .toList();
            said = table.columns().stream()
                    .collect(Collectors.toMap(
                            TableInfo.Column::name, column -> classification(table, column, patterns)));
            known.put(table.name(), said);
        }
        return said;
    }

    private Classification classification(TableInfo table, TableInfo.Column column, List<Expansion> patterns) {
        Stream<Classification> byName = declared.getOrDefault(table.name(), List.of()).stream()
                .flatMap(one -> one.columns().stream())
                .filter(one -> dialect.called(one.name(), table.columns(), TableInfo.Column::name)
                        .contains(column))
                .map(Suite.Table.Column::classification);
        Stream<Classification> byPattern =
                patterns.stream().map(expansion -> expansion.classification(dialect.shown(column.name())));
        return Stream.concat(Stream.of(column.classification()), Stream.concat(byName, byPattern))
                .reduce(Classification.NONE, Classification::and);
    }

    private boolean is(TableName name, TableInfo table) {
        return planner.table(name)
                .map(TableInfo::name)
                .filter(table.name()::equals)
                .isPresent();
    }

    private boolean means(Expansion expansion, TableInfo table) {
        if (expansion.table() != null) {
            return is(expansion.table(), table);
        }
        return Stream.concat(Stream.of(table.name()), written.getOrDefault(table.name(), Set.of()).stream())
                .filter(name -> name.schema() != null)
                .anyMatch(expansion::means);
    }

    /** Tells that statements compare this column with a value of a row, which may not stand in reports. */
    public void marks(String column) {
        marked.add(column);
    }

    /** A statement as reports have it: without its literals if it names a column whose values may not be known. */
    public String shown(Sql sql) {
        return Literals.speaksOf(sql.text(), secretColumns()) ? Literals.without(sql, dialect) : sql.shown();
    }

    /** As {@link #shown(Sql)}, for a statement without binds. */
    public String shown(String sql) {
        return shown(new Sql(sql, List.of()));
    }

    private Set<String> secretColumns() {
        Secret now = secret;
        int known = this.known.size() + marked.size();
        if (now.of() == known) {
            return now.columns();
        }
        Set<String> names = this.known.values().stream()
                .flatMap(columns -> columns.entrySet().stream())
                .filter(column -> column.getValue().exposure().compareTo(Exposure.UNCLASSIFIED) > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        names.addAll(marked);
        Set<String> low = names.stream()
                .flatMap(name -> Stream.of(name, name.replace("\"", "\"\"")))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        secret = new Secret(known, low);
        return low;
    }
}
