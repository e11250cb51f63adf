package dev.assay.suite;

import dev.assay.result.Owner;
import dev.assay.result.Product;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the files beside a {@code connections.yaml} say.
 *
 * @param owners the owners by their names
 * @param products the data products in declared order; no name stands twice
 */
public record Project(Map<String, Owner> owners, List<Product> products, RunSettings settings) {

    /** There are no such files. */
    public static final Project NONE = new Project(Map.of(), List.of(), RunSettings.NONE);

    public Project {
        owners = Collections.unmodifiableMap(new LinkedHashMap<>(owners));
        products = List.copyOf(products);
    }

    /**
     * Several as one. An owner's first declaration counts, and so do the first settings; a result is valid as
     * long as the shortest of them says. A product that is declared twice is made of the
     * domains and tables of both.
     */
    public static Project of(Collection<Project> several) {
        Map<String, Owner> owners = new LinkedHashMap<>();
        Map<String, Product> products = new LinkedHashMap<>();
        for (Project one : several) {
            one.owners.forEach(owners::putIfAbsent);
            one.products.forEach(product -> products.merge(product.name(), product, Project::both));
        }
        return new Project(
                owners,
                List.copyOf(products.values()),
                several.stream()
                        .map(Project::settings)
                        .reduce(RunSettings::narrowed)
                        .orElse(RunSettings.NONE));
    }

    /** The same with settings that take the place of those of the file, as far as they are said. */
    public Project settled(RunSettings said) {
        return new Project(owners, products, said.over(settings));
    }

    private static Product both(Product one, Product other) {
        return one.toBuilder()
                .domains(both(one.domains(), other.domains()))
                .tables(both(one.tables(), other.tables()))
                .build();
    }

    private static List<String> both(List<String> some, List<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return new ArrayList<>(all);
    }
}
