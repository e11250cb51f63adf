package dev.assay.suite.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.DatabaseProvider;
import dev.assay.database.DatabaseProviders;
import dev.assay.testing.Golden;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The keys of connections on the page of the language are made from what the databases' providers say of them. */
@Tag("fast")
public class ConnectionsPageTest {

    @Test
    void the_page_of_the_language_has_the_keys_of_every_connection() {
        Golden.assertPartMatches(
                Path.of("docs/language.md"),
                "the databases",
                DatabaseProviders.found().sorted().stream()
                        .map(ConnectionsPageTest::section)
                        .collect(Collectors.joining("", "\n", "")));
    }

    @Test
    void every_key_says_what_it_means() {
        for (DatabaseProvider provider : DatabaseProviders.found().all()) {
            assertSaid(ConnectionsSchema.keys(provider));
        }
    }

    static void assertSaid(KeySpecs keys) {
        for (KeySpec key : keys.all()) {
            assertThat(key.description()).as(key.name()).matches("(?s).{8,}\\.");
            key.parts().ifPresent(ConnectionsPageTest::assertSaid);
        }
    }

    /** What the page says of a database. */
    public static String section(DatabaseProvider provider) {
        StringBuilder text = new StringBuilder("#### type: " + provider.type() + "\n\n")
                .append(provider.description())
                .append("\n\n| key | means | default |\n|---|---|---|\n");
        rows(text, "", ConnectionsSchema.keys(provider));
        List<String> notes = Stream.concat(
                        provider.alternatives().stream().map(ConnectionsPageTest::alternative),
                        new TreeMap<>(provider.refusedKeys())
                                .entrySet().stream()
                                        .map(refused -> "- `" + refused.getKey() + "` " + refused.getValue() + ".\n"))
                .toList();
        return text.append(notes.isEmpty() ? "" : "\n")
                .append(String.join("", notes))
                .append('\n')
                .toString();
    }

    private static String alternative(List<String> keys) {
        return "- At most one of " + keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "))
                + ".\n";
    }

    /** The rows of a table of keys, and of the keys within them. */
    static void rows(StringBuilder text, String under, KeySpecs keys) {
        for (KeySpec key : keys.all()) {
            text.append("| `")
                    .append(under)
                    .append(key.name())
                    .append("` | ")
                    .append(cell(key.description().replaceAll("(^|; )([a-z_]+): ", "$1`$2`: ")))
                    .append(" | ")
                    .append(key.required() ? "required" : cell(key.byDefault()))
                    .append(" |\n");
            key.parts().ifPresent(parts -> rows(text, under + key.name() + ".", parts));
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
