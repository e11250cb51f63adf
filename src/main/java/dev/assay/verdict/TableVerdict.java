package dev.assay.verdict;

import dev.assay.result.CheckStanding;
import dev.assay.result.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Whether a table can be used.
 *
 * @param name the table as written; for checks whose SQL names its tables, the suite
 * @param place the connection, with the environment if there is one
 * @param domain the domain, or the suite if it has none
 * @param usability the verdict
 * @param checks where the table's checks stand, in declared order
 */
public record TableVerdict(String name, String place, String domain, Usability usability, List<CheckStanding> checks) {

    static final Comparator<TableVerdict> WORST_FIRST =
            Comparator.comparing((TableVerdict table) -> table.usability()).thenComparing(TableVerdict::name);

    public TableVerdict {
        checks = List.copyOf(checks);
    }

    static TableVerdict of(String name, String place, String domain, List<CheckStanding> checks) {
        Usability worst = checks.stream().noneMatch(CheckStanding::current)
                ? Usability.NOT_KNOWN
                : checks.stream()
                        .map(TableVerdict::usability)
                        .min(Comparator.naturalOrder())
                        .orElse(Usability.NOT_KNOWN);
        return new TableVerdict(name, place, domain, worst, checks);
    }

    /** What one check says about its table. Minor failures, and warnings and waivers of normal checks, say nothing against it. */
    public static Usability usability(CheckStanding check) {
        Severity severity = check.check().info().severity();
        boolean critical = severity.compareTo(Severity.CRITICAL) <= 0;
        if (!critical && severity != Severity.NORMAL) {
            return Usability.USABLE;
        }
        if (!check.current()) {
            return critical ? Usability.NOT_KNOWN : Usability.WITH_CAUTION;
        }
        return switch (check.status()) {
            case FAILED -> critical ? Usability.DO_NOT_USE : Usability.WITH_CAUTION;
            case WARNED, WAIVED -> critical ? Usability.WITH_CAUTION : Usability.USABLE;
            default -> Usability.USABLE;
        };
    }

    /** The checks that decide the verdict. */
    public List<CheckStanding> decisive() {
        return checks.stream()
                .filter(check -> usability != Usability.USABLE && Objects.equals(usability(check), usability))
                .toList();
    }
}
