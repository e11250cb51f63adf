package dev.assay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckInfo;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.Severity;
import dev.assay.result.Status;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule of docs/page.md. */
@Tag("fast")
class VerdictsTest {

    private static final Instant NOW = Instant.parse("2027-01-12T05:12:00Z");

    private static CheckStanding check(String table, @Nullable String domain, String severity, String outcome) {
        boolean old = outcome.equals("old");
        CheckInfo info = CheckInfo.named("a check")
                .severity(Severity.valueOf(severity.toUpperCase(java.util.Locale.ROOT)))
                .build();
        DeclaredCheck declared = DeclaredCheck.of("shop.yaml", table + severity + outcome, info)
                .suite("Shop")
                .domain(domain)
                .connection("shop")
                .table(table.isEmpty() ? null : table)
                .build();
        Status status = old ? Status.PASSED : Status.valueOf(outcome.toUpperCase(java.util.Locale.ROOT));
        boolean verdict = List.of(Status.PASSED, Status.WARNED, Status.WAIVED, Status.FAILED)
                .contains(status);
        return CheckStanding.of(CheckResult.of(declared, status, "").build(), "run", NOW)
                .current(verdict && !old)
                .build();
    }

    private static Usability usability(CheckStanding... checks) {
        return Verdicts.of(List.of(checks)).get(0).usability();
    }

    @ParameterizedTest
    @CsvSource({
        "blocker, failed, DO_NOT_USE",
        "critical, failed, DO_NOT_USE",
        "critical, broken, NOT_KNOWN",
        "critical, not_run, NOT_KNOWN",
        "critical, old, NOT_KNOWN",
        "critical, warned, WITH_CAUTION",
        "critical, waived, WITH_CAUTION",
        "critical, passed, USABLE",
        "normal, failed, WITH_CAUTION",
        "normal, broken, WITH_CAUTION",
        "normal, old, WITH_CAUTION",
        "normal, warned, USABLE",
        "normal, waived, USABLE",
        "normal, passed, USABLE",
        "minor, failed, USABLE",
        "minor, broken, USABLE",
        "trivial, failed, USABLE"
    })
    void a_check_says_this_of_its_table(String severity, String outcome, Usability expected) {
        CheckStanding passed = check("orders", null, "normal", "passed");
        assertThat(usability(passed, check("orders", null, severity, outcome))).isEqualTo(expected);
    }

    @Test
    void a_table_without_an_enabled_check_is_not_known() {
        assertThat(usability(check("orders", null, "minor", "skipped"))).isEqualTo(Usability.NOT_KNOWN);
    }

    @Test
    void a_table_without_a_current_result_is_not_known() {
        assertThat(usability(check("orders", null, "minor", "broken"), check("orders", null, "normal", "old")))
                .isEqualTo(Usability.NOT_KNOWN);
    }

    @Test
    void what_is_known_to_be_bad_comes_before_what_is_not_known() {
        assertThat(usability(check("orders", null, "critical", "broken"), check("orders", null, "critical", "failed")))
                .isEqualTo(Usability.DO_NOT_USE);
    }

    @Test
    void a_domain_has_the_verdict_of_its_worst_table() {
        List<DomainVerdict> domains = Verdicts.of(List.of(
                check("a", "Sales", "critical", "passed"),
                check("b", "Sales", "critical", "broken"),
                check("c", "Billing", "critical", "failed"),
                check("d", "Billing", "critical", "failed"),
                check("e", "Billing", "critical", "passed"),
                check("f", null, "critical", "passed")));
        assertThat(domains)
                .extracting(
                        DomainVerdict::name,
                        DomainVerdict::usability,
                        DomainVerdict::affected,
                        domain ->
                                domain.tables().stream().map(TableVerdict::name).toList())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Billing", Usability.DO_NOT_USE, 2L, List.of("c", "d", "e")),
                        org.assertj.core.groups.Tuple.tuple("Sales", Usability.NOT_KNOWN, 1L, List.of("b", "a")),
                        org.assertj.core.groups.Tuple.tuple("Shop", Usability.USABLE, 1L, List.of("f")));
    }

    @Test
    void checks_without_a_table_are_judged_under_their_suite() {
        assertThat(Verdicts.of(Stream.of("failed", "passed")
                                .map(outcome -> check("", "Sales", "critical", outcome))
                                .toList())
                        .get(0)
                        .tables())
                .singleElement()
                .satisfies(table -> {
                    assertThat(table.name()).isEqualTo("Shop");
                    assertThat(table.decisive()).hasSize(1);
                });
    }
}
