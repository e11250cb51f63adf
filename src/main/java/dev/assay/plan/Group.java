package dev.assay.plan;

import dev.assay.plan.ask.Measures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of rows that a check judges by itself; the same only as the same object.
 *
 * @param key the values of the columns that take rows apart, in the order in which they were named
 * @param measures the answers for it
 */
public record Group(List<@Nullable Object> key, Measures measures) {}
