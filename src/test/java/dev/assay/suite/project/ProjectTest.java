package dev.assay.suite.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.result.Owner;
import dev.assay.result.Product;
import dev.assay.result.Severity;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Project;
import dev.assay.suite.RunSettings;
import dev.assay.suite.Suite;
import dev.assay.suite.bind.Reading;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files beside {@code connections.yaml}, as a suite's reader reads them. */
@Tag("fast")
class ProjectTest {

    private static final String CHECKS = "- row_count: {min: 1}\n- not_null: [a]\n- unique: [a]\n  severity: minor\n";

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void open() {
        reading = new Reading(folder, Map.of("HOURS", "6"), Map.of());
    }

    private Project project() throws InvalidYamlException {
        return reading.withChecks(CHECKS).project();
    }

    @Test
    void without_files_nothing_is_said() throws InvalidYamlException {
        assertThat(project()).isEqualTo(Project.NONE);
    }

    @Test
    void owners_say_how_to_reach_them() throws InvalidYamlException {
        reading.file("owners.yaml", """
                version: 1
                owners:
                  billing squad:
                    contact: billing@example.org
                    channel: "#billing"
                    on_call: https://on-call.example.org/billing
                    escalation: head of data
                  sales data: {}
                """);
        Map<String, Owner> owners = project().owners();
        assertThat(owners).containsOnlyKeys("billing squad", "sales data");
        Owner billing = Objects.requireNonNull(owners.get("billing squad"));
        assertThat(billing.name()).isEqualTo("billing squad");
        assertThat(billing.contact()).isEqualTo("billing@example.org");
        assertThat(billing.channel()).isEqualTo("#billing");
        assertThat(billing.onCall()).isEqualTo("https://on-call.example.org/billing");
        assertThat(billing.escalation()).isEqualTo("head of data");
        assertThat(Objects.requireNonNull(owners.get("sales data")).channel()).isNull();
    }

    @Test
    void products_name_domains_and_tables() throws InvalidYamlException {
        reading.file("products.yaml", """
                version: 1
                products:
                  Revenue report:
                    description: What the board reads
                    owner: finance
                    domains: [Billing, Sales, Billing]
                    tables: shop.orders
                """);
        Product product = project().products().get(0);
        assertThat(product.name()).isEqualTo("Revenue report");
        assertThat(product.description()).isEqualTo("What the board reads");
        assertThat(product.owner()).isEqualTo("finance");
        assertThat(product.domains()).containsExactly("Billing", "Sales");
        assertThat(product.tables()).containsExactly("shop.orders");
    }

    @Test
    void settings_may_have_variables_and_paths_are_relative_to_the_file() throws InvalidYamlException {
        reading.file("assay.yaml", """
                version: 1
                keep: {runs: 30, age: 90d}
                reports: {dir: ../out, mode: shared, write: [json, page, none]}
                schedule: ${HOURS}h
                verdict: {critical: []}
                """);
        assertThat(project().settings())
                .isEqualTo(new RunSettings(
                        30,
                        Duration.ofDays(90),
                        folder.resolveSibling("out"),
                        true,
                        List.of("json", "page"),
                        null,
                        Duration.ofHours(6),
                        List.of(),
                        null));
    }

    @ParameterizedTest
    @CsvSource({", , PT24H", ", 12h, PT18H", "2h, 12h, PT2H"})
    void results_are_valid_for_one_and_a_half_times_the_schedule(
            @Nullable String validFor, @Nullable String schedule, Duration valid) throws InvalidYamlException {
        reading.file(
                "assay.yaml",
                "version: 1\n" + (validFor == null ? "" : "valid_for: " + validFor + "\n")
                        + (schedule == null ? "" : "schedule: " + schedule + "\n"));
        assertThat(project().settings().validity()).isEqualTo(valid);
    }

    @Test
    void types_are_critical_where_the_settings_say_so_and_the_author_says_nothing() throws InvalidYamlException {
        assertThat(severities()).containsExactly(Severity.CRITICAL, Severity.NORMAL, Severity.MINOR);
        reading.file("assay.yaml", "version: 1\nverdict: {critical: [not_null, unique]}\n");
        assertThat(severities()).containsExactly(Severity.NORMAL, Severity.CRITICAL, Severity.MINOR);
    }

    private List<Severity> severities() throws InvalidYamlException {
        return reading.withChecks(CHECKS).allChecks().stream()
                .map((CheckDeclaration check) -> check.info().severity())
                .toList();
    }

    @Test
    void what_the_configuration_says_takes_the_place_of_the_file() throws InvalidYamlException {
        reading.file("assay.yaml", "version: 1\nkeep: {runs: 30}\nvalid_for: 2h\n");
        RunSettings said =
                new RunSettings(null, null, null, null, null, Duration.ofHours(1), null, List.of("unique"), null);
        Path suite = reading.file("one.yaml", Reading.head() + "tables: {flights: {checks: [unique: [a]]}}\n");
        Suite read = reading.reader().settled(said).read(suite, true).orElseThrow();
        assertThat(read.project().settings().validFor()).isEqualTo(Duration.ofHours(1));
        assertThat(read.project().settings().keepRuns()).isEqualTo(30);
        assertThat(read.allChecks().get(0).info().severity()).isEqualTo(Severity.CRITICAL);
        RunSettings wrong = new RunSettings(null, null, null, null, null, null, null, List.of("uniqe"), null);
        assertThatThrownBy(() -> reading.reader().settled(wrong)).hasMessageContaining("did you mean 'unique'?");
    }

    @Test
    void a_suite_may_have_the_name_of_such_a_file() throws InvalidYamlException {
        Path suite = reading.file("products.yaml", Reading.head() + "tables: {flights: {checks: [unique: [a]]}}\n");
        Suite read = reading.reader().read(suite, false).orElseThrow();
        assertThat(read.allChecks()).hasSize(1);
        assertThat(read.project()).isEqualTo(Project.NONE);
    }

    @Test
    void such_a_file_is_no_suite() throws InvalidYamlException {
        Path owners = reading.file("owners.yaml", "version: 1\nowners: {billing: {channel: \"#billing\"}}\n");
        assertThat(reading.reader().read(owners, false)).isEmpty();
    }

    @Test
    void several_files_are_one() {
        Project one = new Project(
                Map.of("a", Owner.named("a").channel("#one").build()),
                List.of(Product.named("p").domains(List.of("x")).owner("a").build()),
                RunSettings.NONE);
        Project other = new Project(
                Map.of("a", Owner.named("a").channel("#other").build()),
                List.of(
                        Product.named("q").tables(List.of("t")).build(),
                        Product.named("p")
                                .domains(List.of("x", "y"))
                                .tables(List.of("t"))
                                .build()),
                RunSettings.NONE);
        Project both = Project.of(List.of(one, other));
        assertThat(Objects.requireNonNull(both.owners().get("a")).channel()).isEqualTo("#one");
        assertThat(both.products()).map(Product::name).containsExactly("p", "q");
        assertThat(both.products().get(0).domains()).containsExactly("x", "y");
        assertThat(both.products().get(0).tables()).containsExactly("t");
        assertThat(both.products().get(0).owner()).isEqualTo("a");
    }
}
