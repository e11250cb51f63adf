package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code mvn test -Dgroups=fast} runs what is tagged {@code fast}. A test that starts nothing must say whether it is {@code fast}
 * or {@code slow}; one that starts something says so where it is quick.
 */
@Tag("fast")
class FastTestsTest {

    /** What starts a server, a browser or another process. */
    private static final Pattern STARTER = Pattern.compile(
            "java\\.lang\\.ProcessBuilder|io\\.zonky\\..*|com\\.github\\.tomakehurst\\..*|dev\\.assay\\.database\\.embedded\\.Embedded.*");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("dev.assay");

    @Test
    void a_test_that_starts_nothing_says_whether_it_is_fast() {
        assertThat(TESTS).hasSizeGreaterThan(200);
        assertThat(TESTS.stream().filter(FastTestsTest::isTested).filter(test -> !starts(test)))
                .as("tests that start nothing and have neither @Tag(\"fast\") nor @Tag(\"slow\")")
                .filteredOn(test -> !isTagged(test))
                .isEmpty();
    }

    /** Surefire's own pattern of a test class. */
    private static boolean isTested(JavaClass one) {
        return one.isTopLevelClass()
                && one.getSimpleName().endsWith("Test")
                && one.getMethods().stream()
                        .anyMatch(method -> !method.getAnnotations().isEmpty());
    }

    private static boolean isTagged(JavaClass test) {
        return test.tryGetAnnotationOfType(Tag.class)
                .filter(tag -> Set.of("fast", "slow").contains(tag.value()))
                .isPresent();
    }

    /** Whether it, or a class among the tests that it knows, knows what starts something. */
    private static boolean starts(JavaClass test) {
        Set<JavaClass> seen = new HashSet<>(Set.of(test));
        Deque<JavaClass> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            for (Dependency dependency : next.remove().getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (STARTER.matcher(target.getName()).matches()) {
                    return true;
                }
                if (TESTS.contain(target.getName()) && seen.add(target)) {
                    next.add(target);
                }
            }
        }
        return false;
    }
}
