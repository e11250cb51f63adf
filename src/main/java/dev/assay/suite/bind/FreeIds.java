package dev.assay.suite.bind;

import dev.assay.yaml.Node;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ids that a suite may still give to a check; its file is looked through when somebody asks for the first. */
final class FreeIds {

    private final Node suite;
    private @Nullable Set<String> taken;

    /** @param suite the suite as it is written */
    FreeIds(Node suite) {
        this.suite = suite;
    }

    /** One for a check of a type, which is taken from then on. */
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
