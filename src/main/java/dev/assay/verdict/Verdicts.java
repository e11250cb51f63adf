package dev.assay.verdict;

import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** The verdicts of a run's tables, domains and suites. */
public final class Verdicts {

    private record Table(String name, String place, String domain) {}

    private Verdicts() {}

    /** The domains, the worst first and equal ones by name. */
    public static List<DomainVerdict> of(List<CheckStanding> standings) {
        return worstFirst(byTable(standings), DomainVerdict::new);
    }

    /** The suites, the worst first and equal ones by name. A table that several check counts in each. */
    public static List<SuiteVerdict> ofSuites(List<CheckStanding> standings) {
        Map<String, List<CheckStanding>> suites = new LinkedHashMap<>();
        for (CheckStanding standing : standings) {
            suites.computeIfAbsent(standing.check().suitePath(), any -> new ArrayList<>())
                    .add(standing);
        }
        List<SuiteVerdict> all = new ArrayList<>();
        suites.values()
                .forEach(own -> all.addAll(
                        worstFirst(Map.of(own.get(0).check().suite(), flat(byTable(own))), SuiteVerdict::new)));
        sort(all);
        return all;
    }

    private static List<TableVerdict> flat(Map<String, List<TableVerdict>> tables) {
        return tables.values().stream().flatMap(List::stream).toList();
    }

    /** The tables of each domain. */
    private static Map<String, List<TableVerdict>> byTable(List<CheckStanding> standings) {
        Map<Table, List<CheckStanding>> checks = new LinkedHashMap<>();
        for (CheckStanding standing : standings) {
            checks.computeIfAbsent(table(standing.check()), any -> new ArrayList<>())
                    .add(standing);
        }
        Map<String, List<TableVerdict>> domains = new LinkedHashMap<>();
        checks.forEach((table, own) -> domains.computeIfAbsent(table.domain(), any -> new ArrayList<>())
                .add(TableVerdict.of(table.name(), table.place(), table.domain(), own)));
        return domains;
    }

    private static <T extends TablesVerdict> List<T> worstFirst(
            Map<String, List<TableVerdict>> named, BiFunction<String, List<TableVerdict>, T> make) {
        List<T> all = new ArrayList<>();
        named.forEach((name, tables) -> {
            List<TableVerdict> sorted = new ArrayList<>(tables);
            sorted.sort(TableVerdict.WORST_FIRST);
            all.add(make.apply(name, sorted));
        });
        sort(all);
        return all;
    }

    private static void sort(List<? extends TablesVerdict> verdicts) {
        verdicts.sort(Comparator.<TablesVerdict, Usability>comparing(TablesVerdict::usability)
                .thenComparing(TablesVerdict::name));
    }

    private static Table table(DeclaredCheck check) {
        return new Table(
                Objects.requireNonNullElse(check.table(), check.suite()),
                check.place(),
                Objects.requireNonNullElse(check.domain(), check.suite()));
    }
}
