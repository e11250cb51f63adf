package dev.assay.suite.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Password;
import dev.assay.database.Plane;
import dev.assay.database.Settings;
import dev.assay.database.embedded.EmbeddedSettings;
import dev.assay.database.postgresql.Limits;
import dev.assay.database.postgresql.PostgresSettings;
import dev.assay.database.postgresql.rights.WriteRights;
import dev.assay.sql.TableName;
import dev.assay.suite.Connections;
import dev.assay.suite.Suite;
import dev.assay.suite.bind.Reading;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class ConnectionsTest {

    private static final String FILE = """
            version: 1
            connections:
              flights:
                type: embedded
                load:
                  - {table: flights, from: data/flights.csv, null_as: NA, columns: {year: integer, price: "numeric(10, 2)"}}
              shop:
                type: postgresql
                plane: operational
                url: ${SHOP_URL}
                user: ${SHOP_USER}
                password: ${SHOP_PASSWORD}
                limits: {sessions: "${SESSIONS:-3}", statement_timeout: 5s, lock_timeout: 250ms, max_cost: 10, max_rows: 1000000,
                         work_mem: 64MB, jit: false, parallel_workers: 0}
                replica: required
                sample: {unclassified: show}
              replica:
                type: postgresql
                plane: analytical
                url: "postgresql://h/d"
                password_file: secrets/replica
                trust: [foreign_keys]
                snapshot: run
              command:
                type: postgresql
                plane: analytical
                url: "postgresql://h/d"
                password_command: pass show replica
              planes:
                type: postgresql
                plane: ${PLANE}
                url: "postgresql://h/d"
                trust: ${TRUSTED}
                snapshot: ${SNAPSHOT}
              missing:
                type: embedded
                load: [{table: flights, from: nothing.csv}]
            """;

    @TempDir
    Path folder;

    private Connections connections(Map<String, String> environment) throws InvalidYamlException {
        Reading reading = new Reading(folder, Map.of(), environment);
        reading.file("connections.yaml", FILE);
        reading.file("data/flights.csv", "year\n");
        return reading.withChecks("- row_count: {min: 1}").connections();
    }

    @Test
    void anEmbeddedDatabaseIsFilledFromFilesBesideTheDeclaration() throws InvalidYamlException {
        Settings settings = connections(Map.of()).settings("flights");
        assertThat(settings)
                .isEqualTo(new EmbeddedSettings(
                        "flights",
                        List.of(new EmbeddedSettings.Load(
                                new TableName(null, "flights"),
                                folder.resolve("data/flights.csv"),
                                "NA",
                                Map.of("year", "integer", "price", "numeric(10, 2)"))),
                        Limits.of(Plane.ANALYTICAL)));
    }

    private Settings embedded(String settings) throws InvalidYamlException {
        Reading reading = Reading.in(folder);
        reading.file(
                "connections.yaml",
                "version: 1\nconnections:\n  flights:\n    type: embedded\n    load: [{table: a, from: a.csv}]\n    settings: "
                        + settings + "\n");
        reading.file("a.csv", "year\n");
        return reading.withChecks("- row_count: {min: 1}").connections().settings("flights");
    }

    @Test
    void anEmbeddedServerMayBeTheSourceOfAStreamOfChanges() throws InvalidYamlException {
        assertThat(embedded("{wal_level: logical, max_replication_slots: 4, max_slot_wal_keep_size: 64MB,"
                        + " track_commit_timestamp: true}"))
                .extracting(settings -> ((EmbeddedSettings) settings).server())
                .isEqualTo(Map.of(
                        "wal_level", "logical",
                        "max_wal_senders", "10",
                        "max_replication_slots", "4",
                        "max_slot_wal_keep_size", "64MB",
                        "track_commit_timestamp", "true"));
        assertThat(embedded("{max_replication_slots: 4}"))
                .extracting(settings -> ((EmbeddedSettings) settings).server())
                .isEqualTo(Map.of("max_replication_slots", "4"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{wal_level: high} | 6:27: 'wal_level' is one of minimal, replica, logical",
                "{wal_levels: logical} | 6:16: the key 'wal_levels' is unknown in settings: did you mean 'wal_level'?",
                "{shared_buffers: 1GB} | what may stand here is wal_level, max_wal_senders, max_replication_slots,",
                "{wal_level: logical, max_wal_senders: -1} | 'max_wal_senders' takes a whole number, not negative",
                "{max_wal_senders: 3} | 6:33: nobody can read a log whose wal_level is minimal: add wal_level: logical",
                "{max_slot_wal_keep_size: 64 MB} | 'max_slot_wal_keep_size' cannot be read: write it as in 64MB",
                "{track_commit_timestamp: perhaps} | 'track_commit_timestamp' takes true or false",
                "logical | settings is a mapping of keys and values, such as {wal_level: logical}"
            })
    void aSettingOfAnEmbeddedServerThatCannotBeIsRefused(String settings, String message) {
        assertThatThrownBy(() -> embedded(settings)).hasMessageContaining(message);
    }

    @Test
    void aServersVariablesAreFilledInWhenItsSettingsAreAskedFor() throws InvalidYamlException {
        Settings settings = connections(
                        Map.of("SHOP_URL", "postgresql://h/shop", "SHOP_USER", "quality", "SHOP_PASSWORD", "12345"))
                .settings("shop");
        assertThat(settings)
                .isEqualTo(new PostgresSettings(
                        "shop",
                        Plane.OPERATIONAL,
                        "postgresql://h/shop",
                        "quality",
                        new Password.Given("12345"),
                        new Limits(3, Duration.ofSeconds(5), Duration.ofMillis(250), 10L, 1_000_000L, "64MB", false, 0),
                        true,
                        false,
                        false,
                        null,
                        Set.of(),
                        WriteRights.REFUSED));
        assertThat(settings.toString()).doesNotContain("12345");
    }

    @Test
    void aPasswordMayComeFromAFileOrACommand() throws InvalidYamlException {
        Connections connections = connections(Map.of());
        assertThat(((PostgresSettings) connections.settings("replica")).password())
                .isEqualTo(new Password.InFile(folder.resolve("secrets/replica")));
        assertThat(((PostgresSettings) connections.settings("command")).password())
                .isEqualTo(new Password.FromCommand("pass show replica"));
    }

    @Test
    void foreignKeysAreTrustedAndOneMomentIsSeenWhereTheConnectionSaysSo() throws InvalidYamlException {
        PostgresSettings replica = (PostgresSettings) connections(Map.of()).settings("replica");
        assertThat(replica.foreignKeysTrusted()).isTrue();
        assertThat(replica.oneSnapshot()).isTrue();
        PostgresSettings command = (PostgresSettings) connections(Map.of()).settings("command");
        assertThat(command.foreignKeysTrusted()).isFalse();
        assertThat(command.oneSnapshot()).isFalse();
    }

    @Test
    void anOperationalDatabaseIsNeverHeldAtOneMoment() throws InvalidYamlException {
        Connections connections =
                connections(Map.of("PLANE", "operational", "TRUSTED", "foreign_keys", "SNAPSHOT", "run"));
        assertThatThrownBy(() -> connections.settings("planes"))
                .hasMessageContaining("'snapshot: run' holds a transaction open for the whole run");
        PostgresSettings analytical = (PostgresSettings)
                connections(Map.of("PLANE", "analytical", "TRUSTED", "foreign_keys", "SNAPSHOT", "run"))
                        .settings("planes");
        assertThat(analytical.foreignKeysTrusted()).isTrue();
        assertThat(analytical.oneSnapshot()).isTrue();
    }

    @Test
    void everyMissingVariableIsNamedAtOnce() throws InvalidYamlException {
        Connections connections = connections(Map.of("SHOP_URL", "postgresql://h/d"));
        assertThatThrownBy(() -> connections.settings("shop"))
                .isInstanceOfSatisfying(
                        InvalidYamlException.class,
                        e -> assertThat(e.problems()).hasSize(2))
                .hasMessageContaining("connections.yaml:11:11: the variable SHOP_USER has no value")
                .hasMessageContaining("connections.yaml:12:15: the variable SHOP_PASSWORD has no value");
    }

    @Test
    void aWrongValueOfAVariableIsNotRepeated() throws InvalidYamlException {
        Connections connections = connections(Map.of(
                "SHOP_URL", "mysql://u:secret1@h/d", "SHOP_USER", "u", "SHOP_PASSWORD", "p", "SESSIONS", "secret2"));
        assertThatThrownBy(() -> connections.settings("shop"))
                .hasMessageContaining("'url' is no address of a PostgreSQL")
                .hasMessageContaining("'sessions' takes a whole number")
                .hasMessageNotContaining("secret1")
                .hasMessageNotContaining("secret2");
    }

    @Test
    void aFileThatIsNotThereIsAProblemOfItsConnectionOnly() throws InvalidYamlException {
        Connections connections = connections(Map.of());
        assertThatThrownBy(() -> connections.settings("missing")).hasMessageContaining("'from' names no file");
    }

    @Test
    void onlyEmbeddedConnectionsShowRowsUnlessTheySayOtherwise() throws InvalidYamlException {
        Connections connections = connections(Map.of());
        assertThat(connections.names().stream()
                        .filter(name -> connections.shown(name).showsUnclassified()))
                .containsExactly("flights", "shop", "missing");
    }

    @Test
    void theNearestFileReplacesOuterOnes() throws InvalidYamlException {
        Reading reading = Reading.in(folder);
        reading.file(
                "inner/connections.yaml",
                "version: 1\nconnections: {flights: {type: embedded, load: [{table: a, from: b}]}}\n");
        Path suite = reading.file(
                "inner/deep/suite.yaml", Reading.head() + "tables: {flights: {checks: [row_count: {min: 1}]}}\n");
        Suite read = reading.reader().read(suite, true).orElseThrow();
        assertThat(read.connections().names()).containsExactly("flights");
        assertThat(read.connections().file()).isEqualTo(folder.resolve("inner/connections.yaml"));
        assertThat(read.path()).isEqualTo("inner/deep/suite.yaml");
    }
}
