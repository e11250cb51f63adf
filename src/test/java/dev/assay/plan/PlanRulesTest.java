package dev.assay.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.database.Constraints;
import dev.assay.database.Constraints.NotNull;
import dev.assay.database.Constraints.UniqueKey;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.expression.Scope;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import dev.assay.testing.DatabaseUnderTest;
import dev.assay.testing.DatabasesUnderTest;
import dev.assay.testing.Golden;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class PlanRulesTest {

    /** A key that was unique when it was last looked at. */
    private static final String UNIQUE_BEFORE = "number";

    private static final Constraints CONSTRAINTS = new Constraints(
            List.of(new NotNull("orders_id_not_null", "id")),
            List.of(new UniqueKey("orders_pkey", List.of("id"))),
            List.of(),
            List.of());

    /** By rule, what a few checks ask; the last measure of each check is the one that rows may be shown of. */
    private static final Map<String, Example> EXAMPLES = Map.of(
            "equal_questions",
            new Example("not_null: [status, total]", List.of(notNull("status"), notNull("total"))),
            "catalogue_proof",
            new Example("unique: [id, status], where id has a unique index", List.of(unique("id", "status"))),
            "any_row",
            new Example("not_null: [id], which the table declares", List.of(notNull("id"))),
            "listed_keys",
            new Example("unique: [status, total]", List.of(unique("status", "total"))),
            "distinct_count",
            new Example(
                    "unique: [number] and unique: [number, status], which were unique last time",
                    List.of(unique("number"), unique("number", "status"))),
            "listed_orphans",
            new Example("references: {columns: [customer_id], to: customers(id)}", List.of(PlanRulesTest::refers)),
            "shared_scan",
            new Example("not_null: [status, total]", List.of(notNull("status"), notNull("total"))),
            "shared_sample",
            new Example(
                    "not_null: [status, total], where 3 rows fail of each",
                    List.of(notNull("status"), notNull("total"))));

    /** Some checks of the table {@code orders}. */
    private record Example(String checks, List<Function<Ask, Measure<?>>> asking) {}

    private static Function<Ask, Measure<?>> notNull(String column) {
        return ask -> {
            ask.examined();
            return ask.countWhere(ask.isNull(ask.column(column)), ask.columns(List.of(column)));
        };
    }

    private static Function<Ask, Measure<?>> unique(String... key) {
        return ask -> ask.keys(ask.columns(Arrays.asList(key)), false);
    }

    private static Measure<?> refers(Ask ask) {
        return ask.orphans(
                new Ask.Link(ask.columns(List.of("customer_id")), new TableName(null, "customers"), List.of("id")));
    }

    @ParameterizedTest
    @MethodSource(DatabasesUnderTest.OURS)
    void the_document_shows_what_each_rule_makes_of_an_example(DatabaseUnderTest database) throws Exception {
        StringBuilder document = new StringBuilder("""
                The planner's rules, on %s

                A plan is a statement a question (--plan naive), made better by these rules in this order. Each can be left
                out (--plan without:NAME), and the answers stay the same.
                """.formatted(database.title()));
        for (PlanRule rule : PlanRule.ALL) {
            Example example = requireNonNull(EXAMPLES.get(rule.name()), rule.name());
            String without = shown(example, PlanRule.chosen(PlanRule.WITHOUT + rule.name()), rule, database.dialect());
            String with = shown(example, PlanRule.ALL, rule, database.dialect());
            assertThat(with).as(rule.name()).isNotEqualTo(without);
            document.append("\n\n").append(rule.name()).append('\n');
            document.append("=".repeat(rule.name().length())).append('\n');
            document.append(rule.reason()).append("\n\n");
            document.append("Example: ").append(example.checks()).append('\n');
            document.append("\n-- without the rule:\n").append(without);
            document.append("\n-- with it:\n").append(with);
        }
        Golden.assertMatches(PlanRulesTest.class, "plan-rules-" + database.name() + ".txt", document.toString());
    }

    /** The statements that measure, or those that read failing rows, where the rule is about these. */
    private static String shown(Example example, List<PlanRule> rules, PlanRule rule, Dialect dialect)
            throws Exception {
        Planner planner = new Planner(
                new FixedCatalogue(dialect)
                        .with(
                                "orders",
                                CONSTRAINTS,
                                "id INTEGER",
                                "number INTEGER",
                                "status TEXT",
                                "total DECIMAL",
                                "customer_id INTEGER")
                        .with("customers", "id INTEGER"),
                "orders",
                Instant.EPOCH,
                rules,
                key -> key.contains(UNIQUE_BEFORE));
        List<CheckQuestions> inquiries = new ArrayList<>();
        List<Sample.Wanted> wanted = new ArrayList<>();
        Answers answers = new Answers();
        for (Function<Ask, Measure<?>> asking : example.asking()) {
            CheckQuestions inquiry = planner.inquire(Scope.of(new TableName(null, "orders"), List.of()));
            Measure<?> measure = asking.apply(inquiry.ask());
            inquiries.add(inquiry);
            wanted.add(new Sample.Wanted(measure, List.of("id"), List.of(), List.of()));
            answers.put((Measurement<?>) measure, 3L);
        }
        String statements = (rule instanceof SharedSample
                        ? planner.samples(wanted, answers).stream().map(Sample::sql)
                        : planner.plan(inquiries).scans().stream().map(Scan::sql))
                .map(sql -> sql.shown() + ";\n")
                .collect(Collectors.joining("\n"));
        return statements.isEmpty() ? "nothing is sent\n" : statements;
    }

    @Test
    void rules_are_chosen_by_what_is_left_out() {
        assertThat(PlanRule.chosen("full")).isEqualTo(PlanRule.ALL);
        assertThat(PlanRule.chosen(" naive ")).isEmpty();
        assertThat(PlanRule.chosen("without:shared_scan,any_row"))
                .extracting(PlanRule::name)
                .containsExactly(
                        "equal_questions",
                        "catalogue_proof",
                        "listed_keys",
                        "distinct_count",
                        "listed_orphans",
                        "shared_sample");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "fast", "FULL", "without:", "without:speed", "without:any_row,", "without", "only:any_row"})
    void what_chooses_no_rules_is_refused_with_what_there_is(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanRule.chosen(text))
                .withMessage(
                        "a plan is full, naive, or without: and rules that are left out, such as without:shared_scan;"
                                + " rules are equal_questions, catalogue_proof, any_row, listed_keys, distinct_count,"
                                + " listed_orphans, shared_scan, shared_sample");
    }
}
