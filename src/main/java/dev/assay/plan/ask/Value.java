package dev.assay.plan.ask;

import dev.assay.sql.ValueType;
import org.apiguardian.api.API;

/** A value of each row of a table: a column, or an expression made by {@link Expressions}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Value {

    /** The name of the value in messages: the exact name of a column, or words such as {@code length of name}. */
    String name();

    /** The type as the database writes it. */
    String databaseType();

    /** The type as checks see it. */
    ValueType type();
}
