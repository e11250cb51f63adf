package dev.assay.database;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which the values of a column are compared.
 *
 * @param base the type without a length; for a domain, its base type
 * @param collation the collation of text, as the catalogue names it; null: the database's default, or the column holds
 *     no text
 * @param deterministic whether texts are equal only if they are identical; a nondeterministic collation also treats
 *     others as equal
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Kind(String base, @Nullable String collation, boolean deterministic) {

    /**
     * {@return the kind of a type whose collation is unknown}
     *
     * @param databaseType the type as the database writes it, with or without a length
     */
    public static Kind of(String databaseType) {
        return of(databaseType.replaceFirst("\\s*\\(.*", ""), null, true);
    }

    /**
     * Creates a kind. {@code varchar} counts as {@code text}, since a length limit does not affect comparisons.
     *
     * @param base the type without a length; for a domain, its base type
     * @param collation the collation as the catalogue names it; null: the database's default, or no text
     * @param deterministic whether texts are equal only if they are identical
     * @return the kind
     */
    public static Kind of(String base, @Nullable String collation, boolean deterministic) {
        return new Kind(
                base.equals("varchar") || base.equals("character varying") ? "text" : base, collation, deterministic);
    }
}
