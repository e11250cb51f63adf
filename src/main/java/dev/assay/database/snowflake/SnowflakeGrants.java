package dev.assay.database.snowflake;

import dev.assay.database.DatabaseException;
import dev.assay.database.TableInfo;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.database.jdbc.Placeholders;
import dev.assay.database.jdbc.ResultColumns;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The privileges that checks of some tables need: Snowflake's page "Access control privileges".
 *
 * @param cancellation cancels the look-ups
 */
record SnowflakeGrants(Cancellation cancellation) {

    private static final String SESSION =
            "SELECT CURRENT_ROLE(), CURRENT_WAREHOUSE(), CURRENT_DATABASE(), CURRENT_USER()";

    private static final String KINDS = "SELECT * FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME IN (%s)";

    /**
     * The script.
     *
     * @param to the role, as authors write it; null: the connection's
     */
    String of(Collection<TableInfo> tables, @Nullable String to, Connection session)
            throws SQLException, DatabaseException {
        String role;
        String warehouse;
        String database;
        String user;
        try (PreparedStatement statement = session.prepareStatement(SESSION);
                ResultSet answer = cancellation.run(statement, statement::executeQuery)) {
            answer.next();
            role = to == null ? Dialect.quoted(String.valueOf(answer.getString(1))) : SnowflakeStoreDdl.quoted(to);
            warehouse = answer.getString(2);
            database = Dialect.quoted(String.valueOf(answer.getString(3)));
            user = answer.getString(4);
        }
        Set<String> script = new LinkedHashSet<>();
        script.add("CREATE ROLE IF NOT EXISTS " + role);
        if (to == null) {
            script.add("GRANT ROLE " + role + " TO USER " + Dialect.quoted(user));
        }
        if (warehouse != null) {
            script.add("GRANT USAGE ON WAREHOUSE " + Dialect.quoted(warehouse) + " TO ROLE " + role);
        }
        script.add("GRANT USAGE ON DATABASE " + database + " TO ROLE " + role);
        List<TableName> names = tables.stream().map(TableInfo::name).distinct().toList();
        Set<String> schemas = new TreeSet<>();
        names.forEach(name -> schemas.add(String.valueOf(name.schema())));
        for (String schema : schemas) {
            script.add("GRANT USAGE ON SCHEMA " + database + "." + Dialect.quoted(schema) + " TO ROLE " + role);
        }
        Map<TableName, String> kinds = kinds(names, session);
        Set<String> selects = new TreeSet<>();
        for (TableName name : names) {
            selects.add("GRANT SELECT ON " + kinds.getOrDefault(name, "TABLE") + " " + database + "."
                    + Dialect.quoted(String.valueOf(name.schema())) + "." + Dialect.quoted(name.name()) + " TO ROLE "
                    + role);
        }
        script.addAll(selects);
        return String.join(";\n", script) + ";\n";
    }

    /** What GRANT calls each table; a plain table may be missing. */
    private Map<TableName, String> kinds(List<TableName> names, Connection session)
            throws SQLException, DatabaseException {
        Map<TableName, String> kinds = new HashMap<>();
        if (names.isEmpty()) {
            return kinds;
        }
        List<String> plain = names.stream().map(TableName::name).distinct().toList();
        try (PreparedStatement statement = session.prepareStatement(KINDS.formatted(Placeholders.of(plain)))) {
            Placeholders.bind(statement, plain, 1);
            try (ResultSet found = cancellation.run(statement, statement::executeQuery)) {
                ResultColumns labels = ResultColumns.of(found);
                while (found.next()) {
                    String type = String.valueOf(found.getString("TABLE_TYPE"));
                    kinds.put(
                            new TableName(found.getString("TABLE_SCHEMA"), found.getString("TABLE_NAME")),
                            type.endsWith("VIEW") || type.equals("EXTERNAL TABLE")
                                    ? type
                                    : "YES".equals(labels.text(found, "IS_DYNAMIC")) ? "DYNAMIC TABLE" : "TABLE");
                }
            }
        }
        return kinds;
    }
}
