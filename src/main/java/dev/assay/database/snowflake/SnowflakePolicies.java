package dev.assay.database.snowflake;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what Snowflake's policies may hide from the role, since Snowflake silently filters rows and masks values. A
 * role that may not see policies gets an error or an empty result, which looks as if there were no policy (Snowflake's
 * page "POLICY_REFERENCES"). An empty result is therefore trusted only if the role has the privileges by which it would
 * see a policy.
 */
final class SnowflakePolicies {

    private static final String REFERENCES = "SELECT * FROM TABLE(INFORMATION_SCHEMA.POLICY_REFERENCES("
            + "REF_ENTITY_NAME => ?, REF_ENTITY_DOMAIN => 'TABLE'))";

    private static final String ROLE = "SELECT CURRENT_ROLE()";

    /** The account-level privileges that make every policy visible, for each kind of policy that affects results. */
    private static final Set<String> RIGHTS = Set.of(
            "APPLY ROW ACCESS POLICY",
            "APPLY MASKING POLICY",
            "APPLY AGGREGATION POLICY",
            "APPLY PROJECTION POLICY",
            "APPLY JOIN POLICY",
            "APPLY PRIVACY POLICY");

    private static final int MOST_ROLES = 100;

    private final String connection;
    private final boolean allRowsSeen;
    private final Cancellation cancellation;
    private @Nullable Boolean entitled;

    /**
     * Creates the look-up.
     *
     * @param connection the connection's name
     * @param allRowsSeen whether the connection's owner states that nothing is hidden, so that no look-up is needed
     * @param cancellation cancels the look-up
     */
    SnowflakePolicies(String connection, boolean allRowsSeen, Cancellation cancellation) {
        this.connection = connection;
        this.allRowsSeen = allRowsSeen;
        this.cancellation = cancellation;
    }

    /**
     * The masked columns and their policies.
     *
     * @param kind the kind of table: {@code BASE TABLE}, {@code VIEW}, …
     * @throws DatabaseException with {@link FailureKind#ROWS_HIDDEN} if rows may be hidden or that cannot be ruled out
     */
    Map<String, String> masked(TableName table, String kind, Connection session)
            throws SQLException, DatabaseException {
        if (allRowsSeen) {
            return Map.of();
        }
        if (kind.contains("VIEW")) {
            throw unknown(table, "it is a view, and what policies hide below it cannot be looked up");
        }
        Map<String, String> masked = new HashMap<>();
        try (PreparedStatement statement = session.prepareStatement(REFERENCES)) {
            statement.setString(1, quoted(table));
            try (ResultSet found = cancellation.run(statement, statement::executeQuery)) {
                while (found.next()) {
                    take(table, found, masked);
                }
            }
        } catch (SQLException e) {
            if (cancellation.isCancelled()) {
                throw e;
            }
            throw unknown(table, "its policies cannot be looked up (" + e.getErrorCode() + ")");
        }
        if (!maySeePolicies(session)) {
            throw unknown(table, "the role would not be shown whether it has policies");
        }
        return masked;
    }

    private void take(TableName table, ResultSet found, Map<String, String> masked)
            throws SQLException, DatabaseException {
        String policy = found.getString("POLICY_NAME");
        String column = found.getString("REF_COLUMN_NAME");
        if (column == null || !"MASKING_POLICY".equals(found.getString("POLICY_KIND"))) {
            throw hidden("table " + table + " is under the policy " + policy + " (" + found.getString("POLICY_KIND")
                    + "), which may hide rows");
        }
        masked.put(column, policy);
    }

    private boolean maySeePolicies(Connection session) throws SQLException, DatabaseException {
        Boolean known = entitled;
        if (known == null) {
            try {
                known = hasRights(session);
            } catch (SQLException e) {
                if (cancellation.isCancelled()) {
                    throw e;
                }
                known = false;
            }
            entitled = known;
        }
        return known;
    }

    private boolean hasRights(Connection session) throws SQLException, DatabaseException {
        Set<String> lacking = new HashSet<>(RIGHTS);
        Set<String> seen = new HashSet<>();
        Deque<String> roles = new ArrayDeque<>();
        String current = current(session);
        if (current != null) {
            roles.add(current);
        }
        while (!roles.isEmpty() && !lacking.isEmpty() && seen.size() < MOST_ROLES) {
            String role = roles.remove();
            if (seen.add(role)) {
                grants(role, session, lacking, roles);
            }
        }
        return lacking.isEmpty();
    }

    private @Nullable String current(Connection session) throws SQLException, DatabaseException {
        try (PreparedStatement statement = session.prepareStatement(ROLE);
                ResultSet answer = cancellation.run(statement, statement::executeQuery)) {
            return answer.next() ? answer.getString(1) : null;
        }
    }

    /** Removes the privileges of the role from {@code lacking}, and adds the roles granted to it. */
    private void grants(String role, Connection session, Set<String> lacking, Deque<String> roles)
            throws SQLException, DatabaseException {
        String sql = "SHOW GRANTS TO ROLE " + Dialect.quoted(role);
        try (Statement statement = session.createStatement();
                ResultSet grants = cancellation.run(statement, () -> statement.executeQuery(sql))) {
            while (grants.next()) {
                String right = grants.getString("privilege");
                String on = grants.getString("granted_on");
                if ("ACCOUNT".equals(on)) {
                    lacking.remove(right);
                } else if ("ROLE".equals(on) && "USAGE".equals(right)) {
                    roles.add(grants.getString("name"));
                }
            }
        }
    }

    private DatabaseException unknown(TableName table, String why) {
        return hidden("whether rows or values of " + table + " are hidden from the role is not known: " + why);
    }

    private DatabaseException hidden(String why) {
        return new DatabaseException(
                FailureKind.ROWS_HIDDEN,
                "Connection '" + connection + "': " + why
                        + ". Where the role sees all rows and values, let the connection's owner say so: sees: all_rows.",
                null);
    }

    private static String quoted(TableName table) {
        return Dialect.quoted(String.valueOf(table.schema())) + "." + Dialect.quoted(table.name());
    }
}
