package dev.assay.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * All keys of one kind of mapping, in the order in which messages and the JSON Schema list them.
 *
 * <pre>{@code
 * private static final KeySpecs KEYS = KeySpecs.of(
 *         KeySpec.required("path", "The database's file.", SchemaParts.text()),
 *         KeySpec.optional("threads", "How many threads may compute.", SchemaParts.count(1)));
 *
 * Keys keys = Keys.of(node, problems, "the connection 'shop'", "path: shop.duckdb", KEYS);
 * if (keys != null) {
 *     String path = keys.required("path", "shop.duckdb", (value, key) -> values.text(value, key, "shop.duckdb"));
 *     Long threads = keys.value("threads", (value, key) -> values.count(value, key, 1, 64));
 * }
 * }</pre>
 *
 * @param all the keys; no name stands twice
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record KeySpecs(List<KeySpec> all) {

    /**
     * Checks that no name stands twice.
     *
     * @param all the keys
     * @throws IllegalArgumentException where one does
     */
    public KeySpecs {
        all = List.copyOf(all);
        if (all.stream().map(KeySpec::name).distinct().count() < all.size()) {
            throw new IllegalArgumentException("a key stands twice in " + names(all));
        }
    }

    /**
     * These keys.
     *
     * @param keys the keys, in their order
     * @return all of them
     * @throws IllegalArgumentException where a name stands twice
     */
    public static KeySpecs of(KeySpec... keys) {
        return new KeySpecs(List.of(keys));
    }

    /**
     * These keys and then more.
     *
     * @param more the keys to add
     * @return a new list
     * @throws IllegalArgumentException where a name stands twice
     */
    public KeySpecs and(KeySpecs more) {
        return new KeySpecs(Stream.concat(all.stream(), more.all.stream()).toList());
    }

    /** {@return the names of the keys} */
    public List<String> names() {
        return names(all);
    }

    /** {@return the JSON Schema of the mapping: these keys and no others, with the required ones demanded} */
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        all.forEach(key -> properties.put(key.name(), key.property()));
        return SchemaParts.mapping(
                properties, names(all.stream().filter(KeySpec::required).toList()));
    }

    private static List<String> names(List<KeySpec> keys) {
        return keys.stream().map(KeySpec::name).toList();
    }
}
