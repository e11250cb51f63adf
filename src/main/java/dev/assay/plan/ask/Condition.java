package dev.assay.plan.ask;

/** A condition on the rows of the checked table; made by {@link Ask} only. It holds only where it is true, never where it is null. */
public interface Condition {}
