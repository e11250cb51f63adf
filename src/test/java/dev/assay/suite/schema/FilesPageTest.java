package dev.assay.suite.schema;

import dev.assay.suite.project.OwnersBinder;
import dev.assay.suite.project.ProductsBinder;
import dev.assay.suite.project.SettingsBinder;
import dev.assay.testing.Golden;
import dev.assay.yaml.KeySpecs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The keys of the files beside connections on the page of the language are made from what their readers say of them. */
@Tag("fast")
class FilesPageTest {

    @Test
    void the_page_of_the_language_has_the_keys_of_every_file() {
        Golden.assertPartMatches(
                Path.of("docs/language.md"),
                "the files beside connections",
                "\n" + section("owners.yaml", OwnersBinder.KEYS) + section("products.yaml", ProductsBinder.KEYS)
                        + section("assay.yaml", SettingsBinder.KEYS));
    }

    @Test
    void every_key_says_what_it_means() {
        for (KeySpecs keys : List.of(OwnersBinder.KEYS, ProductsBinder.KEYS, SettingsBinder.KEYS)) {
            ConnectionsPageTest.assertSaid(keys);
        }
    }

    private static String section(String file, KeySpecs keys) {
        StringBuilder text = new StringBuilder("| key of `" + file + "` | means | default |\n|---|---|---|\n");
        ConnectionsPageTest.rows(text, "", keys);
        return text.append('\n').toString();
    }
}
