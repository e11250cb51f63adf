package dev.assay.bench;

import dev.assay.check.Evaluator;
import dev.assay.database.DatabaseException;
import dev.assay.plan.CheckQuestions;
import dev.assay.plan.Plan;
import dev.assay.plan.PlanRule;
import dev.assay.plan.Planner;
import dev.assay.plan.expression.Scope;
import dev.assay.suite.CheckDeclaration;
import java.util.ArrayList;
import java.util.List;

/**
 * The questions of all checks, planned.
 *
 * @param plan the statements that answer them
 * @param rules how each check judges the answers
 */
record Questions(Plan plan, List<Evaluator> rules) {

    /** Asks and plans with every rule of the planner, no key known from earlier runs. */
    static Questions planned(ManyChecks many) throws DatabaseException {
        Planner planner = new Planner(many.database(), "many", ManyChecks.AS_OF, PlanRule.ALL, key -> true);
        List<CheckQuestions> inquiries = new ArrayList<>();
        List<Evaluator> rules = new ArrayList<>();
        for (CheckDeclaration check : many.checks()) {
            CheckQuestions inquiry = planner.inquire(Scope.of(check.table(), check.filters()));
            rules.add(check.type().ask(check.arguments(), inquiry));
            inquiries.add(inquiry);
        }
        return new Questions(planner.plan(inquiries), rules);
    }
}
