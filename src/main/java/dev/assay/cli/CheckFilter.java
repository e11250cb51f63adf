package dev.assay.cli;

import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses checks by id, key, table, type or tag.
 *
 * @param select what is wanted; empty: all
 * @param exclude what is not wanted, whatever is selected
 */
record CheckFilter(List<String> select, List<String> exclude) {

    private static final Set<String> KINDS = Set.of("id", "table", "type", "tag");

    boolean matches(Suite suite, CheckDeclaration check) {
        return (select.isEmpty() || select.stream().anyMatch(wanted -> is(wanted, suite, check)))
                && exclude.stream().noneMatch(unwanted -> is(unwanted, suite, check));
    }

    private static boolean is(String pattern, Suite suite, CheckDeclaration check) {
        int colon = pattern.indexOf(':');
        @Nullable
        String kind = colon > 0 && KINDS.contains(pattern.substring(0, colon)) ? pattern.substring(0, colon) : null;
        String text = kind == null ? pattern : pattern.substring(colon + 1);
        String regex = Arrays.stream(text.split("\\*", -1))
                .map(java.util.regex.Pattern::quote)
                .collect(Collectors.joining(".*"));
        return candidates(kind, suite, check).anyMatch(candidate -> candidate.matches(regex));
    }

    private static Stream<String> candidates(@Nullable String kind, Suite suite, CheckDeclaration check) {
        Stream<String> ids = Stream.of(check.key(), suite.path() + "#" + check.key());
        Stream<String> tables =
                check.table() == null ? Stream.of() : Stream.of(check.table().toString());
        Stream<String> types = Stream.of(check.type().spec().name());
        if (kind == null) {
            return Stream.of(ids, tables, types, check.tags().stream()).flatMap(all -> all);
        }
        return switch (kind) {
            case "id" -> ids;
            case "table" -> tables;
            case "type" -> types;
            default -> check.tags().stream();
        };
    }
}
