package dev.assay.suite;

import org.jspecify.annotations.Nullable;

/**
 * What a suite says of itself as a contract between those who make its tables and those who read them.
 *
 * @param version the contract's version
 * @param owner who answers for it, and so the owner of the checks that its columns stand for; null: the suite's owner
 */
public record Contract(Semver version, @Nullable String owner) {}
