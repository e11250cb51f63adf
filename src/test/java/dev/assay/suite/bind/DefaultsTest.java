package dev.assay.suite.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.Severity;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.SamplePolicy;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Common keys that a suite or a connection says for all checks: the nearest that says one wins. */
class DefaultsTest {

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void connections() {
        reading = Reading.in(folder);
        reading.file("connections.yaml", """
                version: 1
                connections:
                  flights:
                    type: embedded
                    load: [{table: flights, from: flights.csv}]
                    defaults: {severity: minor, owner: platform, tags: [mart], warn_above: 1, fail_above: 2, prove: scan}
                """);
    }

    private List<CheckDeclaration> checks(String body) throws InvalidYamlException {
        return reading.suite(Reading.head() + body).allChecks();
    }

    @Test
    void aConnectionsHoldWhereNobodyElseSaysAnything() throws InvalidYamlException {
        CheckDeclaration check = checks("tables: {t: {checks: [not_null: a]}}").get(0);
        assertThat(check.info().severity()).isEqualTo(Severity.MINOR);
        assertThat(check.info().owner()).isEqualTo("platform");
        assertThat(check.info().tags()).containsExactly("mart");
        assertThat(check.scanned()).isTrue();
        assertThat(said(check)).isEqualTo("2 1");
    }

    @Test
    void theNearestThatSaysOneWins() throws InvalidYamlException {
        List<CheckDeclaration> checks = checks("""
                owner: shop
                tags: [nightly]
                defaults: {severity: critical, what_to_do: Ask, window: {column: at, since: 24h}, sample: none, on_empty: pass}
                tables:
                  t:
                    window: none
                    sample: {columns: [id]}
                    checks:
                      - not_null: a
                      - {not_null: b, severity: trivial, owner: me, sample: rows, window: {column: b, since: 1},
                         what_to_do: Do, on_empty: fail, tags: own}
                checks:
                  - not_null: {table: u, column: a}
                """);
        assertThat(checks)
                .extracting(check -> check.info().severity())
                .containsExactly(Severity.CRITICAL, Severity.TRIVIAL, Severity.CRITICAL);
        assertThat(checks).extracting(check -> check.info().owner()).containsExactly("shop", "me", "shop");
        assertThat(checks)
                .extracting(check -> check.info().tags())
                .containsExactly(
                        List.of("mart", "nightly"), List.of("mart", "nightly", "own"), List.of("mart", "nightly"));
        assertThat(checks)
                .extracting(CheckDeclaration::sample)
                .containsExactly(new SamplePolicy(true, List.of("id")), SamplePolicy.ROWS, SamplePolicy.NOTHING);
        assertThat(checks).extracting(check -> check.info().whatToDo()).containsExactly("Ask", "Do", "Ask");
        assertThat(checks)
                .extracting(
                        check -> check.window() == null ? "" : check.window().column())
                .containsExactly("", "b", "at");
        assertThat(checks)
                .extracting(CheckDeclaration::onEmpty)
                .extracting(String::valueOf)
                .containsExactly("PASS", "FAIL", "PASS");
    }

    @Test
    void whatDoesNotApplyToATypeDoesNotReachIt() throws InvalidYamlException {
        List<CheckDeclaration> checks = checks("""
                defaults: {fail_above: 1%, on_empty: warn, window: {column: at, since: 24h}}
                checks:
                  - {failed_rows_sql: select 1, id: sql}
                  - row_count: {table: t, min: 1}
                  - not_null: {table: t, column: a}
                """);
        assertThat(checks).extracting(check -> said(check)).containsExactly("0 null", "0 null", "1% null");
        assertThat(checks).extracting(check -> check.window() != null).containsExactly(false, false, true);
        assertThat(checks).extracting(check -> check.onEmpty() != null).containsExactly(false, false, true);
    }

    @Test
    void whoHasAFailAboveOfHisOwnTakesNoWarnAbove() throws InvalidYamlException {
        List<CheckDeclaration> checks = checks("""
                defaults: {fail_above: 10, warn_above: 5}
                tables:
                  t:
                    checks:
                      - not_null: a
                      - {not_null: b, fail_above: 3}
                      - {not_null: c, warn_above: 7}
                """);
        assertThat(checks).extracting(check -> said(check)).containsExactly("10 5", "3 null", "10 7");
    }

    @Test
    void checksCanBeSwitchedOffAndOnAgain() throws InvalidYamlException {
        List<CheckDeclaration> checks = checks("""
                defaults: {enabled: "${SLOW:-false}"}
                tables: {t: {checks: [not_null: a, {not_null: b, enabled: true}]}}
                """);
        assertThat(checks).extracting(CheckDeclaration::enabled).containsExactly(false, true);
    }

    private static String said(CheckDeclaration check) {
        return check.thresholds().failAbove() + " " + check.thresholds().warnAbove();
    }
}
