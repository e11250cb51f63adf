package dev.assay.suite.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.suite.bind.CommonKeys;
import dev.assay.suite.bind.GoodSuites;
import dev.assay.suite.bind.LanguagePageTest;
import dev.assay.suite.bind.Reading;
import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SourceText;
import dev.assay.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a file holds, it becomes a suite or problems with places, and soon; {@code -Dassay.seed} repeats a failure.
 */
@Tag("slow")
class FuzzTest {

    private static final int MUTANTS = 20_000;
    private static final int TEXTS = 1_000;

    private static final long LONGEST_MILLISECONDS = 1_000;

    /** Whoever wrote that did not mean a suite's author. */
    private static final Pattern FOREIGN = Pattern.compile("snakeyaml|jackson|java\\.|Exception");

    /** Good suites are few beside the bad ones, and their mutants get further. */
    private static final int GOOD_WEIGHT = 15;

    private static final List<String> SCRAPS = List.of(
            "null",
            "~",
            "[]",
            "{}",
            "5",
            "-1",
            "0.5",
            "1e999",
            "true",
            "\"x\"",
            "'",
            "\"",
            "*a",
            "&a ",
            "<<: *a",
            "${X}",
            "${",
            "$${",
            "!t ",
            "---",
            "...",
            "\t",
            "  ",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "|",
            ">",
            "#",
            "%",
            "@",
            "0%",
            "never",
            "a(b)",
            "not_null",
            "unique: [a]",
            "filter: a >",
            "fail_above: 1%",
            "id: x",
            "\u0000",
            "\u00e9",
            "\ud83d\ude00",
            "\r",
            "\u2028",
            "? ");

    @TempDir
    Path folder;

    private static long seed() {
        long seed = Long.getLong("assay.seed", new Random().nextLong());
        System.out.println("FuzzTest: -Dassay.seed=" + seed);
        return seed;
    }

    @Test
    void everySuiteWithKeysDroppedRenamedRetypedNestedOrDoubledEndsInASuiteOrInProblems() throws Exception {
        long seed = seed();
        SuiteReader reader = Reading.in(folder).reader();
        List<Node> originals = new ArrayList<>();
        for (String text : GoodSuites.texts()) {
            assertThat(Reading.in(folder).problems(text)).isEmpty();
            SourceText source = new SourceText("good.yaml", text, false);
            originals.add(Objects.requireNonNull(YamlReader.read(source, new Problems(source))));
        }
        Mutants mutants = new Mutants(new Random(seed), originals, List.copyOf(CommonKeys.MEANINGS.keySet()));
        Path file = folder.resolve("mutant.yaml");
        int good = 0;
        for (int i = 0; i < MUTANTS; i++) {
            SourceText mutant = new SourceText("mutant.yaml", mutants.next(), false);
            good += assertEndsWell(() -> reader.read(mutant, file, true), "seed " + seed + ", mutant " + i) ? 1 : 0;
        }
        assertThat(good).as("mutants that are suites").isBetween(MUTANTS / 100, MUTANTS / 2);
    }

    @Test
    void everyTextEndsInASuiteOrInProblems() throws IOException {
        long seed = seed();
        Random random = new Random(seed);
        SuiteReader reader = Reading.in(folder).reader();
        List<Path> files = new ArrayList<>();
        try (var golden = Files.list(Path.of("src/test/resources/bad/suite"))) {
            files.addAll(golden.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList());
        }
        List<byte[]> originals = new ArrayList<>();
        for (Path original : files) {
            originals.add(Files.readAllBytes(original));
        }
        LanguagePageTest.suites()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .forEach(good -> {
                    for (int i = 0; i < GOOD_WEIGHT; i++) {
                        originals.add(good);
                    }
                });
        Path file = folder.resolve("mutant.yaml");
        for (int i = 0; i < TEXTS; i++) {
            byte[] mutant =
                    mutant(originals.get(random.nextInt(originals.size())).clone(), random);
            Files.write(file, mutant);
            assertEndsWell(() -> reader.read(file, true), "seed " + seed + ", mutant " + i);
        }
    }

    /** Whether it is a suite; one that takes long is read again, since the machine may have been busy with something else. */
    private static boolean assertEndsWell(Reading.Attempt reading, String which) {
        long begun = System.nanoTime();
        boolean good = isSuite(reading, which);
        if (milliseconds(begun) >= LONGEST_MILLISECONDS) {
            long again = System.nanoTime();
            isSuite(reading, which);
            assertThat(milliseconds(again)).as(which + " in milliseconds").isLessThan(LONGEST_MILLISECONDS);
        }
        return good;
    }

    private static long milliseconds(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }

    private static boolean isSuite(Reading.Attempt reading, String which) {
        try {
            assertThat(reading.run()).as(which).isNotEqualTo(Optional.empty());
            return true;
        } catch (InvalidYamlException e) {
            assertThat(e.problems())
                    .as(which)
                    .isNotEmpty()
                    .noneMatch(
                            problem -> problem.at().line() < 1 || problem.at().column() < 1)
                    .noneMatch(problem -> problem.message().isBlank()
                            || FOREIGN.matcher(problem.message()).find());
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(which, e);
        }
    }

    private static byte[] mutant(byte[] bytes, Random random) {
        if (random.nextInt(20) == 0) {
            random.nextBytes(bytes);
            return bytes;
        }
        List<String> lines = new ArrayList<>(Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(8)) {
                case 0 -> lines.set(at, "");
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, " ".repeat(random.nextInt(9)) + line.strip());
                case 3 ->
                    lines.set(
                            at,
                            line.replaceFirst(
                                    "\\w+",
                                    SCRAPS.get(random.nextInt(SCRAPS.size())).replace("$", "\\$")));
                case 4 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 5 ->
                    lines.set(
                            at,
                            line.replaceFirst(
                                    ":.*",
                                    ": "
                                            + SCRAPS.get(random.nextInt(SCRAPS.size()))
                                                    .replace("$", "\\$")));
                case 6 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
                default -> {
                    int cut = random.nextInt(line.length() + 1);
                    lines.set(
                            at,
                            line.substring(0, cut) + SCRAPS.get(random.nextInt(SCRAPS.size())) + line.substring(cut));
                }
            }
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
