package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between pages lead somewhere: to a file that is there, and to a heading of it. */
class DocsTest {

    private static final List<String> ROOTS =
            List.of("docs", "bench", "suites", "reports", "src/test/resources/snowflake", "src/it");

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
