package dev.assay.cli;

import dev.assay.check.Globs;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Selects checks by id, key, table, type or tag.
 *
 * @param select the patterns to include; empty for all
 * @param exclude the patterns to exclude, even if selected
 */
record CheckFilter(List<String> select, List<String> exclude) {

    private static final Set<String> KINDS = Set.of("id", "table", "type", "tag");

    /** Commas outside parentheses separate patterns; the id of a key with several columns contains commas itself. */
    private static final Pattern BETWEEN = Pattern.compile(",(?![^()]*\\))");

    CheckFilter {
        select = apart(select);
        exclude = apart(exclude);
    }

    private static List<String> apart(List<String> patterns) {
        return patterns.stream()
                .flatMap(BETWEEN::splitAsStream)
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .toList();
    }

    boolean matches(Suite suite, CheckDeclaration check) {
        return (select.isEmpty() || select.stream().anyMatch(wanted -> is(wanted, suite, check)))
                && exclude.stream().noneMatch(unwanted -> is(unwanted, suite, check));
    }

    /** Whether a pattern matches a check. */
    static boolean is(String pattern, Suite suite, CheckDeclaration check) {
        int colon = pattern.indexOf(':');
        @Nullable
        String kind = colon > 0 && KINDS.contains(pattern.substring(0, colon)) ? pattern.substring(0, colon) : null;
        String text = kind == null ? pattern : pattern.substring(colon + 1);
        return candidates(kind, suite, check).anyMatch(Globs.ofWords(text)::match);
    }

    private static Stream<String> candidates(@Nullable String kind, Suite suite, CheckDeclaration check) {
        Stream<String> ids = Stream.of(check.key(), suite.path() + "#" + check.key());
        Stream<String> tables =
                check.table() == null ? Stream.of() : Stream.of(check.table().toString());
        Stream<String> types = Stream.of(check.type().spec().name());
        if (kind == null) {
            return Stream.of(ids, tables, types, check.info().tags().stream()).flatMap(all -> all);
        }
        return switch (kind) {
            case "id" -> ids;
            case "table" -> tables;
            case "type" -> types;
            default -> check.info().tags().stream();
        };
    }
}
