package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.AssertionFailedError;
import tools.jackson.databind.JsonNode;

/** How a check's end is JUnit's. */
class StatusesTest {

    private static final Condition<Throwable> NO_STACK_TRACE =
            new Condition<>(thrown -> thrown.getStackTrace().length == 0, "no stack trace");

    private static TestDatabase database;

    @TempDir
    Path folder;

    private SuiteFolder suites;

    @BeforeAll
    static void fill() {
        database = Shop.database();
    }

    @BeforeEach
    void open() {
        suites = SuiteFolder.over(folder, database);
    }

    private EngineExecutionResults run(String suite) {
        return Engine.over(suites)
                .selectors(selectFile(suites.write("shop.yaml", suite).toString()))
                .execute();
    }

    private EngineExecutionResults check(String check) {
        return run("""
                version: 1
                suite: Shop
                connection: shop
                checks:
                """ + check.indent(2));
    }

    @Test
    void data_that_breaks_a_rule_is_a_failed_assertion_without_stack_trace() {
        Events tests = run(Shop.SUITE).testEvents();
        tests.assertStatistics(
                counts -> counts.started(7).succeeded(6).failed(1).aborted(0));
        tests.failed()
                .assertEventsMatchExactly(event(
                        Engine.check("orders.accepted_values(status)"),
                        finishedWithFailure(
                                instanceOf(AssertionFailedError.class),
                                message(text -> text.startsWith("[RULE_VIOLATED] 1 of 4 rows (25.00 %)")),
                                NO_STACK_TRACE)));
    }

    @Test
    void what_cannot_be_checked_is_another_error_without_stack_trace_and_its_neighbours_are_checked() {
        run("""
                version: 1
                suite: Shop
                connection: shop
                tables:
                  orders: {columns: {id: [not_null]}}
                  gone: {columns: {id: [not_null]}}
                """)
                .testEvents()
                .assertThatEvents()
                .haveExactly(1, event(Engine.check("orders.not_null(id)"), finishedSuccessfully()))
                .haveExactly(
                        1,
                        event(
                                Engine.check("gone.not_null(id)"),
                                finishedWithFailure(
                                        new Condition<>(
                                                thrown -> !(thrown instanceof AssertionError), "no assertion error"),
                                        message(text -> text.startsWith("[TABLE_MISSING] ")),
                                        NO_STACK_TRACE)));
        assertThat(suites.statuses()).containsExactly("orders.not_null(id) PASSED", "gone.not_null(id) BROKEN");
    }

    @Test
    void a_warning_is_a_success_with_an_entry_that_says_so() {
        EngineExecutionResults results = check("""
                - accepted_values: {table: orders, column: status, values: [new, paid]}
                  id: status
                  fail_above: never
                  warn_above: 0
                """);
        results.testEvents().finished().assertEventsMatchExactly(event(Engine.check("status"), finishedSuccessfully()));
        assertThat(results.testEvents().reportingEntryPublished().list())
                .singleElement()
                .satisfies(event -> {
                    Map<String, String> entry = event.getRequiredPayload(
                                    org.junit.platform.engine.reporting.ReportEntry.class)
                            .getKeyValuePairs();
                    assertThat(entry).containsEntry("status", "WARNED");
                    assertThat(entry.get("message")).contains("1 of 4 rows");
                });
    }

    @Test
    void a_waived_failure_is_a_success_with_an_entry_that_says_so() {
        EngineExecutionResults results = run("""
                version: 1
                suite: Shop
                connection: shop
                checks:
                  - accepted_values: {table: orders, column: status, values: [new, paid]}
                    id: status
                waivers:
                  - {check: status, accepts: 1, until: 2999-12-31, owner: sales, reason: Known at source}
                """);
        results.testEvents().finished().assertEventsMatchExactly(event(Engine.check("status"), finishedSuccessfully()));
        assertThat(results.testEvents().reportingEntryPublished().list())
                .singleElement()
                .satisfies(event -> {
                    Map<String, String> entry = event.getRequiredPayload(
                                    org.junit.platform.engine.reporting.ReportEntry.class)
                            .getKeyValuePairs();
                    assertThat(entry).containsEntry("status", "WAIVED");
                    assertThat(entry.get("message"))
                            .contains("1 of 4 rows", "The waiver of sales accepts 1 failing row");
                });
        assertThat(suites.statuses()).containsExactly("status WAIVED");
    }

    @Test
    void what_is_switched_off_is_skipped_and_never_measured() {
        check("""
                - row_count: {table: gone, min: 1}
                  id: off
                  enabled: false
                """)
                .testEvents()
                .assertEventsMatchExactly(
                        event(Engine.check("off"), skippedWithReason("switched off by enabled: false")));
        assertThat(suites.statuses()).containsExactly("off SKIPPED");
        assertThat(suites.results().path("scans")).isEmpty();
    }

    @Test
    void a_variable_that_a_connection_lacks_breaks_its_checks_alone() {
        suites.write("elsewhere/connections.yaml", """
                version: 1
                connections:
                  shop: {type: postgresql, plane: analytical, url: "${ASSAY_TEST_URL_THAT_NOBODY_SETS}"}
                """);
        Path elsewhere = suites.write("elsewhere/shop.yaml", Shop.SUITE);
        EngineExecutionResults results = Engine.over(suites)
                .selectors(
                        selectFile(elsewhere.toString()),
                        selectFile(suites.write("shop.yaml", Shop.SUITE).toString()))
                .execute();
        results.testEvents()
                .assertStatistics(counts -> counts.started(14).succeeded(6).failed(8));
        assertThat(suites.results().path("checks"))
                .filteredOn(check -> check.path("status").asString().equals("BROKEN"))
                .hasSize(7)
                .allSatisfy(check -> {
                    assertThat(check.path("code").asString()).isEqualTo("CONNECTION_INVALID");
                    assertThat(check.path("message").asString()).contains("ASSAY_TEST_URL_THAT_NOBODY_SETS");
                });
    }

    @Test
    void a_failed_check_reruns_alone_and_scans_for_itself_only() {
        Path file = suites.write("shop.yaml", Shop.SUITE);
        TestDescriptor root = Engine.over(suites)
                .selectors(selectFile(file.toString()))
                .discover()
                .getEngineDescriptor();
        EngineExecutionResults again = Engine.over(suites)
                .selectors(selectUniqueId(
                        Engine.find(root, "orders.accepted_values(status)").getUniqueId()))
                .execute();
        assertThat(Engine.started(again)).containsExactly("orders.accepted_values(status)");
        JsonNode scans = suites.results().path("scans");
        assertThat(scans).hasSize(1);
        assertThat(scans.get(0).path("tables")).extracting(JsonNode::asString).containsExactly("public.orders");
        assertThat(scans.get(0).path("sql").asString())
                .contains("status")
                .doesNotContain("\"id\"")
                .doesNotContain("customer");
    }

    @Test
    void checks_end_in_declared_order() {
        List<String> ended = run(Shop.SUITE).testEvents().finished().stream()
                .map(event -> event.getTestDescriptor().getLegacyReportingName())
                .toList();
        assertThat(suites.results().path("checks"))
                .extracting(check -> check.path("key").asString())
                .isEqualTo(ended);
        assertThat(ended).startsWith("orders.not_null(id)").endsWith("order-has-customer");
    }
}
