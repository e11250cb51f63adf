package dev.assay.suite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a suite says of itself as a contract between those who make its tables and those who read them.
 *
 * @param version the contract's version
 * @param owner who answers for it, and so the owner of the checks that its columns stand for; null: the suite's owner
 */
public record Contract(Semver version, @Nullable String owner) {

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
