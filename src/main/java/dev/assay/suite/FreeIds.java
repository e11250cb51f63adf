package dev.assay.suite;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ids that a suite may still give to a check.
 *
 * @param taken those that its file has, and those that were suggested
 */
record FreeIds(Set<String> taken) {

    /** @param suite the suite as it is written */
    static FreeIds of(Node suite) {
        return new FreeIds(ids(suite).collect(Collectors.toCollection(HashSet::new)));
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

    /** One for a check of a type, which is taken from then on. */
    String suggest(String type) {
        String id = type.replace('_', '-') + "-";
        int number = 2;
        while (!taken.add(id + number)) {
            number++;
        }
        return id + number;
    }
}
