package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pages name what is there: links lead to a file and to a heading of it, and the map knows every package and no class that is gone. */
@Tag("fast")
class DocsTest {

    private static final List<String> ROOTS =
            List.of("docs", "bench", "suites", "reports", "src/test/resources/snowflake", "src/it");

    private static final Path MAP = Path.of("docs", "architecture.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "assay");

    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)`");
    private static final Pattern NAME = Pattern.compile("`(\\.?[a-z]+(?:\\.[a-z*]+)*)`");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

    @Test
    void every_link_of_a_page_leads_to_a_file_and_to_a_heading() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            for (String link : links(page)) {
                links++;
                String file = link.replaceFirst("#.*", "");
                Path target = file.isEmpty()
                        ? page
                        : page.toAbsolutePath().resolveSibling(file).normalize();
                if (!Files.exists(target)) {
                    broken.add(page + ": no file " + link);
                } else if (link.contains("#") && !headings(target).contains(link.replaceFirst(".*#", ""))) {
                    broken.add(page + ": no heading " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(300);
    }

    /** Without those of libraries. */
    @Test
    void the_map_and_the_decisions_name_classes_that_are_there() throws IOException {
        Set<String> there = new TreeSet<>(Set.of("RelBuilder", "String", "AssertionFailedError"));
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> there.add(name.replace(".java", "")));
        }
        List<Path> pages = new ArrayList<>(markdown(Path.of("docs", "decisions"), 1));
        pages.add(MAP);
        Set<String> named = new TreeSet<>();
        for (Path page : pages) {
            CLASS.matcher(text(page)).results().map(name -> name.group(1)).forEach(named::add);
        }
        assertThat(named).hasSizeGreaterThan(60);
        named.removeAll(there);
        assertThat(named).isEmpty();
    }

    @Test
    void the_map_has_every_package() throws IOException {
        Set<String> there = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.map(file -> SOURCES.relativize(file).toString())
                    .filter(file -> file.endsWith("/package-info.java"))
                    .map(file -> file.replace("/package-info.java", "").replace('/', '.'))
                    .forEach(there::add);
        }
        Set<String> mapped = new TreeSet<>();
        Files.readString(MAP)
                .replaceFirst("(?s).*\n## Packages\n", "")
                .replaceFirst("(?s)\n## .*", "")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(row -> mapped.addAll(packages(row)));
        assertThat(mapped).isEqualTo(there);
    }

    /** The names in a row's first cell. */
    private static List<String> packages(String row) {
        return NAME.matcher(row.substring(0, row.indexOf('|', 1)))
                .results()
                .map(name -> name.group(1))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(markdown(Path.of(""), 1));
        for (String root : ROOTS) {
            pages.addAll(markdown(Path.of(root), 9));
        }
        return pages;
    }

    private static List<Path> markdown(Path folder, int depth) throws IOException {
        try (Stream<Path> files =
                Files.find(folder, depth, (file, attributes) -> file.toString().endsWith(".md") && !isOfRun(file))) {
            return files.sorted().toList();
        }
    }

    /** What runs leave in the reports' folder is no page. */
    private static boolean isOfRun(Path file) {
        return file.startsWith("reports") && file.getNameCount() > 2;
    }

    private static List<String> links(Path page) throws IOException {
        return LINK.matcher(text(page))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    /** The headings as GitHub makes anchors of them. */
    private static Set<String> headings(Path page) throws IOException {
        return HEADING.matcher(text(page)).results().map(DocsTest::anchor).collect(Collectors.toSet());
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    private static String text(Path page) throws IOException {
        return CODE.matcher(Files.readString(page)).replaceAll("");
    }
}
