package dev.assay.plan.ask;

import dev.assay.sql.ValueType;
import org.apiguardian.api.API;

/** A value of each row of a table: a column, or an expression made by {@link Expressions}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Value {

    /**
     * {@return the name of the value in messages: the exact name of a column, or words such as {@code length of name}}
     */
    String name();

    /** {@return the type as the database writes it} */
    String databaseType();

    /** {@return the type as checks see it} */
    ValueType type();
}
