package dev.assay.database.snowflake;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Tells the pool which failures of a statement end a Snowflake session. By default the pool decides by SQLSTATE. Some
 * of its states do not end a Snowflake session, such as that of a missing warehouse, and an expired session has no
 * state of its own.
 */
final class EvictionPolicy implements SQLExceptionOverride {

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        int number = failure.getErrorCode();
        if (SnowflakeErrorTranslator.SESSION_LOST.contains(number)
                || SnowflakeErrorTranslator.NETWORK.contains(number)) {
            return SQLExceptionOverride.Override.MUST_EVICT;
        }
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("57P") || state.equals("0A000")
                ? SQLExceptionOverride.Override.DO_NOT_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
