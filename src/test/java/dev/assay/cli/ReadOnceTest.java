package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Evaluator;
import dev.assay.check.Spec;
import dev.assay.plan.ask.Ask;
import dev.assay.testing.SuiteFolder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command reads each suite once: its checks are selected and run from what was read first. */
class ReadOnceTest {

    private static final AtomicInteger READ = new AtomicInteger();

    @TempDir
    Path folder;

    private SuiteFolder suites;
    private URLClassLoader loader;
    private ClassLoader before;

    /** {@code own_counted}: is asked for faults whenever a check of it is read. */
    public static final class CountedType implements CheckType {

        @Override
        public Spec spec() {
            return Spec.table("own_counted", "It always holds.").build();
        }

        @Override
        public List<String> faults(Arguments arguments) {
            READ.incrementAndGet();
            return List.of();
        }

        @Override
        public Evaluator ask(Arguments arguments, Ask ask) {
            return measures -> new CheckOutcome.Deviations(0, "It holds.");
        }
    }

    @BeforeEach
    void register() throws IOException {
        suites = Orders.in(folder);
        suites.write(
                "counted.yaml",
                "version: 1\nsuite: Counted\nconnection: shop\nchecks:\n  - own_counted: {table: orders}\n");
        Path services = Files.createDirectories(folder.resolve("classes/META-INF/services"));
        Files.writeString(services.resolve(CheckType.class.getName()), CountedType.class.getName() + "\n");
        before = Thread.currentThread().getContextClassLoader();
        loader = new URLClassLoader(new URL[] {folder.resolve("classes").toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(loader);
        READ.set(0);
    }

    @AfterEach
    void restore() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "plan", "list", "validate"})
    void each_suite_is_read_once(String command) {
        Path suite = suites.folder().resolve("counted.yaml");
        Assay done = command.equals("run")
                ? Assay.run(command, suite, "--report=none", "--reports-dir", suites.reports())
                : Assay.run(command, suite);
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(READ).hasValue(1);
    }
}
