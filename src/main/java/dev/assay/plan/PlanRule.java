package dev.assay.plan;

import java.util.List;

/**
 * A rule of the planner: answers the same questions by less work of the database. Without any rule a plan is naive, a
 * statement a question, and gives the same answers: every rule can be switched off, and is tested against that.
 */
public sealed interface PlanRule
        permits EqualQuestions,
                CatalogueProof,
                AnyRow.Rule,
                DistinctCount.Rule,
                ListedKeys.Rule,
                ListedOrphans.Rule,
                SharedScan,
                SharedSample {

    /** Every rule, in the order in which they are applied. */
    List<PlanRule> ALL = List.of(
            new EqualQuestions(),
            new CatalogueProof(),
            new AnyRow.Rule(),
            new ListedKeys.Rule(),
            new DistinctCount.Rule(),
            new ListedOrphans.Rule(),
            new SharedScan(),
            new SharedSample());

    /** What {@link #chosen} takes for a plan without any rule: {@value}. */
    String NAIVE = "naive";

    /** What {@link #chosen} takes for a plan with every rule: {@value}. */
    String FULL = "full";

    /** What stands before the names of rules that are to be left out: {@value}. */
    String WITHOUT = "without:";

    /**
     * The rules that a text chooses: {@code full}, {@code naive}, or {@code without:shared_scan,any_row}.
     *
     * @throws IllegalArgumentException where it says something else; the message says what is expected
     */
    static List<PlanRule> chosen(String text) {
        String stripped = text.strip();
        if (stripped.equals(FULL)) {
            return ALL;
        }
        if (stripped.equals(NAIVE)) {
            return List.of();
        }
        List<String> left = stripped.startsWith(WITHOUT)
                ? List.of(stripped.substring(WITHOUT.length()).split(",", -1))
                : List.of();
        List<String> names = ALL.stream().map(PlanRule::name).toList();
        if (left.isEmpty() || !names.containsAll(left)) {
            throw new IllegalArgumentException("a plan is full, naive, or without: and rules that are left out, such as"
                    + " without:shared_scan; rules are " + String.join(", ", names));
        }
        return ALL.stream().filter(rule -> !left.contains(rule.name())).toList();
    }

    /** Its name on the command line, in lower case with underscores. */
    String name();

    /** Why it pays, in a sentence. */
    String reason();

    /** The draft, better where the rule applies. */
    PlanDraft apply(PlanDraft draft);
}
