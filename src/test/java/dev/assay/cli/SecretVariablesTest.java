package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A variable that a connection's secret names is no suite's. */
@Tag("fast")
class SecretVariablesTest {

    private static final String CANARY = "canary-7730";
    private static final String HEAD = "version: 1\nsuite: Variables\nconnection: shop\n";

    @TempDir
    private Path folder;

    private SuiteFolder suites;

    @BeforeEach
    void connections() {
        suites = new SuiteFolder(folder);
        suites.write("connections.yaml", """
                version: 1
                connections:
                  shop:
                    type: postgresql
                    plane: analytical
                    url: postgresql://${HOST}/shop
                    user: ${PGUSER}
                    password: ${PGPW}
                    limits: {statement_timeout: "${TIME}s"}
                  lake:
                    type: snowflake
                    account: x
                    user: me
                    database: d
                    private_key_file: ${KEY_FOLDER}/key.p8
                    private_key_passphrase: "${PASSPHRASE:-none}"
                environments:
                  test:
                    lake: {type: snowflake, account: x, database: d, authenticator: oauth, token_command: "vault ${TOKEN_NAME}"}
                  staging:
                    shop: {password_file: "${STAGING_FILE}"}
                    lake: {type: postgresql, plane: analytical, url: postgresql://h/d, password: "${STAGING_PW}"}
                """);
    }

    private Assay validate(String suite) {
        suites.write("one.yaml", suite);
        Object[] arguments = {"validate", suites.folder()};
        List<Object> all = new ArrayList<>(List.of(arguments));
        for (String name : new String[] {
            "HOST", "PGUSER", "PGPW", "KEY_FOLDER", "PASSPHRASE", "TOKEN_NAME", "STAGING_FILE", "STAGING_PW", "OWN"
        }) {
            all.add("--set");
            all.add(name + "=" + CANARY);
        }
        all.add("--set");
        all.add("TIME=5");
        return Assay.run(all.toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOST", "PGPW", "KEY_FOLDER", "PASSPHRASE", "TOKEN_NAME", "STAGING_FILE", "STAGING_PW"})
    void it_is_refused_in_every_environment(String name) {
        Assay done = validate(HEAD + "owner: \"${" + name + "}\"\nchecks:\n  - row_count: {table: t, min: 1}\n");
        assertThat(done.code()).isNotZero();
        assertThat(done.err())
                .contains("one.yaml:4:8: the variable " + name + " is ", " of the connection '")
                .contains("no suite may read: give the suite a variable of its own")
                .doesNotContain(CANARY);
    }

    @Test
    void it_is_refused_wherever_it_stands() {
        Assay done = validate(HEAD + """
                checks:
                  - {id: a, expression_is_true: {table: t, expression: "a <> ${PGPW}"}}
                  - {id: b, not_null: {table: t, column: a}, filter: "b = ${PGPW:-x}"}
                  - {id: c, failed_rows_sql: "select * from t where x = ${PGPW}"}
                  - {id: d, accepted_values: {table: t, column: a, values: [x, "pre${PGPW}post"]}}
                  - {id: e, row_count: {table: t, min: "${PGPW}"}}
                  - {id: f, not_null: {table: t, column: a}, why: "see ${PGPW}"}
                  - {id: g, accepted_values: {table: t, column: a, values: {file: "${PGPW}.csv", column: a}}}
                """);
        assertThat(done.code()).isNotZero();
        for (int line = 5; line <= 11; line++) {
            assertThat(done.err())
                    .containsPattern("one.yaml:" + line + ":[0-9]+: .*the variable PGPW is the password of");
        }
        assertThat(done.err()).contains("one.yaml:5:62: ").doesNotContain(CANARY);
    }

    @Test
    void the_files_beside_the_connections_may_not_read_it_either() {
        suites.write("owners.yaml", "version: 1\nowners:\n  me: {contact: \"${PGPW}\"}\n");
        Assay done = validate(HEAD + "checks:\n  - row_count: {table: t, min: 1}\n");
        assertThat(done.code()).isNotZero();
        assertThat(done.err())
                .contains("owners.yaml:3:", "the variable PGPW is the password")
                .doesNotContain(CANARY);
    }

    @Test
    void a_contract_s_versions_may_not_either() {
        suites.write("old.yaml", HEAD + "owner: \"${PGPW}\"\nchecks:\n  - row_count: {table: t, min: 1}\n");
        suites.write("new.yaml", HEAD + "owner: me\nchecks:\n  - row_count: {table: t, min: 1}\n");
        Assay done = Assay.run(
                "contract", "diff", folder.resolve("old.yaml"), folder.resolve("new.yaml"), "--set", "PGPW=" + CANARY);
        assertThat(done.err() + done.out())
                .contains("old.yaml:4:8: the variable PGPW is the password")
                .doesNotContain(CANARY);
    }

    @Test
    void while_the_connections_cannot_be_read_none_that_they_name_is_shown() {
        suites.write("connections.yaml", "version: 1\nconnections:\n  shop: {type: none, password: \"${PGPW}\"}\n");
        Assay done =
                validate(HEAD + "checks:\n  - accepted_values: {table: t, column: a, values: {file: \"${PGPW}\"}}\n");
        assertThat(done.code()).isNotZero();
        assertThat(done.err())
                .contains("'type' is one of", "the variable PGPW is one of connections.yaml, which cannot be read")
                .doesNotContain(CANARY);
    }

    @Test
    void other_variables_are_the_suite_s_and_so_is_one_that_is_only_written() {
        Assay done = validate(HEAD + """
                owner: "${OWN}"
                description: "$${PGPW} ${PGUSER} ${TIME}"
                checks:
                  - {id: a, expression_is_true: {table: t, expression: "a <> ${OWN} and b < ${as_of}"}}
                """);
        assertThat(done.err()).isEmpty();
        assertThat(done.code()).isZero();
    }
}
