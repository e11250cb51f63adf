package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.CsvFile;
import dev.assay.testing.Golden;
import dev.assay.testing.Worked;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The pages of docs/checks are made from what the types say of themselves; names of other tools that no type has come from
 * docs/usage-mapping.csv, docs/otherwise.csv and docs/differs.csv.
 */
@Tag("fast")
class ChecksPagesTest {

    private static final Path FOLDER = Path.of("docs/checks");
    private static final Path DOCS = Path.of("docs");

    /** Whose names stand in docs/otherwise.csv, and the kinds of docs/usage.csv that are names, too. */
    private static final Map<String, List<String>> TOOLS = new LinkedHashMap<>();

    static {
        TOOLS.put("The field", List.of("field"));
        TOOLS.put("dbt", List.of("dbt", "dbt-config", "dbt-freshness", "argument"));
        TOOLS.put("Soda", List.of("soda"));
        TOOLS.put("Great Expectations", List.of("great_expectations"));
        TOOLS.put("Deequ", List.of("deequ"));
        TOOLS.put("ODCS", List.of("odcs"));
    }

    @Test
    void the_pages_say_what_the_types_say() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        List<Spec> specs = specs();
        pages.put("README.md", index(specs));
        specs.forEach(spec -> pages.put(spec.name() + ".md", page(spec)));
        if (System.getProperty("assay.golden", "").equals("update")) {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
            }
        }
        Map<String, String> there = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                there.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        assertThat(there).isEqualTo(pages);
    }

    @Test
    void the_README_lists_every_type() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String table =
                readme.replaceFirst("(?s).*\n\\| about \\| types \\|\n", "").replaceFirst("(?s)\n\n.*", "");
        assertThat(Pattern.compile("`(\\w+)`").matcher(table).results().map(name -> name.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        specs().stream().map(Spec::name).toList());
        assertThat(readme).contains("Assay has " + specs().size() + " types of check");
    }

    /** Names of dbt's packages are found without their package. */
    @Test
    void every_name_of_the_field_and_of_other_tools_is_found_in_the_index() throws IOException {
        List<String> names = new ArrayList<>();
        for (Map<String, String> row : CsvFile.rows(DOCS.resolve("usage.csv"))) {
            if (TOOLS.values().stream().anyMatch(kinds -> kinds.contains(row.get("source_kind")))) {
                names.add(row.getOrDefault("type", ""));
            }
        }
        try (InputStream vocabulary =
                Objects.requireNonNull(ChecksPagesTest.class.getResourceAsStream("vocabulary.txt"))) {
            new String(vocabulary.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.strip().split(" +")))
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        String index = Files.readString(FOLDER.resolve("README.md"));
        assertThat(names)
                .hasSizeGreaterThan(500)
                .allSatisfy(name -> assertThat(index)
                        .containsPattern("(?<!\\w)" + Pattern.quote(name.replaceFirst("^[a-z_]+\\.", "")) + "(?!\\w)"));
    }

    @Test
    void the_page_of_the_language_has_the_YAML_of_every_type() {
        Golden.assertPartMatches(Path.of("docs/language.md"), "the types", yaml(specs()));
    }

    private static String yaml(List<Spec> specs) {
        StringBuilder text = new StringBuilder();
        byDimension(specs).forEach((dimension, some) -> {
            text.append("\n### ")
                    .append(capital(dimension.toString()))
                    .append("\n\n| type | of | parameters |\n|---|---|---|\n");
            some.forEach(spec -> text.append("| ")
                    .append("[`" + spec.name() + "`](checks/" + spec.name() + ".md)")
                    .append(" | ")
                    .append(spec.grain().name().toLowerCase(java.util.Locale.ROOT))
                    .append(" | ")
                    .append(spec.parameters().stream()
                            .map(parameter -> parameter.name().equals(spec.main())
                                    ? "**`" + parameter.name() + "`**"
                                    : "`" + parameter.name() + "`")
                            .collect(java.util.stream.Collectors.joining(", ")))
                    .append(" |\n"));
            text.append("\n```yaml\nversion: 1\nsuite: ")
                    .append(capital(dimension.toString()))
                    .append("\nconnection: flights\nchecks:\n");
            for (Spec spec : some) {
                for (int i = 0; i < spec.examples().size(); i++) {
                    String example = spec.examples().get(i).strip();
                    boolean alike = i > 0 && !example.contains("\nid: ");
                    text.append(
                            item(alike ? example + "\nid: " + spec.name().replace('_', '-') + "-" + (i + 1) : example));
                }
            }
            text.append("```\n");
        });
        return text.append('\n').toString();
    }

    private static String item(String example) {
        return "  - " + example.strip().replace("\n", "\n    ") + '\n';
    }

    private static Map<Dimension, List<Spec>> byDimension(List<Spec> specs) {
        Map<Dimension, List<Spec>> byDimension = new TreeMap<>();
        specs.forEach(spec -> byDimension
                .computeIfAbsent(spec.dimension(), none -> new ArrayList<>())
                .add(spec));
        return byDimension;
    }

    @Test
    void every_type_says_all_of_itself() {
        for (Spec spec : specs()) {
            assertThat(spec.nulls())
                    .as(spec.name() + " says how nulls are treated")
                    .isNotEmpty();
            assertThat(spec.examples()).as(spec.name() + " has an example").isNotEmpty();
            assertThat(spec.peers())
                    .as(spec.name() + " says what others call it")
                    .isNotNull();
        }
    }

    static List<Spec> specs() {
        return ServiceLoader.load(CheckType.class).stream()
                .map(type -> type.get().spec())
                .filter(spec -> !spec.name().startsWith("own_"))
                .sorted(Comparator.comparing(Spec::name))
                .toList();
    }

    private static String index(List<Spec> specs) throws IOException {
        StringBuilder page = new StringBuilder("""
                # The types of check

                These pages are generated from the types. [language.md](../language.md) shows how checks are written, and the keys that
                all of them take; [proofs.md](../proofs.md) says which checks the catalogue can answer.
                """);
        byDimension(specs).forEach((dimension, some) -> {
            page.append("\n## ")
                    .append(capital(dimension.toString()))
                    .append("\n\n| type | what holds | ODCS metric |\n|---|---|---|\n");
            some.forEach(spec -> page.append("| ")
                    .append(link(spec.name()))
                    .append(" | ")
                    .append(cell(spec.meaning()))
                    .append(" | ")
                    .append(spec.metric() == null ? "" : "`" + spec.metric() + "`")
                    .append(" |\n"));
        });
        page.append("\n## By the name that other tools use\n");
        for (OtherTool peer : OtherTool.values()) {
            Map<String, TreeSet<String>> names = new TreeMap<>();
            specs.forEach(spec -> spec.peers().stream()
                    .filter(known -> known.peer() == peer)
                    .forEach(known -> names.computeIfAbsent(known.name(), none -> new TreeSet<>())
                            .add(link(spec.name()) + (known.but().isEmpty() ? "" : " (nearly: " + known.but() + ")"))));
            page.append("\n### ").append(peer.title()).append("\n\n| there | here |\n|---|---|\n");
            names.forEach((name, types) -> page.append("| `")
                    .append(cell(name))
                    .append("` | ")
                    .append(String.join(", ", types))
                    .append(" |\n"));
        }
        return page.append(otherwise(specs)).toString();
    }

    /** The names that are no type's. */
    private static String otherwise(List<Spec> specs) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>(CsvFile.rows(DOCS.resolve("otherwise.csv")));
        for (Map<String, String> row : CsvFile.rows(DOCS.resolve("usage-mapping.csv"))) {
            boolean known = specs.stream()
                    .flatMap(spec -> spec.peers().stream())
                    .anyMatch(peer -> peer.name().equals(row.get("type"))
                            && peer.peer().name().equalsIgnoreCase(row.get("source_kind")));
            if (!known) {
                boolean later = row.getOrDefault("verdict", "").startsWith("not yet");
                row.merge("note", "", (note, none) -> later ? "Not yet: anomalies. " + note : note);
                row.put("tool", row.getOrDefault("source_kind", ""));
                row.put("name", row.getOrDefault("type", ""));
                rows.add(row);
            }
        }
        StringBuilder page = new StringBuilder("""

                ## Written otherwise, or not yet

                Names without a type of their own, how to write each, and what is not supported yet. The macros are those of the projects
                that [usage.md](../usage.md) counts.
                """);
        TOOLS.forEach((title, kinds) -> {
            page.append("\n### ").append(title).append(": otherwise\n\n| there | here | note |\n|---|---|---|\n");
            rows.stream()
                    .filter(row -> kinds.contains(row.get("tool")))
                    .sorted(Comparator.comparing(row -> row.getOrDefault("name", "")))
                    .forEach(row -> page.append("| `")
                            .append(cell(row.getOrDefault("name", "")))
                            .append("` | ")
                            .append(cell(written(row.getOrDefault("assay", ""))))
                            .append(" | ")
                            .append(cell(row.getOrDefault("note", "")))
                            .append(" |\n"));
        });
        return page.toString();
    }

    /** The type's page and the check as it is written. */
    private static String written(String item) {
        if (item.isEmpty()) {
            return "";
        }
        return Worked.parsed(item).propertyNames().stream()
                        .filter(key ->
                                specs().stream().anyMatch(spec -> spec.name().equals(key)))
                        .map(ChecksPagesTest::link)
                        .collect(java.util.stream.Collectors.joining())
                + ": `" + item + "`";
    }

    private static String link(String type) {
        return "[`" + type + "`](" + type + ".md)";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }

    private static String page(Spec spec) {
        StringBuilder page = new StringBuilder("# `" + spec.name() + "`\n\n");
        page.append(spec.meaning()).append("\n\n```yaml\nchecks:\n");
        spec.examples().forEach(example -> page.append(item(example)));
        page.append("```\n\n");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Is about", about(spec));
        facts.put("Nulls", spec.nulls());
        facts.put("Verdict", verdict(spec));
        facts.put(
                "Quality dimension",
                spec.dimension() + (spec.metric() == null ? "" : "; ODCS metric `" + spec.metric() + "`"));
        facts.put("`group_by`", spec.groupable() ? "applies." : "does not apply.");
        facts.forEach((name, text) ->
                page.append("- **").append(name).append(":** ").append(text).append('\n'));
        if (!spec.parameters().isEmpty()) {
            page.append("\n| parameter | is | meaning | default |\n|---|---|---|---|\n");
            spec.parameters().forEach(parameter -> row(page, "", parameter));
        }
        if (!spec.peers().isEmpty()) {
            page.append("\nOther tools call it:\n\n");
            for (OtherTool peer : OtherTool.values()) {
                Map<String, List<String>> names = new LinkedHashMap<>();
                spec.peers().stream()
                        .filter(known -> known.peer() == peer)
                        .forEach(known -> names.computeIfAbsent(known.but(), none -> new ArrayList<>())
                                .add(known.name()));
                names.forEach((but, some) -> page.append("- ")
                        .append(peer.title())
                        .append(but.isEmpty() ? ": `" : ", nearly: `")
                        .append(String.join("`, `", some))
                        .append(but.isEmpty() ? "`\n" : "`; " + but + "\n"));
            }
        }
        return page.append(differences(spec)).toString();
    }

    /** What another tool's name means otherwise, and the check that means the same. */
    private static String differences(Spec spec) {
        StringBuilder text = new StringBuilder();
        for (Map<String, String> row : differs()) {
            if (spec.name().equals(row.get("type"))) {
                String names = String.join("`, `", row.getOrDefault("names", "").split(" "));
                text.append("- `" + names + "` (" + peer(row).title() + "): " + row.get("differs") + " The same here: `"
                        + row.get("assay") + "`\n");
            }
        }
        List<String> green = spec.peers().stream()
                .filter(known -> spec.judged() == Spec.VerdictBasis.ROWS && passesWithoutRows(known))
                .map(Spec.KnownAs::peer)
                .distinct()
                .sorted()
                .map(OtherTool::title)
                .toList();
        if (!green.isEmpty()) {
            text.append("- ")
                    .append(String.join(" and ", green))
                    .append(green.size() > 1 ? " pass" : " passes")
                    .append(" if no row was examined, as in an empty table; here that needs `on_empty: pass`.\n");
        }
        boolean mostly = spec.grain() == Spec.Grain.COLUMN
                && spec.judged() == Spec.VerdictBasis.ROWS
                && spec.peers().stream().anyMatch(known -> known.name().startsWith("expect_column_values_"))
                && !List.of("not_null", "null").contains(spec.name());
        if (mostly) {
            text.append(
                    "- `mostly` (Great Expectations) is a share of the values that are not null, and `fail_above` one of all rows:"
                            + " `mostly: 0.95` is `fail_above: 5%` with `filter: column is not null`.\n");
        }
        return text.isEmpty() ? "" : "\nWhat differs there:\n\n" + text;
    }

    /** dbt counts the rows that its query returns; Great Expectations calls what it maps over no row vacuously true. */
    private static boolean passesWithoutRows(Spec.KnownAs known) {
        return known.peer() == OtherTool.DBT
                || (known.peer() == OtherTool.GREAT_EXPECTATIONS
                        && known.name().matches("expect_(column_value|column_pair|compound|multicolumn).*"));
    }

    private static OtherTool peer(Map<String, String> row) {
        return OtherTool.valueOf(row.getOrDefault("tool", "").toUpperCase(java.util.Locale.ROOT));
    }

    private static List<Map<String, String>> differs() {
        try {
            return CsvFile.rows(DOCS.resolve("differs.csv"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A name that differs is one that the type says of itself. */
    @Test
    void every_difference_is_of_a_name_that_the_type_has() {
        for (Map<String, String> row : differs()) {
            Spec spec = specs().stream()
                    .filter(one -> one.name().equals(row.get("type")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(row));
            assertThat(spec.peers().stream()
                            .filter(known -> known.peer() == peer(row))
                            .map(Spec.KnownAs::name))
                    .as(spec.name())
                    .contains(row.getOrDefault("names", "").split(" "));
        }
        assertThat(differs()).extracting(ChecksPagesTest::peer).contains(OtherTool.values());
    }

    private static void row(StringBuilder page, String within, Parameter parameter) {
        String name = within + parameter.name();
        String kind = parameter.kind() == Parameter.Kind.CHOICE
                ? "`" + String.join("`, `", parameter.choices()) + "`"
                : parameter.kind().title()
                        + (parameter.kind() == Parameter.Kind.PARTS ? "" : ", such as `" + parameter.example() + "`");
        page.append("| `")
                .append(name)
                .append("` | ")
                .append(cell(kind))
                .append(" | ")
                .append(cell(parameter.meaning()));
        page.append(" | ")
                .append(
                        parameter.required()
                                ? "required"
                                : parameter.byDefault() == null ? "" : "`" + parameter.byDefault() + "`")
                .append(" |\n");
        parameter.parts().forEach(part -> row(page, name + ".", part));
    }

    private static String about(Spec spec) {
        return switch (spec.grain()) {
                    case COLUMN -> "one column; over a list of columns it is one check each.";
                    case KEY -> "the columns of one key together; under a column, that column.";
                    case TABLE -> "a table.";
                    case QUERY -> "what its query reads; filters do not apply to it.";
                }
                + (spec.needsId() ? " Each check needs an `id`." : "");
    }

    private static String verdict(Spec spec) {
        return switch (spec.judged()) {
            case ROWS ->
                "`fail_above` and `warn_above` limit the number of " + spec.unit()
                        + "s that break the rule, or their share of all " + spec.unit()
                        + "s examined; `on_empty` decides if there are none.";
            case VALUE ->
                "by its own parameters; `on_empty` overrides the type's own rule for a table without rows."
                        + (spec.takesThresholds()
                                ? " To warn instead of fail, set `fail_above: never` and `warn_above: 0`."
                                : "");
            case FOUND ->
                "`fail_above` and `warn_above` limit the number of rows found; without any the check passes. `on_empty` decides if no"
                        + " table that the query names has a row, which is looked up only then.";
            case CATALOGUE ->
                "from the catalogue; no row is read, and filters do not apply. `fail_above` and `warn_above` limit the number of"
                        + " deviations"
                        + (spec.grain() == Spec.Grain.QUERY
                                ? "."
                                : "; a missing table is BROKEN. With `on_empty`, one row is looked up as well.");
        };
    }
}
