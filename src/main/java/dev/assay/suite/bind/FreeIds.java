package dev.assay.suite.bind;

import dev.assay.yaml.Node;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Suggests ids that the suite does not use yet. */
final class FreeIds {

    private final Node suite;
    /** Ids in use; null until the first suggestion. */
    private @Nullable Set<String> taken;

    /** @param suite the suite as it is written */
    FreeIds(Node suite) {
        this.suite = suite;
    }

    /** A free id for a check of this type; it is not suggested twice. */
    String suggest(String type) {
        Set<String> ids = taken == null ? ids(suite).collect(Collectors.toCollection(HashSet::new)) : taken;
        taken = ids;
        String id = type.replace('_', '-') + "-";
        int number = 2;
        while (!ids.add(id + number)) {
            number++;
        }
        return id + number;
    }

    private static Stream<String> ids(Node node) {
        if (node instanceof Node.Sequence list) {
            return list.items().stream().flatMap(FreeIds::ids);
        }
        return node instanceof Node.Mapping mapping
                ? mapping.entries().stream()
                        .flatMap(entry -> entry.name().equals("id") && entry.value() instanceof Node.Scalar id
                                ? Stream.of(id.text())
                                : ids(entry.value()))
                : Stream.empty();
    }
}
