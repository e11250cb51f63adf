package dev.assay.plan;

import dev.assay.database.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Several statements combined into one, so that all of them see the database at the same moment: a count of failing rows and the total must
 * belong together. All parts but the last return exactly one row; the last may return any number.
 */
final class JoinedStatement implements PlannedStatement {

    private final List<PlannedStatement> parts;

    /** The number of columns of each part, set when the statement is written. */
    private volatile List<Integer> widths = List.of();

    /** The signatures of each check's questions, if the statement serves several checks; otherwise empty. */
    private final List<Set<String>> checks;

    private JoinedStatement(List<PlannedStatement> parts, List<Set<String>> checks) {
        this.parts = List.copyOf(parts);
        this.checks = List.copyOf(checks);
    }

    /** @param parts in any order; at most one of them may return something other than exactly one row */
    static JoinedStatement of(List<PlannedStatement> parts) {
        return of(parts, List.of());
    }

    /**
     * Combines statements of several checks.
     *
     * @param parts in any order; at most one of them may return something other than exactly one row
     * @param checks the signatures of each check's questions
     */
    static JoinedStatement of(List<PlannedStatement> parts, List<Set<String>> checks) {
        return new JoinedStatement(
                parts.stream()
                        .sorted(Comparator.comparing(part -> !part.isOneRow()))
                        .toList(),
                checks);
    }

    @Override
    public List<? extends Measurement<?>> questions() {
        List<Measurement<?>> questions = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (PlannedStatement part : parts) {
            part.questions().stream()
                    .filter(question -> known.add(question.signature()))
                    .forEach(questions::add);
        }
        return questions;
    }

    /** The last part is outer-joined and gets a marker column, because it may return no rows. */
    @Override
    public RelNode relation() {
        RelBuilder builder = questions().get(0).relations().builder();
        List<Integer> written = new ArrayList<>();
        for (PlannedStatement part : parts) {
            boolean many = !part.isOneRow();
            RelBuilder own = part.questions().get(0).relations().builder().push(part.relation());
            written.add(own.fields().size());
            if (many) {
                List<RexNode> marked = new ArrayList<>(own.fields());
                marked.add(own.alias(own.literal(1), "found"));
                own.project(marked);
            }
            builder.push(part.questions().get(0).relations().apart(own.build()));
            if (part != parts.get(0)) {
                builder.join(many ? JoinRelType.LEFT : JoinRelType.INNER, builder.literal(true));
            }
        }
        widths = List.copyOf(written);
        return builder.build();
    }

    @Override
    public int mostRows() {
        return parts.stream().mapToInt(PlannedStatement::mostRows).max().orElse(1);
    }

    @Override
    public PlannedStatement only(Set<String> signatures) {
        List<PlannedStatement> asked = parts.stream()
                .filter(part ->
                        part.questions().stream().anyMatch(question -> signatures.contains(question.signature())))
                .map(part -> part.only(signatures))
                .toList();
        return asked.size() == 1 ? asked.get(0) : of(asked);
    }

    /** Splits the checks into halves; what rides along with a check stays with it. */
    @Override
    public List<PlannedStatement> parts() {
        int middle = checks.size() / 2;
        return middle == 0
                ? List.of(this)
                : List.of(asking(checks.subList(0, middle)), asking(checks.subList(middle, checks.size())));
    }

    @Override
    public List<PlannedStatement> authorsApart() {
        List<List<Set<String>>> kinds = AuthorsSql.apart(questions(), checks);
        return kinds.isEmpty() ? List.of(this) : List.of(asking(kinds.get(0)), asking(kinds.get(1)));
    }

    /** The statement for some of the checks. */
    private PlannedStatement asking(List<Set<String>> some) {
        Set<String> signatures = some.stream().flatMap(Set::stream).collect(Collectors.toSet());
        PlannedStatement asked = only(signatures);
        if (asked instanceof JoinedStatement joined) {
            return of(joined.parts, some);
        }
        return asked instanceof Shared shared ? shared.of(some) : asked;
    }

    @Override
    public Optional<PlannedStatement> read(Rows rows, Answers answers) {
        List<PlannedStatement> next = new ArrayList<>();
        boolean follows = false;
        int from = 0;
        for (int i = 0; i < parts.size(); i++) {
            PlannedStatement part = parts.get(i);
            int width = widths.get(i);
            Optional<PlannedStatement> other = part.read(columns(rows, from, width, !part.isOneRow()), answers);
            follows |= other.isPresent();
            next.add(other.orElse(part));
            from += width;
        }
        return follows ? Optional.of(of(next)) : Optional.empty();
    }

    private static Rows columns(Rows rows, int from, int width, boolean many) {
        List<List<@Nullable Object>> own = new ArrayList<>();
        for (List<@Nullable Object> row : many ? rows.rows() : rows.rows().subList(0, 1)) {
            if (!many || Objects.nonNull(row.get(from + width))) {
                own.add(row.subList(from, from + width));
            }
        }
        return new Rows(rows.columns().subList(from, from + width), own);
    }
}
