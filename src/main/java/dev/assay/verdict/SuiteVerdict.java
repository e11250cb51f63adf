package dev.assay.verdict;

import java.util.List;

/**
 * Whether what a suite checks can be used. It has the worst verdict of its tables.
 *
 * @param name the suite
 * @param tables its tables, the worst first, at least one
 */
public record SuiteVerdict(String name, List<TableVerdict> tables) implements TablesVerdict {

    public SuiteVerdict {
        tables = List.copyOf(tables);
    }
}
