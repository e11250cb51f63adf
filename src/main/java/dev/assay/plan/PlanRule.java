package dev.assay.plan;

import java.util.List;

/**
 * A planner rule, which makes the database answer the same questions with less work. Without rules there is one statement per question,
 * with the same answers. Every rule can be switched off, and tests compare it with the plan without rules.
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

    /** All rules in the order of their application. */
    List<PlanRule> ALL = List.of(
            new EqualQuestions(),
            new CatalogueProof(),
            new AnyRow.Rule(),
            new ListedKeys.Rule(),
            new DistinctCount.Rule(),
            new ListedOrphans.Rule(),
            new SharedScan(),
            new SharedSample());

    /** The argument of {@link #chosen} for a plan without rules: {@value}. */
    String NAIVE = "naive";

    /** The argument of {@link #chosen} for a plan with every rule: {@value}. */
    String FULL = "full";

    /** The prefix of rules to switch off: {@value}. */
    String WITHOUT = "without:";

    /**
     * Parses a choice of rules: {@code full}, {@code naive}, or {@code without:shared_scan,any_row}.
     *
     * @throws IllegalArgumentException if the text is something else; the message says what is expected
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

    /** The rule's name on the command line, in lower case with underscores. */
    String name();

    /** Why the rule pays off, in one sentence. */
    String reason();

    /** Applies the rule. */
    PlanDraft apply(PlanDraft draft);
}
