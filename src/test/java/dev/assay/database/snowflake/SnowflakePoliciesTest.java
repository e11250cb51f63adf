package dev.assay.database.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.SnowflakeScript;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.Suites;
import dev.assay.testing.Verdicts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows and values that policies hide make no check green. What the account says of policies is written here. */
@Timeout(60)
class SnowflakePoliciesTest {

    private static final String CHECKS = """
            checks:
              - {id: count, row_count: {table: t, min: 1}}
              - {id: email, not_null: {table: t, column: email}}
              - {id: name, not_null: {table: t, column: name}}
              - {id: filtered, not_null: {table: t, column: name}, filter: email like '%@%'}
              - {id: condition, expression_is_true: {table: t, expression: "length(email) > 1 or name is null"}}
              - {id: all-columns, expression_is_true: {table: t, expression: "object_construct(*) is not null"}}
              - {id: outer-join, expression_is_true: {table: t, expression: "email(+) is not null"}}
              - {id: query, failed_rows_sql: select * from t where name is null}
            """;

    private final SnowflakeTestDatabase test = SnowflakeServer.shared().database();

    @TempDir
    private Path folder;

    @BeforeEach
    void table() {
        test.execute("create table t (id int, name varchar, email varchar)", "insert into t values (1, 'a', 'a@b')");
    }

    @AfterEach
    void drop() {
        test.close();
    }

    private static SnowflakeScript policies() {
        return SnowflakeScript.on("policy_references")
                .column("POLICY_NAME", "TEXT")
                .column("POLICY_KIND", "TEXT")
                .column("REF_COLUMN_NAME", "TEXT");
    }

    private static SnowflakeScript grants(String role) {
        return SnowflakeScript.on("show grants to role \"" + role + "\"")
                .column("privilege", "TEXT")
                .column("granted_on", "TEXT")
                .column("name", "TEXT");
    }

    /** The rights stand with a role that was granted to the connection's. */
    private void seesPolicies() {
        test.script(grants("TEST_ROLE").row("USAGE", "ROLE", "STEWARD").row("SELECT", "TABLE", "T"));
        SnowflakeScript steward = grants("STEWARD");
        for (String kind : List.of("MASKING", "ROW ACCESS", "AGGREGATION", "PROJECTION", "JOIN", "PRIVACY")) {
            steward = steward.row("APPLY " + kind + " POLICY", "ACCOUNT", "A");
        }
        test.script(steward);
    }

    private List<String> verdicts(Suites suites) throws Exception {
        return suites.run(CHECKS).all().stream()
                .map(result -> result.check().key() + " " + Verdicts.verdict(result))
                .toList();
    }

    @Test
    void where_there_is_none_and_the_role_would_see_it_checks_run() throws Exception {
        seesPolicies();
        test.script(policies());
        assertThat(verdicts(Suites.onHidden(test, folder)))
                .containsExactly(
                        "count PASSED",
                        "email PASSED 0/1",
                        "name PASSED 0/1",
                        "filtered PASSED 0/1",
                        "condition PASSED 0/1",
                        "all-columns BROKEN QUERY_REFUSED",
                        "outer-join PASSED 0/1",
                        "query BROKEN ROWS_HIDDEN");
    }

    @Test
    void where_rows_may_be_hidden_nothing_is_checked() throws Exception {
        seesPolicies();
        test.script(policies().row("BY_REGION", "ROW_ACCESS_POLICY", null));
        assertThat(verdicts(Suites.onHidden(test, folder)))
                .allSatisfy(verdict -> assertThat(verdict).endsWith("BROKEN ROWS_HIDDEN"));
        assertThat(only(Suites.onHidden(test, folder)).message())
                .contains("table PUBLIC.T is under the policy BY_REGION (ROW_ACCESS_POLICY), which may hide rows")
                .contains("sees: all_rows");
    }

    @Test
    void where_values_are_masked_what_looks_at_them_is_not_checked() throws Exception {
        seesPolicies();
        test.script(policies().row("NO_EMAILS", "MASKING_POLICY", "EMAIL"));
        assertThat(verdicts(Suites.onHidden(test, folder)))
                .containsExactly(
                        "count PASSED",
                        "email BROKEN VALUES_MASKED",
                        "name PASSED 0/1",
                        "filtered BROKEN VALUES_MASKED",
                        "condition BROKEN VALUES_MASKED",
                        "all-columns BROKEN VALUES_MASKED",
                        "outer-join BROKEN VALUES_MASKED",
                        "query BROKEN ROWS_HIDDEN");
    }

    @Test
    void where_values_are_masked_the_catalogue_still_shows_the_column() throws Exception {
        seesPolicies();
        test.script(policies().row("NO_EMAILS", "MASKING_POLICY", "EMAIL"));
        assertThat(Suites.onHidden(test, folder)
                        .run("checks: [{id: type, column_type: {table: t, column: email, type: text}}]")
                        .all())
                .extracting(Verdicts::verdict)
                .containsExactly("PASSED 0");
    }

    @Test
    void where_the_role_would_not_see_policies_their_absence_is_not_believed() throws Exception {
        test.script(policies());
        test.script(grants("TEST_ROLE").row("APPLY MASKING POLICY", "ACCOUNT", "A"));
        assertThat(only(Suites.onHidden(test, folder)).message())
                .contains("the role would not be shown whether it has policies");
        test.script(SnowflakeScript.on("show grants").fails("003001", "42501", "Insufficient privileges"));
        assertThat(verdicts(Suites.onHidden(test, folder)))
                .allSatisfy(verdict -> assertThat(verdict).endsWith("BROKEN ROWS_HIDDEN"));
        test.script(policies().fails("003001", "42501", "Insufficient privileges"));
        assertThat(only(Suites.onHidden(test, folder)).message()).contains("its policies cannot be looked up (3001)");
    }

    private static CheckResult only(Suites suites) throws Exception {
        CheckResult result = suites.runOnly("name", CHECKS);
        assertThat(Verdicts.verdict(result)).isEqualTo("BROKEN ROWS_HIDDEN");
        return result;
    }

    @Test
    void what_lies_below_a_view_is_not_known() throws Exception {
        seesPolicies();
        test.script(policies());
        test.execute("create view v as select * from t");
        Suites suites = Suites.onHidden(test, folder);
        assertThat(suites.run("checks: [not_null: {table: v, column: name}]")
                        .all()
                        .get(0)
                        .message())
                .contains("it is a view, and what policies hide below it cannot be looked up");
    }

    /** However it is written: what a query reads is not to be found out by reading it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from t where name is null",
                "with t as (select * from t where id > 0) select * from t where name is null",
                "select * from a.b.c",
                "select 1 as x from (select count(*) over (partition by (select 1 from t)) as y)",
                "select 1 as x"
            })
    void a_query_of_the_authors_own_is_not_looked_through(String query) throws Exception {
        seesPolicies();
        test.script(policies());
        CheckResult result = Suites.onHidden(test, folder)
                .run("checks: [{id: q, failed_rows_sql: \"" + query + "\"}]")
                .get("q");
        assertThat(Verdicts.verdict(result)).isEqualTo("BROKEN ROWS_HIDDEN");
        assertThat(result.message()).contains("A query of your own may read whatever it likes");
    }

    @Test
    void an_owner_who_says_that_nothing_is_hidden_is_believed_and_nobody_asks() throws Exception {
        test.script(policies().row("BY_REGION", "ROW_ACCESS_POLICY", null));
        test.clearLog();
        assertThat(verdicts(Suites.on(test, folder)))
                .allSatisfy(verdict -> assertThat(verdict).containsAnyOf("PASSED", "all-columns BROKEN QUERY_REFUSED"));
        assertThat(test.log()).noneSatisfy(one -> assertThat(one.sql()).containsIgnoringCase("policy_references"));
    }
}
