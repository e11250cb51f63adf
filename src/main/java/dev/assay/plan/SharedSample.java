package dev.assay.plan;

/** Failing rows of all checks of a table are read in one pass if they are known to be few; see {@link Samples}. */
record SharedSample() implements PlanRule {

    @Override
    public String name() {
        return "shared_sample";
    }

    @Override
    public String reason() {
        return "Few failing rows may lie at the end of a table, so that each look for some of them reads all of it: one pass"
                + " finds those of every check.";
    }

    /** Does nothing here: the number of failing rows is not known yet. */
    @Override
    public PlanDraft apply(PlanDraft draft) {
        return draft;
    }
}
