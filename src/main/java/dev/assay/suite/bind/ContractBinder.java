package dev.assay.suite.bind;

import dev.assay.suite.Contract;
import dev.assay.suite.Semver;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a suite says of itself as a contract. */
final class ContractBinder {

    private ContractBinder() {}

    static final List<String> KEYS = List.of("version", "owner");

    /** Reads {@code contract}; null where it is wrong, which is then reported. */
    static @Nullable Contract bind(Node node, Values values) {
        Keys keys = Keys.of(node, values.problems(), "'contract'", "{version: 1.0.0}", KEYS);
        if (keys == null) {
            return null;
        }
        Node written = keys.required("version", "1.0.0");
        Semver version = written == null ? null : values.parsed(written, "version", "1.0.0", Semver::parse);
        Node owner = keys.get("owner");
        String named = owner == null ? null : values.text(owner, "owner", "data-engineering");
        return version == null ? null : new Contract(version, named);
    }
}
