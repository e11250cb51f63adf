package dev.assay.result;

import org.apiguardian.api.API;

/**
 * What the owner of a connection should know, though its checks were judged.
 *
 * @param connection the connection's name
 * @param code the code of the failure that a stricter connection would make of it
 * @param message sentences that say what is wrong and what to do
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record RunWarning(String connection, FailureCode code, String message) {}
