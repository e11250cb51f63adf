package dev.assay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckInfo;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.Product;
import dev.assay.result.Severity;
import dev.assay.result.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A product has the worst verdict of its tables. */
@Tag("fast")
class ProductVerdictTest {

    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");

    private static final List<CheckStanding> STANDINGS = List.of(
            standing("Billing", "invoices", Severity.CRITICAL, Status.FAILED),
            standing("Billing", "payments", Severity.CRITICAL, Status.PASSED),
            standing("Sales", "orders", Severity.NORMAL, Status.FAILED),
            standing("Sales", "customers", Severity.CRITICAL, Status.BROKEN),
            standing("Support", "tickets", Severity.CRITICAL, Status.PASSED));

    private static CheckStanding standing(String domain, String table, Severity severity, Status status) {
        DeclaredCheck check = DeclaredCheck.of(
                        "suite.yaml",
                        table,
                        CheckInfo.named(table).severity(severity).build())
                .suite("Suite")
                .domain(domain)
                .table(table)
                .connection("db")
                .type("not_null")
                .dimension("completeness")
                .build();
        return CheckStanding.of(CheckResult.of(check, status, "").build(), "run", AS_OF)
                .current(status != Status.BROKEN)
                .build();
    }

    private static List<String> verdicts(Product... products) {
        return ProductVerdict.of(List.of(products), Verdicts.of(STANDINGS)).stream()
                .map(one -> one.name() + " " + one.usability() + " " + one.affected() + " of "
                        + one.tables().size())
                .toList();
    }

    @Test
    void the_worst_table_decides_and_the_worst_product_is_first() {
        assertThat(verdicts(
                        Product.named("Support figures")
                                .domains(List.of("Support"))
                                .build(),
                        Product.named("Leads").domains(List.of("Sales")).build(),
                        Product.named("Revenue report")
                                .domains(List.of("Billing", "Sales"))
                                .build()))
                .containsExactly(
                        "Revenue report DO_NOT_USE 1 of 4", "Leads NOT_KNOWN 1 of 2", "Support figures USABLE 1 of 1");
    }

    @Test
    void a_table_counts_once_however_it_is_named() {
        assertThat(verdicts(Product.named("p")
                        .domains(List.of("Sales"))
                        .tables(List.of("orders", "payments"))
                        .build()))
                .containsExactly("p NOT_KNOWN 1 of 3");
    }

    @Test
    void what_no_check_is_about_is_not_known() {
        assertThat(verdicts(
                        Product.named("a")
                                .domains(List.of("Support"))
                                .tables(List.of("refunds"))
                                .build(),
                        Product.named("b").domains(List.of("Marketing")).build(),
                        Product.named("c").tables(List.of("orders")).build()))
                .containsExactly("a NOT_KNOWN 1 of 2", "b NOT_KNOWN 1 of 1", "c WITH_CAUTION 1 of 1");
    }

    @Test
    void the_checks_that_decide_are_told() {
        ProductVerdict verdict = ProductVerdict.of(
                        List.of(Product.named("p").domains(List.of("Billing")).build()), Verdicts.of(STANDINGS))
                .get(0);
        assertThat(verdict.decisive()).map(one -> one.check().table()).containsExactly("invoices");
    }
}
