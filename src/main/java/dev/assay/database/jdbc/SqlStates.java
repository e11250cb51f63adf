package dev.assay.database.jdbc;

import dev.assay.database.RefusalCause;
import org.apiguardian.api.API;

/** Maps SQLSTATEs to causes: the classes of ISO/IEC 9075, and codes that several databases share. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class SqlStates {

    private SqlStates() {}

    /**
     * {@return the cause for an SQLSTATE}
     *
     * @param state the SQLSTATE, five characters, or an empty text
     */
    public static RefusalCause of(String state) {
        return switch (state) {
            case "42601" -> RefusalCause.SYNTAX;
            case "42883" -> RefusalCause.NO_SUCH_FUNCTION;
            case "42P21", "42P22" -> RefusalCause.COLLATION;
            case "2201B", "22025" -> RefusalCause.PATTERN;
            case "55000" -> RefusalCause.NOT_READY;
            default -> ofClass(state);
        };
    }

    private static RefusalCause ofClass(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "22" -> state.matches("2200[378]|22P0[0-9]") ? RefusalCause.VALUE : RefusalCause.CALCULATION;
            case "42" -> RefusalCause.WORDING;
            case "P0" -> RefusalCause.OWNERS_CODE;
            case "08", "HV" -> RefusalCause.FOREIGN_SERVER;
            case "53", "58", "XX" -> RefusalCause.SERVER_FAULT;
            case "54" -> RefusalCause.TOO_COMPLEX;
            default -> RefusalCause.OTHER;
        };
    }
}
