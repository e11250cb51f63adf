package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** docs/checks.md is made from what the types say of themselves; what comes behind them is written by hand. */
class ChecksPageTest {

    private static final Path PAGE = Path.of("docs/checks.md");
    private static final String BY_HAND = "\n## What the catalogue proves\n";

    @Test
    void the_page_says_what_the_types_say() throws IOException {
        String there = Files.readString(PAGE);
        String page = page() + there.substring(there.indexOf(BY_HAND));
        if (System.getProperty("assay.golden", "").equals("update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).isEqualTo(Files.readString(PAGE));
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # The types of check

                This page is made from what each type says of itself. [language.md](language.md) shows how they are written and the
                keys that all of them take.
                """);
        for (CheckType type : ServiceLoader.load(CheckType.class)) {
            Spec spec = type.spec();
            page.append("\n## `").append(spec.name()).append("`\n\n");
            page.append(spec.meaning()).append("\n\n");
            page.append("- **Nulls:** ").append(spec.nulls()).append('\n');
            page.append("- **Quality dimension:** ").append(spec.dimension()).append('\n');
            page.append("- **Is about:** ").append(about(spec));
            page.append(spec.needsId() ? " Each needs an `id`.\n" : "\n");
            page.append("- **`fail_above`, `warn_above`:** ")
                    .append(thresholds(spec))
                    .append('\n');
            for (Parameter parameter : spec.parameters()) {
                page.append("- **`")
                        .append(parameter.name())
                        .append('`')
                        .append(parameter.required() ? ", needed" : "");
                page.append(":** ").append(parameter.meaning()).append('\n');
            }
        }
        return page.toString();
    }

    private static String about(Spec spec) {
        return switch (spec.grain()) {
            case COLUMN -> "one column; over a list of columns it is one check each.";
            case KEY -> "the columns of one key together; under a column, that column.";
            case TABLE -> "a table.";
            case QUERY -> "whatever its query reads; filters do not reach it.";
        };
    }

    private static String thresholds(Spec spec) {
        if (spec.examinesRows()) {
            return "a number of failing rows, or a share of the rows examined; `on_empty` says what an empty table means.";
        }
        return spec.grain() == Spec.Grain.QUERY
                ? "a number of failing rows."
                : "do not apply: it has limits of its own.";
    }
}
