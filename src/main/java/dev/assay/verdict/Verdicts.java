package dev.assay.verdict;

import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The verdicts of a run's tables and domains. */
public final class Verdicts {

    private record Table(String name, String place, String domain) {}

    private Verdicts() {}

    /** The domains, the worst first and equal ones by name. */
    public static List<DomainVerdict> of(List<CheckStanding> standings) {
        Map<Table, List<CheckStanding>> checks = new LinkedHashMap<>();
        for (CheckStanding standing : standings) {
            checks.computeIfAbsent(table(standing.check()), any -> new ArrayList<>())
                    .add(standing);
        }
        Map<String, List<TableVerdict>> domains = new LinkedHashMap<>();
        checks.forEach((table, own) -> domains.computeIfAbsent(table.domain(), any -> new ArrayList<>())
                .add(TableVerdict.of(table.name(), table.place(), table.domain(), own)));
        List<DomainVerdict> all = new ArrayList<>();
        domains.forEach((name, tables) -> {
            tables.sort(TableVerdict.WORST_FIRST);
            all.add(new DomainVerdict(name, tables));
        });
        all.sort(Comparator.comparing(DomainVerdict::usability).thenComparing(DomainVerdict::name));
        return all;
    }

    private static Table table(DeclaredCheck check) {
        return new Table(
                Objects.requireNonNullElse(check.table(), check.suite()),
                check.place(),
                Objects.requireNonNullElse(check.domain(), check.suite()));
    }
}
