package dev.assay.suite.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Password;
import dev.assay.database.postgresql.PostgresSettings;
import dev.assay.result.Severity;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import dev.assay.suite.bind.Reading;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is other in an environment takes the place of what the connection says. */
@Tag("fast")
class EnvironmentsTest {

    private static final String FILE = """
            version: 1
            connections:
              shop:
                type: postgresql
                plane: operational
                url: ${SHOP_URL}
                user: assay
                password: ${SHOP_PASSWORD}
                limits: {sessions: 3, statement_timeout: 7s}
                defaults: {severity: critical, owner: shop}
              flights: {type: embedded, load: [{table: flights, from: flights.csv}]}
            environments:
              staging:
                shop:
                  url: ${STAGING_SHOP_URL}
                  password_file: staging
                  limits: {sessions: 1}
                  sample: {unclassified: show}
                  defaults: {severity: minor}
              test:
                shop: {type: postgresql, plane: analytical, url: "postgresql://localhost/shop"}
            """;

    private static final String SUITE =
            "version: 1\nsuite: Shop\nconnection: shop\ntables: {orders: {checks: [not_null: id]}}\n";

    @TempDir
    Path folder;

    private Suite suite(Map<String, String> variables, @Nullable String environment) throws InvalidYamlException {
        Reading reading = new Reading(folder, variables, Map.of());
        reading.file("connections.yaml", FILE);
        return reading.reader()
                .in(environment)
                .read(reading.file("suite.yaml", SUITE), true)
                .orElseThrow();
    }

    @Test
    void itsKeysReplaceThoseOfTheConnectionAndOnlyItsVariablesAreRead() throws InvalidYamlException {
        Suite staging = suite(Map.of("STAGING_SHOP_URL", "postgresql://staging/shop"), "staging");
        PostgresSettings settings = (PostgresSettings) staging.connections().settings("shop");
        assertThat(settings.url()).isEqualTo("postgresql://staging/shop");
        assertThat(settings.user()).isEqualTo("assay");
        assertThat(settings.password()).isEqualTo(new Password.InFile(folder.resolve("staging")));
        assertThat(settings.limits().sessions()).isEqualTo(1);
        assertThat(settings.limits().statementTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(staging.connections().shown("shop").showsUnclassified()).isTrue();
        assertThat(staging.connections().environment()).isEqualTo("staging");
        CheckDeclaration check = staging.allChecks().get(0);
        assertThat(check.info().severity()).isEqualTo(Severity.MINOR);
        assertThat(check.info().owner()).isEqualTo("shop");
    }

    @Test
    void withoutOneTheConnectionIsAsItStands() throws InvalidYamlException {
        Suite suite = suite(Map.of("SHOP_URL", "postgresql://shop/shop", "SHOP_PASSWORD", "p"), null);
        PostgresSettings settings = (PostgresSettings) suite.connections().settings("shop");
        assertThat(settings.url()).isEqualTo("postgresql://shop/shop");
        assertThat(settings.limits().sessions()).isEqualTo(3);
        assertThat(suite.connections().shown("shop").showsUnclassified()).isFalse();
        assertThat(suite.connections().environment()).isNull();
    }

    @Test
    void aConnectionThatSaysItsTypeIsDeclaredAnew() throws InvalidYamlException {
        PostgresSettings settings =
                (PostgresSettings) suite(Map.of(), "test").connections().settings("shop");
        assertThat(settings.user()).isNull();
        assertThat(settings.password()).isEqualTo(new Password.None());
        assertThat(suite(Map.of(), "test").connections().names()).containsExactly("shop", "flights");
    }

    @Test
    void anEnvironmentThatIsNotDeclaredIsAnErrorThatNamesThoseThatAre() {
        assertThat(Reading.problemsOf(() -> suite(Map.of(), "stagin"))).isEqualTo("""
                        connections.yaml:13:3: the environment 'stagin' is not declared: did you mean 'staging'? (declared: staging, test)
                              staging:
                              ^""");
        assertThat(Reading.problemsOf(() -> Reading.in(folder)
                        .reader()
                        .in("staging")
                        .read(Reading.in(folder).file("suite.yaml", SUITE), true)))
                .isEqualTo("""
                        connections.yaml:1:1: the environment 'staging' is not declared: write environments: {staging: {…}}, or choose none
                            version: 1
                            ^""");
    }
}
