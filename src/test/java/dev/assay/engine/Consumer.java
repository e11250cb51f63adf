package dev.assay.engine;

import dev.assay.testing.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A copy of {@code src/it/consumer}, with the flights among its suites, and a Maven that knows the built Assay. Maven takes
 * all else from the local repository of the build that runs the tests, which stays as it is: the copy has its own.
 *
 * @param folder the project
 */
record Consumer(Path folder) {

    private static final Path HOME = Path.of("target", "it").toAbsolutePath();
    private static final String VERSION = property("assay.version");

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name + " is set by the build: run mvn verify");
    }

    static Consumer copy() throws IOException {
        Path folder = HOME.resolve("consumer");
        delete(folder);
        Files.createDirectories(HOME);
        tree(Path.of("src", "it", "consumer"), folder);
        Path flights = Files.createDirectories(folder.resolve("suites").resolve("flights"));
        for (String part : List.of("flights.yaml", "connections.yaml", "data")) {
            tree(Path.of("suites", part), flights.resolve(part));
        }
        return new Consumer(folder);
    }

    /** Runs {@code mvn test} with properties. */
    Child maven(String... properties) throws IOException, InterruptedException {
        Path repository = HOME.resolve("repository");
        Path local = HOME.resolve("m2");
        delete(repository);
        delete(local.resolve("dev"));
        Path place =
                Files.createDirectories(repository.resolve("dev/assay/assay").resolve(VERSION));
        Files.copy(Path.of("target", "assay.jar"), place.resolve("assay-" + VERSION + ".jar"));
        Files.copy(Path.of("target", "published-pom.xml"), place.resolve("assay-" + VERSION + ".pom"));
        Path settings = Files.writeString(HOME.resolve("settings.xml"), settings(repository));
        List<String> command = new ArrayList<>(List.of(
                Path.of(property("assay.maven.home"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-U", // what an earlier run did not find may be there now
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + local,
                "-Dpostgres.platform=" + property("assay.postgres.platform"),
                "-Dassay.version=" + VERSION,
                "-Dassay.cache=" + property("assay.cache"),
                "test"));
        command.addAll(List.of(properties));
        return Child.run(folder, command);
    }

    private static String settings(Path repository) {
        return """
                <settings>
                  <mirrors>
                    <mirror><id>here</id><mirrorOf>*,!assay</mirrorOf><url>%s</url></mirror>
                  </mirrors>
                  <profiles>
                    <profile>
                      <id>assay</id>
                      <repositories>
                        <repository>
                          <id>assay</id>
                          <url>%s</url>
                          <snapshots><enabled>true</enabled></snapshots>
                        </repository>
                      </repositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>assay</activeProfile></activeProfiles>
                </settings>
                """.formatted(Path.of(property("assay.local.repository")).toUri(), repository.toUri());
    }

    private static void tree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
