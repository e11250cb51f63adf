package dev.assay.verdict;

import dev.assay.result.CheckStanding;
import java.util.List;

/** Whether several tables can be used together. They have the verdict of the worst. */
public sealed interface TablesVerdict permits DomainVerdict, ProductVerdict, SuiteVerdict {

    /** The name of what the tables make up. */
    String name();

    /** The tables, the worst first; at least one. */
    List<TableVerdict> tables();

    /** The verdict. */
    default Usability usability() {
        return tables().get(0).usability();
    }

    /** The number of tables that have the verdict. */
    default long affected() {
        return tables().stream()
                .filter(table -> table.usability() == usability())
                .count();
    }

    /** The checks that decide the verdict. */
    default List<CheckStanding> decisive() {
        return tables().stream()
                .filter(table -> table.usability() == usability())
                .flatMap(table -> table.decisive().stream())
                .toList();
    }
}
