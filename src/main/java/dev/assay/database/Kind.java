package dev.assay.database;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * By what rules a column's values compare with each other.
 *
 * @param base its type without a length; that of a domain is the type that it is made of
 * @param collation by which its texts compare, as the catalogue has it; null: the database's own, or it holds no text
 * @param deterministic whether texts are equal only where they are the same letter by letter; false also takes others for equal
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Kind(String base, @Nullable String collation, boolean deterministic) {

    /** That of a type of whose collation nothing is known. */
    public static Kind of(String databaseType) {
        return of(databaseType.replaceFirst("\\s*\\(.*", ""), null, true);
    }

    /** As the constructor; {@code varchar} is {@code text} with a limit, which no comparison knows. */
    public static Kind of(String base, @Nullable String collation, boolean deterministic) {
        return new Kind(
                base.equals("varchar") || base.equals("character varying") ? "text" : base, collation, deterministic);
    }
}
