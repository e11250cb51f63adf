package dev.assay.database;

import org.apiguardian.api.API;

/**
 * What the owner of a connection should know, though its checks can be judged.
 *
 * @param kind the failure that a stricter connection would make of it
 * @param message sentences that say what is wrong and what to do, without secrets
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record DatabaseWarning(FailureKind kind, String message) {}
