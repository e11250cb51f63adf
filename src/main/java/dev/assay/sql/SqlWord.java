package dev.assay.sql;

import org.apiguardian.api.API;

/**
 * A word of an author's SQL, or a name in double quotes.
 *
 * @param text in lower case
 * @param name what the database takes it for: folded, or with its quotes
 * @param call whether an opening bracket follows
 * @param qualified whether a dot stands before it
 * @param offset where it begins
 * @param end where it ends, exclusive
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SqlWord(String text, String name, boolean call, boolean qualified, int offset, int end) {}
