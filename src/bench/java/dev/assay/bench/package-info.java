/** Benchmarks of our own work: reading suites, planning, judging. {@code bench/README.md} says how they are run. */
@org.jspecify.annotations.NullMarked
package dev.assay.bench;
