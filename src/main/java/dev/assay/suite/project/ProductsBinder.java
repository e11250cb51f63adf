package dev.assay.suite.project;

import static dev.assay.yaml.SchemaParts.object;

import dev.assay.result.Product;
import dev.assay.sql.TableName;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.SchemaParts;
import dev.assay.yaml.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code products.yaml}: what people use, and the domains and tables that it is made of. */
public final class ProductsBinder {

    private static final KeySpecs PRODUCT = KeySpecs.of(
            KeySpec.optional("description", "What it is for.", SchemaParts.text()),
            KeySpec.optional("owner", "Who answers for it.", SchemaParts.text()),
            KeySpec.optional(
                    "domains",
                    "The domains whose tables it is made of; a suite without a domain counts as one of its own name.",
                    SchemaParts.oneOrMore(SchemaParts.text())),
            KeySpec.optional(
                    "tables",
                    "Further tables, by their names as suites write them.",
                    SchemaParts.oneOrMore(SchemaParts.text())));

    public static final KeySpecs KEYS = Named.file("products", "Data products by name.", product(), PRODUCT);

    static final String NAME = "products.yaml";

    private static final String EXAMPLE = "domains: [billing]";

    private final Values values;
    private final @Nullable DeclaredNames declared;

    /** @param declared what suites declare; null: whatever is named is taken */
    ProductsBinder(Values values, @Nullable DeclaredNames declared) {
        this.values = values;
        this.declared = declared;
    }

    private static Map<String, Object> product() {
        Map<String, Object> schema = PRODUCT.schema();
        schema.put("anyOf", List.of(object("required", List.of("domains")), object("required", List.of("tables"))));
        return schema;
    }

    List<Product> bind(Keys file) {
        List<Product> products = new ArrayList<>();
        Named.each(file, values, "products", "product", EXAMPLE, PRODUCT.names())
                .forEach((name, keys) -> products.add(product(name, keys)));
        return products;
    }

    private Product product(String name, Keys keys) {
        if (keys.get("domains") == null && keys.get("tables") == null) {
            values.problems()
                    .add(
                            keys.at(),
                            "the product '" + name + "' is made of nothing: write " + EXAMPLE
                                    + " or tables: [invoices]");
        }
        return Product.named(name)
                .description(keys.value("description", (node, key) -> values.text(node, key, "What the board reads")))
                .owner(keys.value("owner", (node, key) -> values.text(node, key, "finance")))
                .domains(names(
                        keys,
                        "domains",
                        (node, key) -> values.text(node, key, "billing"),
                        declared == null ? null : declared::undeclaredDomain))
                .tables(names(
                        keys,
                        "tables",
                        (node, key) -> values.text(node, key, "shop.orders") == null
                                ? null
                                : values.parsed(
                                        node,
                                        key,
                                        "shop.orders",
                                        text -> TableName.parse(text).toString()),
                        declared == null ? null : declared::undeclaredTable))
                .build();
    }

    private interface Name {
        @Nullable
        String read(Node node, String key);
    }

    private List<String> names(
            Keys keys, String key, Name one, @Nullable Function<String, @Nullable String> undeclared) {
        List<String> names = keys.value(
                key,
                (list, same) -> values.list(list, same, item -> {
                    String name = one.read(item, same);
                    String problem = name == null || undeclared == null ? null : undeclared.apply(name);
                    if (problem != null) {
                        values.problems().add(item.at(), problem);
                    }
                    return name;
                }));
        return names == null ? List.of() : names.stream().distinct().toList();
    }
}
