package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.JUnitException;

/** The engine on a JUnit Platform of before 6.0, which has no cancellation token. */
@Tag("fast")
class OldPlatformTest {

    @Test
    void a_build_with_junit_5_is_told_that_junit_6_is_needed() throws Exception {
        try (Old old = new Old()) {
            Class<?> engine = old.loadClass(AssayTestEngine.class.getName());
            Object made = engine.getConstructor().newInstance();
            var discover = Arrays.stream(engine.getMethods())
                    .filter(method -> method.getName().equals("discover"))
                    .findFirst()
                    .orElseThrow();
            assertThatThrownBy(() -> discover.invoke(made, null, null))
                    .cause()
                    .hasMessageStartingWith("JUnit 6 is needed: ")
                    .extracting(thrown -> thrown.getClass().getName())
                    .isEqualTo(JUnitException.class.getName());
        }
    }

    /** The test's class path without that one class. */
    private static final class Old extends URLClassLoader {

        Old() throws IOException {
            super(
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                            .map(Old::url)
                            .toArray(URL[]::new),
                    ClassLoader.getPlatformClassLoader());
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(entry, e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals("org.junit.platform.engine.CancellationToken")) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }
    }
}
