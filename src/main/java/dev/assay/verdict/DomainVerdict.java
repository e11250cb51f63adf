package dev.assay.verdict;

import dev.assay.result.CheckStanding;
import java.util.List;

/**
 * Whether a domain can be used. It has the worst verdict of its tables.
 *
 * @param name the domain
 * @param tables its tables, the worst first, at least one
 */
public record DomainVerdict(String name, List<TableVerdict> tables) {

    public DomainVerdict {
        tables = List.copyOf(tables);
    }

    public Usability usability() {
        return tables.get(0).usability();
    }

    /** The number of tables that have the domain's verdict. */
    public long affected() {
        return tables.stream().filter(table -> table.usability() == usability()).count();
    }

    /** The checks that decide the verdict. */
    public List<CheckStanding> decisive() {
        return tables.stream()
                .filter(table -> table.usability() == usability())
                .flatMap(table -> table.decisive().stream())
                .toList();
    }
}
