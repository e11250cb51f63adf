package dev.assay.verdict;

import dev.assay.result.Product;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a data product can be used. It has the worst verdict of its tables.
 *
 * @param product the product as declared
 * @param tables its tables, the worst first, at least one; a table or a domain without any check stands among them as one that is not
 *     known
 */
public record ProductVerdict(Product product, List<TableVerdict> tables) implements TablesVerdict {

    public ProductVerdict {
        tables = List.copyOf(tables);
    }

    @Override
    public String name() {
        return product.name();
    }

    /** The verdicts of products, the worst first and equal ones by name. */
    public static List<ProductVerdict> of(Collection<Product> products, Collection<DomainVerdict> domains) {
        return products.stream()
                .map(product -> of(product, domains))
                .sorted(Comparator.comparing(ProductVerdict::usability).thenComparing(ProductVerdict::name))
                .toList();
    }

    private static ProductVerdict of(Product product, Collection<DomainVerdict> domains) {
        List<TableVerdict> all =
                domains.stream().flatMap(domain -> domain.tables().stream()).toList();
        Set<TableVerdict> tables = new LinkedHashSet<>();
        product.domains()
                .forEach(name -> tables.addAll(orUnchecked(
                        name,
                        all.stream()
                                .filter(table -> table.domain().equals(name))
                                .toList())));
        product.tables()
                .forEach(name -> tables.addAll(orUnchecked(
                        name,
                        all.stream()
                                .filter(table -> isCalled(table.name(), name))
                                .toList())));
        List<TableVerdict> sorted = new ArrayList<>(tables);
        sorted.sort(TableVerdict.WORST_FIRST);
        return new ProductVerdict(product, sorted);
    }

    /** Whether two names may mean the same table: a name without a schema means those of all schemas. */
    private static boolean isCalled(String one, String other) {
        return one.equals(other)
                || (one.indexOf('.') < 0 && other.endsWith("." + one))
                || (other.indexOf('.') < 0 && one.endsWith("." + other));
    }

    private static List<TableVerdict> orUnchecked(String name, List<TableVerdict> found) {
        return found.isEmpty() ? List.of(TableVerdict.of(name, "", "", List.of())) : found;
    }
}
