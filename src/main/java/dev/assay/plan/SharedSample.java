package dev.assay.plan;

/** The failing rows of a table's checks are read in one pass, which {@link Samples} makes when they are known to be few. */
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

    /** Nothing is known of failing rows yet. */
    @Override
    public PlanDraft apply(PlanDraft draft) {
        return draft;
    }
}
