package dev.assay.database.snowflake;

import dev.assay.database.Classification;
import dev.assay.database.DatabaseException;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads what tags say of columns, in one statement (Snowflake's page "TAG_REFERENCES_ALL_COLUMNS"): {@code CLASSIFICATION} and
 * {@code PERSONAL_DATA} with the words of suites, {@code PII}, and the system tag {@code PRIVACY_CATEGORY} (its page "Introduction to
 * sensitive data classification"). An account without tags, and a role that may not see them, say nothing.
 *
 * @param cancellation cancels the reading
 */
record SnowflakeTags(Cancellation cancellation) {

    private static final String REFERENCES = "SELECT OBJECT_SCHEMA, OBJECT_NAME, COLUMN_NAME, TAG_NAME, TAG_VALUE"
            + " FROM TABLE(INFORMATION_SCHEMA.TAG_REFERENCES_ALL_COLUMNS(?, 'TABLE'))";

    private static final Set<String> NO = Set.of("false", "no", "none", "0");

    /** What tags say, by table and column; empty if they cannot be looked up. */
    Map<TableName, Map<String, Classification>> of(List<TableName> tables, Connection session)
            throws SQLException, DatabaseException {
        Map<TableName, Map<String, Classification>> said = new HashMap<>();
        String sql = String.join(" UNION ALL ", Collections.nCopies(tables.size(), REFERENCES));
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            for (int i = 0; i < tables.size(); i++) {
                TableName table = tables.get(i);
                statement.setString(
                        i + 1, Dialect.quoted(String.valueOf(table.schema())) + "." + Dialect.quoted(table.name()));
            }
            try (ResultSet found = cancellation.run(statement, statement::executeQuery)) {
                while (found.next()) {
                    said.computeIfAbsent(
                                    new TableName(found.getString("OBJECT_SCHEMA"), found.getString("OBJECT_NAME")),
                                    first -> new HashMap<>())
                            .merge(
                                    String.valueOf(found.getString("COLUMN_NAME")),
                                    meaning(found.getString("TAG_NAME"), found.getString("TAG_VALUE")),
                                    Classification::and);
                }
            }
        } catch (SQLException e) {
            if (cancellation.isCancelled()) {
                throw e;
            }
            return Map.of();
        }
        return said;
    }

    private static Classification meaning(String tag, String value) {
        return switch (tag.toUpperCase(Locale.ROOT)) {
            case "CLASSIFICATION" -> Classification.ofLevel(value);
            case "PERSONAL_DATA" -> Classification.ofPersonalData(value);
            case "PII" -> NO.contains(value.toLowerCase(Locale.ROOT)) ? Classification.NONE : Classification.PII;
            case "PRIVACY_CATEGORY" -> value.equalsIgnoreCase("INSENSITIVE") ? Classification.NONE : Classification.PII;
            default -> Classification.NONE;
        };
    }
}
