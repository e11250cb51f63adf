package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("harness")
class SnowflakeServerTest {

    private final SnowflakeTestDatabase database = SnowflakeServer.shared().database();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void sessionsOfADatabaseShareItsDataAndSeeNothingOfAnother() throws SQLException {
        database.execute("create table t (a int)", "insert into t values (1), (2)");
        assertThat(database.query("select sum(a) as s from t")).containsExactly(List.of("3"));
        try (SnowflakeTestDatabase other = SnowflakeServer.shared().database()) {
            assertThatThrownBy(() -> other.query("select * from t")).hasMessageContaining("'T' does not exist");
            assertThatThrownBy(() -> other.query("select * from " + database.name() + ".public.t"))
                    .hasMessageContaining("Database '" + database.name() + "' does not exist");
        }
    }

    @Test
    void aDatabaseThatIsDroppedIsForgotten() throws SQLException {
        database.execute("create table t (a int)");
        Connection open = database.connect();
        database.close();
        assertThatThrownBy(() -> open.createStatement().execute("select 1 as x"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(390104));
        assertThatThrownBy(() -> database.query("select * from t")).hasMessageContaining("does not exist");
    }

    @Test
    void whatIsNotCommittedIsSeenByNobodyElseAndHoldsNobodyUp() throws SQLException {
        database.execute("create table t (a int)");
        try (Connection writer = database.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("insert into t values (1)");
            assertThat(database.query("select count(*) as n from t")).containsExactly(List.of("0"));
            database.execute("create table other (a int)");
            writer.commit();
            assertThat(database.query("select count(*) as n from t")).containsExactly(List.of("1"));
            statement.execute("insert into t values (2)");
            writer.rollback();
        }
        assertThat(database.query("select count(*) as n from t")).containsExactly(List.of("1"));
    }

    @Test
    void theLogHasEachStatementAsItWasSentWithItsParametersAndItsEnd() throws SQLException {
        database.execute("create table t (a int, b varchar)");
        database.clearLog();
        try (Connection connection = database.connect(Map.of("QUERY_TAG", "of the session"));
                PreparedStatement statement = connection.prepareStatement(
                        "select a from t at(timestamp => current_timestamp()) where b = ?")) {
            statement.setString(1, "x");
            statement.executeQuery().close();
            Statement other = connection.createStatement();
            other.unwrap(SnowflakeStatement.class).setParameter("QUERY_TAG", "of the statement");
            assertThatThrownBy(() -> other.execute("select nix from t")).isInstanceOf(SQLException.class);
        }
        List<SnowflakeRecord> log = database.log();
        assertThat(log).hasSize(2);
        assertThat(log.get(0).sql()).isEqualTo("select a from t at(timestamp => current_timestamp()) where b = ?");
        assertThat(log.get(0).bindings()).containsExactly("TEXT x");
        assertThat(log.get(0).queryTag()).isEqualTo("of the session");
        assertThat(log.get(0).sessionParameters()).containsEntry("TIMEZONE", "UTC");
        assertThat(log.get(0).role()).isEqualTo(SnowflakeTestDatabase.ROLE);
        assertThat(log.get(0).warehouse()).isEqualTo(SnowflakeTestDatabase.WAREHOUSE);
        assertThat(log.get(0).schema()).isEqualTo("PUBLIC");
        assertThat(log.get(0).errorCode()).isNull();
        assertThat(log.get(0).durationMillis()).isPositive();
        assertThat(log.get(1).queryTag()).isEqualTo("of the statement");
        assertThat(log.get(1).statementParameters()).containsEntry("QUERY_TAG", "of the statement");
        assertThat(log.get(1).errorCode()).isEqualTo("000904");
    }

    @Test
    void aScriptAnswersAsOftenAsItIsTold() throws SQLException {
        database.script(SnowflakeScript.on("account_usage\\.query_history")
                .column("QUERY_ID", "TEXT")
                .column("BYTES", "NUMBER")
                .column("COST", "NUMBER", 2)
                .column("AT", "TIMESTAMP_TZ")
                .column("OK", "BOOLEAN")
                .row("a", "12", "1.5", "2024-02-29T10:00:00+02:00", "true")
                .row(null, null, null, null, null)
                .times(1));
        String sql = "select * from snowflake.account_usage.query_history";
        try (Connection connection = database.connect();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("QUERY_ID")).isEqualTo("a");
            assertThat(rows.getBigDecimal("BYTES")).isEqualByComparingTo("12");
            assertThat(rows.getBigDecimal("COST")).isEqualByComparingTo("1.50");
            assertThat(rows.getTimestamp("AT").toInstant()).hasToString("2024-02-29T08:00:00Z");
            assertThat(rows.getBoolean("OK")).isTrue();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("QUERY_ID")).isNull();
            assertThat(rows.next()).isFalse();
        }
        assertThatThrownBy(() -> database.query(sql)).hasMessageContaining("'SNOWFLAKE' does not exist");
    }

    @Test
    void aScriptFailsOrOnlyDelays() throws SQLException {
        database.script(SnowflakeScript.on("select 2").fails("000603", "XX000", "made up"));
        database.script(SnowflakeScript.on("select 1").delayed(Duration.ofMillis(50)));
        assertThatThrownBy(() -> database.query("select 2 as x")).isInstanceOfSatisfying(SQLException.class, e -> {
            assertThat(e.getErrorCode()).isEqualTo(603);
            assertThat(e.getSQLState()).isEqualTo("XX000");
            assertThat(e.getMessage()).contains("made up");
        });
        assertThat(database.query("select 1 as x")).containsExactly(List.of("1"));
        assertThat(database.log().get(1).durationMillis()).isGreaterThanOrEqualTo(50);
    }

    @Test
    void batchesGoInAsOneStatement() throws SQLException {
        database.execute("create table t (a int, b varchar)");
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("insert into t values (?, ?)")) {
            for (int row = 0; row < 3; row++) {
                insert.setInt(1, row);
                insert.setString(2, row == 1 ? null : "x" + row);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
        }
        assertThat(database.query("select a, b from t order by a")).hasToString("[[0, x0], [1, null], [2, x2]]");
    }

    @Test
    void theSessionAnswersWhoAndWhereItIsAndChanges() throws SQLException {
        database.setting("account", "XY12345");
        try (Connection connection = database.connect(Map.of("QUERY_TAG", "a tag"));
                Statement statement = connection.createStatement()) {
            statement.execute("use role other");
            statement.execute("use warehouse big_wh");
            statement.execute("use secondary roles none");
            statement.execute("alter session set timezone = 'Asia/Kolkata', query_tag = 'b'");
            try (ResultSet row = statement.executeQuery("select current_role() as a, current_warehouse() as b,"
                    + " current_account() as c, current_user() as d, current_database() as e, current_schema() as f,"
                    + " to_varchar('2024-01-01 00:00:00 +00:00'::timestamp_ltz) as g, current_region() as h,"
                    + " current_version() as i, current_timestamp() as j")) {
                assertThat(row.next()).isTrue();
                assertThat(List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                        .containsExactly("OTHER", "BIG_WH", "XY12345", SnowflakeServer.USER);
                assertThat(List.of(row.getString(5), row.getString(6))).containsExactly(database.name(), "PUBLIC");
                assertThat(row.getString(7)).isEqualTo("2024-01-01 05:30:00.000 +0530");
                assertThat(List.of(row.getString(8), row.getString(9))).doesNotContain("");
                assertThat(row.getTimestamp(10)).isNotNull();
            }
        }
        assertThat(database.log().get(4).queryTag()).isEqualTo("b");
    }

    @Test
    void explainNamesTheTablesBehindAView() throws SQLException {
        database.execute(
                "create table t (a int)",
                "insert into t values (1)",
                "create table \"other one\" (a int)",
                "create view v as select t.a from t join \"other one\" o on o.a = t.a");
        String plan = String.valueOf(
                database.query("explain using json select * from v").get(0).get(0));
        assertThat(plan)
                .contains("\"objects\": [\"" + database.name() + ".PUBLIC.T\"]")
                .contains(".PUBLIC.\\\"other one\\\"\"]")
                .contains("\"bytesAssigned\": 1088")
                .contains("GlobalStats");
        assertThatThrownBy(() -> database.query("explain using json select nix from v"))
                .hasMessageContaining("invalid identifier 'NIX'");
    }

    @Test
    void policyReferencesAnswersNoRowsUnlessATestSaysOtherwise() throws SQLException {
        String sql = "select policy_name from table(information_schema.policy_references("
                + "ref_entity_name => 'T', ref_entity_domain => 'TABLE'))";
        assertThat(database.query(sql)).isEmpty();
        database.script(SnowflakeScript.on("policy_references")
                .column("POLICY_NAME", "TEXT")
                .row("HIDE"));
        assertThat(database.query(sql)).containsExactly(List.of("HIDE"));
    }
}
