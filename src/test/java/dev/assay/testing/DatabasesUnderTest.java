package dev.assay.testing;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The databases that documents are played on. Tests with parameters name {@link #all()} or {@link #ours()} as the source of a method. */
public final class DatabasesUnderTest {

    /** The methods of this class, for {@code @MethodSource}. */
    public static final String ALL = "dev.assay.testing.DatabasesUnderTest#all";

    /** As {@link #ALL}. */
    public static final String OURS = "dev.assay.testing.DatabasesUnderTest#ours";

    private static final List<DatabaseUnderTest> FOUND = ServiceLoader.load(DatabaseUnderTest.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(DatabaseUnderTest::ours).reversed().thenComparing(DatabaseUnderTest::name))
            .toList();

    private DatabasesUnderTest() {}

    /** All that there are, ours before others. */
    public static List<DatabaseUnderTest> all() {
        return FOUND;
    }

    /** Those that golden documents show. */
    public static List<DatabaseUnderTest> ours() {
        return FOUND.stream().filter(DatabaseUnderTest::ours).toList();
    }

    /** The one whose connections have this type. */
    public static DatabaseUnderTest named(String name) {
        return FOUND.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no database is called " + name));
    }
}
