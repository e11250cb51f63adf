package dev.assay.suite.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Settings;
import dev.assay.database.postgresql.PostgresSettings;
import dev.assay.suite.bind.Reading;
import dev.assay.yaml.InvalidYamlException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database provider that cannot be loaded harms only the connections of its type. */
@Tag("fast")
class UnusableProviderTest {

    private static final String FILE = """
            version: 1
            connections:
              flights: {type: postgresql, plane: analytical, url: "postgresql://h/d"}
            """;

    @TempDir
    Path folder;

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    @BeforeEach
    void nameAMissingClass() throws Exception {
        Path services = Files.createDirectories(folder.resolve("jar/META-INF/services"));
        Files.writeString(services.resolve("dev.assay.database.DatabaseProvider"), "com.example.Own\n");
        URL[] jar = {folder.resolve("jar").toUri().toURL()};
        thread.setContextClassLoader(new URLClassLoader(jar, before));
    }

    @AfterEach
    void restore() throws Exception {
        ((URLClassLoader) thread.getContextClassLoader()).close();
        thread.setContextClassLoader(before);
    }

    private Settings settings(String name, String file) throws InvalidYamlException {
        Reading reading = new Reading(folder, Map.of(), Map.of());
        reading.file("connections.yaml", file);
        return reading.withChecks("- row_count: {min: 1}").connections().settings(name);
    }

    @Test
    void other_connections_are_read() throws InvalidYamlException {
        assertThat(settings("flights", FILE)).isInstanceOf(PostgresSettings.class);
    }

    @Test
    void its_own_connection_says_why() {
        assertThatThrownBy(() -> settings("own", FILE + "  own: {type: own}\n"))
                .hasMessageContaining("connections.yaml:4:")
                .hasMessageContaining("'type' is one of embedded, postgresql, snowflake")
                .hasMessageContaining("a database provider could not be loaded: com.example.Own")
                .hasMessageContaining("java.util.ServiceConfigurationError");
    }
}
