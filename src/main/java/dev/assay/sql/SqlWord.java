package dev.assay.sql;

import org.apiguardian.api.API;

/**
 * A word of an author's SQL, or a name in double quotes.
 *
 * @param text the word in lower case
 * @param name the name as the database reads it: folded, or with its quotes
 * @param call whether an opening bracket follows
 * @param qualified whether a dot precedes it
 * @param offset its start
 * @param end its end, exclusive
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SqlWord(String text, String name, boolean call, boolean qualified, int offset, int end) {}
