package dev.assay.plan.ask;

import dev.assay.sql.ValueType;
import org.apiguardian.api.API;

/** A value of each row of a table: a column, or what {@link Expressions} makes of columns. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Value {

    /** What messages call it: a column's exact name, whatever is made of its values, or words such as {@code length of name}. */
    String name();

    /** Its type as the database writes it. */
    String databaseType();

    /** What its type means to a check. */
    ValueType type();
}
