package dev.assay.plan;

import dev.assay.plan.ask.Measures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of rows that a check judges separately. Compared by identity.
 *
 * @param key the values of the {@code group_by} columns, in declared order
 * @param measures the answers for this group
 */
public record Group(List<@Nullable Object> key, Measures measures) {}
