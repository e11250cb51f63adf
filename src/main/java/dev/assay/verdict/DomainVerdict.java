package dev.assay.verdict;

import java.util.List;

/**
 * Whether a domain can be used. It has the worst verdict of its tables.
 *
 * @param name the domain
 * @param tables its tables, the worst first, at least one
 */
public record DomainVerdict(String name, List<TableVerdict> tables) implements TablesVerdict {

    public DomainVerdict {
        tables = List.copyOf(tables);
    }
}
