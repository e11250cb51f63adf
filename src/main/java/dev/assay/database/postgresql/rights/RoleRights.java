package dev.assay.database.postgresql.rights;

import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseWarning;
import dev.assay.database.FailureKind;
import dev.assay.database.jdbc.Cancellation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the role of a connection may do beside reading. It is looked up once, in the transaction of the first look-up.
 * Thread-safe.
 */
public final class RoleRights {

    private static final String DENIED = "42501";

    private static final String INSTEAD = " or log in with a role that only reads: assay grants prints what it needs.";

    private final String connection;
    private final WriteRights manner;
    private final Cancellation cancellation;
    private boolean known;
    private Optional<String> found = Optional.empty();

    /**
     * Creates the look-up.
     *
     * @param connection the connection's name
     * @param manner what becomes of a role that may do more
     * @param cancellation cancels the look-up
     */
    public RoleRights(String connection, WriteRights manner, Cancellation cancellation) {
        this.connection = connection;
        this.manner = manner;
        this.cancellation = cancellation;
        this.known = manner == WriteRights.UNASKED;
    }

    /** Whether the role's rights have been looked up, or need not be. */
    public synchronized boolean areKnown() {
        return known;
    }

    /**
     * Looks the rights up, unless they are known.
     *
     * @param session a session whose transaction has begun under the search path of pg_catalog
     * @return whether the transaction goes on. It does not if the role may not read who it is, which is no failure where
     *     rights only warn
     * @throws DatabaseException if the role's rights are refused
     */
    public synchronized boolean look(Connection session) throws SQLException, DatabaseException {
        if (known) {
            return true;
        }
        boolean goesOn = true;
        try {
            found = sentence(session);
        } catch (SQLException e) {
            if (manner == WriteRights.REFUSED || !DENIED.equals(e.getSQLState())) {
                throw e;
            }
            found = Optional.of("whether its role may do more than read is not known, since it may not read pg_roles or"
                    + " pg_auth_members. Grant it SELECT on them,");
            goesOn = false;
        }
        known = true;
        demand();
        return goesOn;
    }

    /** Refuses the role if its rights are known to be refused. */
    public synchronized void demand() throws DatabaseException {
        if (manner == WriteRights.REFUSED && found.isPresent()) {
            throw new DatabaseException(
                    FailureKind.ROLE_MAY_WRITE,
                    message(found.get())
                            + " Where these rights are meant, let the connection's owner say so:"
                            + " require_read_only_role: false.",
                    null);
        }
    }

    /** The warning, if the role's rights are known and only warn. */
    public synchronized List<DatabaseWarning> warnings() {
        return manner == WriteRights.REFUSED
                ? List.of()
                : found.stream()
                        .map(what -> new DatabaseWarning(FailureKind.ROLE_MAY_WRITE, message(what)))
                        .toList();
    }

    private String message(String what) {
        return "Connection '" + connection + "': " + what + INSTEAD;
    }

    private Optional<String> sentence(Connection session) throws SQLException, DatabaseException {
        List<String> rights = new ArrayList<>();
        String role = "";
        long more = 0;
        try (PreparedStatement statement = session.prepareStatement(RoleRightsSql.TEXT);
                ResultSet rows = cancellation.run(statement, statement::executeQuery)) {
            while (rows.next()) {
                role = rows.getString("role");
                String mend = rows.getString("mend");
                rights.add(rows.getString("what") + (mend == null ? "" : " (" + mend + ")"));
                more = rows.getLong("total") - rights.size();
            }
        }
        return rights.isEmpty()
                ? Optional.empty()
                : Optional.of("the role " + role + " may do more than read: " + String.join("; ", rights)
                        + (more == 0 ? "" : "; and " + more + " more") + ". Take that away,");
    }
}
