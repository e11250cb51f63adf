package dev.assay.database.postgresql;

import java.util.List;

/**
 * A transaction that has begun.
 *
 * @param process the process id of its session on the server, which a pooler may change with each transaction
 * @param start when it began, in microseconds since 1970 by the server's clock; with the process it is unmistakable
 * @param found what was looked up when it began
 */
record Transaction(int process, long start, List<String> found) {}
