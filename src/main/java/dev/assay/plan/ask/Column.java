package dev.assay.plan.ask;

/** A column of the checked table, as the catalogue has it; {@link #name} is its exact name. */
public interface Column extends Value {}
