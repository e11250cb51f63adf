package dev.assay.connection;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Keeps a Snowflake session whose statement was refused: the pool takes SQLSTATEs that say nothing against a session there, such as
 * that of a warehouse that is missing, for its end.
 */
final class KeepSession implements SQLExceptionOverride {

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("57P") || state.equals("0A000")
                ? SQLExceptionOverride.Override.DO_NOT_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
