package dev.assay.oracle;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is known to differ today from what the documents say: such checks are not played. A fault that is mended takes its line with
 * it; when the list is empty, so is this class.
 */
final class KnownDisagreements {

    /**
     * A fault.
     *
     * @param root the heading of its root
     * @param what what differs
     */
    private record Known(String root, String what, Predicate<Check> checks) {}

    private static final List<String> LOOKS_INTO_TEXT = List.of(
            "matches_regex",
            "not_matches_regex",
            "like",
            "not_like",
            "trimmed",
            "most_common_value",
            "not_empty_string");

    private static final Set<Kind> SEVERAL_TEXTS =
            EnumSet.of(Kind.NUMERIC, Kind.REAL, Kind.DOUBLE, Kind.FOLDED, Kind.INTERVAL, Kind.JSONB);

    private static final List<Known> ALL = List.of(
            new Known(
                    "A",
                    "keys of several columns between two tables are paired by physical order, or end the run",
                    check -> List.of("set_equality", "aggregate_match", "relationship_cardinality")
                                    .contains(check.type())
                            && !check.notes().isEmpty()),
            new Known(
                    "A",
                    "group_by of several columns names the wrong group",
                    check -> check.groupBy().size() > 1),
            new Known(
                    "F",
                    "rows that a rule leaves out are counted as examined, and on_empty does not apply where none is left",
                    check -> check.verdict().leavesOut()),
            new Known(
                    "B",
                    "shares and what is measured are judged with six digits",
                    check -> check.yaml()
                            .matches(
                                    ".*\"(min|max|above|below|equals|warn_min|warn_max)\":-?(\\d*\\.\\d{6,}|[0-9.]{10,}).*")),
            new Known(
                    "C",
                    "char(n) is padded",
                    check -> check.kind() == Kind.PADDED && LOOKS_INTO_TEXT.contains(check.type())),
            new Known(
                    "C",
                    "the most common value is compared in Java",
                    check -> check.type().equals("most_common_value")
                            && check.kind() != null
                            && (check.kind().family() == Family.TIME
                                    || check.kind().family() == Family.RANKED)),
            new Known(
                    "C",
                    "of more than ten most common values the others are not seen",
                    check -> check.notes().contains("many values")),
            new Known(
                    "D",
                    "groups of which equal values are written in several ways are matched by text",
                    check -> check.groupBy().stream().anyMatch(column -> SEVERAL_TEXTS.contains(column.kind()))),
            new Known(
                    "F",
                    "grace never ends for times in the future",
                    check -> check.notes().contains("grace")),
            new Known(
                    "F",
                    "freshness judges what lies in the future",
                    check -> check.type().equals("freshness") && check.notes().contains("future")),
            new Known(
                    "F",
                    "row_count_match heeds on_empty only where both tables are empty",
                    check -> check.type().startsWith("row_count_")
                            && check.item().containsKey("on_empty")),
            new Known(
                    "none",
                    "a value that is judged in groups has counts where there is no group",
                    check -> !check.groupBy().isEmpty()
                            && check.verdict().failing() == null
                            && check.verdict().groups().isEmpty()),
            new Known(
                    "H",
                    "determines asks for the lowest uuid, which there is none of",
                    check -> check.type().equals("determines") && check.notes().contains("no lowest")),
            new Known(
                    "none",
                    "history takes a null in current_flag for wrong where the version is not the current one",
                    check -> check.notes().contains("null flag")),
            new Known(
                    "none",
                    "on_empty of a query looks for table dot.ted in a schema dot",
                    check -> check.yaml().contains("dot.ted")
                            && check.item().containsKey("on_empty")
                            && List.of("failed_rows_sql", "query_match").contains(check.type())));

    private KnownDisagreements() {}

    static boolean has(Check check) {
        return ALL.stream().anyMatch(known -> known.checks().test(check));
    }
}
