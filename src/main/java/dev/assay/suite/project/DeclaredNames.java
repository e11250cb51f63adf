package dev.assay.suite.project;

import dev.assay.sql.TableName;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Expansion;
import dev.assay.suite.Suite;
import dev.assay.yaml.Hints;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The domains and tables of suites, as reports name them.
 *
 * @param domains a suite without a domain counts as one of its own name
 * @param patterns mean further tables, which only a catalogue can tell
 */
record DeclaredNames(Set<String> domains, Set<String> tables, List<Expansion> patterns) {

    /** A longer list does not help on one line. */
    private static final int MOST_LISTED = 20;

    static DeclaredNames of(Collection<Suite> suites) {
        Set<String> domains = new TreeSet<>();
        Set<String> tables = new TreeSet<>();
        List<Expansion> patterns = new ArrayList<>();
        for (Suite suite : suites) {
            domains.add(Objects.requireNonNullElse(suite.domain(), suite.name()));
            suite.allChecks().stream()
                    .map(CheckDeclaration::table)
                    .filter(Objects::nonNull)
                    .forEach(table -> tables.add(table.toString()));
            patterns.addAll(suite.expansions());
        }
        return new DeclaredNames(domains, tables, patterns);
    }

    /** What is wrong with a product's domain; null if a suite declares it. */
    @Nullable
    String undeclaredDomain(String name) {
        return domains.contains(name) ? null : problem("domain", name, domains);
    }

    /** What is wrong with a product's table; null if a suite has checks of it, or may have. */
    @Nullable
    String undeclaredTable(String name) {
        TableName table = TableName.parse(name);
        boolean meant = patterns.stream()
                .anyMatch(pattern -> pattern.table() == null
                        ? pattern.means(table)
                        : pattern.table().equals(table));
        return meant || tables.contains(name) ? null : problem("table", name, tables);
    }

    private static String problem(String what, String name, Set<String> known) {
        Map<String, String> asHinted = new TreeMap<>();
        known.forEach(one -> asHinted.putIfAbsent(one.toLowerCase(Locale.ROOT).replace('-', '_'), one));
        String nearest = asHinted.getOrDefault(Hints.nearest(name, asHinted.keySet()), "");
        String listed = known.isEmpty() || known.size() > MOST_LISTED
                ? "correct it, remove it, or write checks of it"
                : "there " + (known.size() == 1 ? "is " : "are ") + String.join(", ", known);
        return (what.equals("table") ? "no suite has checks of the table '" : "no suite has the domain '") + name
                + "': " + (nearest.isEmpty() ? listed : "did you mean '" + nearest + "'?");
    }
}
