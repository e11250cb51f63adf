package dev.assay.suite.bind;

import dev.assay.suite.Contract;
import dev.assay.suite.Semver;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.SchemaParts;
import dev.assay.yaml.Values;
import org.jspecify.annotations.Nullable;

/** Reads {@code contract} of a suite. */
public final class ContractBinder {

    public static final KeySpecs KEYS = KeySpecs.of(
            KeySpec.required("version", "", SchemaParts.pattern("^[0-9]+\\.[0-9]+\\.[0-9]+([-+].*)?$")),
            KeySpec.optional("owner", "", SchemaParts.text()));

    private ContractBinder() {}

    /** The contract; null where it is wrong, which is then reported. */
    static @Nullable Contract bind(Node node, Values values) {
        Keys keys = Keys.of(node, values.problems(), "'contract'", "{version: 1.0.0}", KEYS);
        if (keys == null) {
            return null;
        }
        Semver version =
                keys.required("version", "1.0.0", (value, key) -> values.parsed(value, key, "1.0.0", Semver::parse));
        String owner = keys.value("owner", (value, key) -> values.text(value, key, "data-engineering"));
        return version == null ? null : new Contract(version, owner);
    }
}
