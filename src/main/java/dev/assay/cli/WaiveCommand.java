package dev.assay.cli;

import dev.assay.result.FailureCode;
import dev.assay.result.Status;
import dev.assay.suite.Waiver;
import dev.assay.suite.bind.WaiverText;
import dev.assay.suite.read.SuiteReader;
import dev.assay.yaml.InvalidYamlException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code assay waive}: adds waivers to suites for the failures of a run. */
@Command(
        name = "waive",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Accepts known failures until a date: adds waivers for checks that failed in a run to the suites' files, with"
                        + " the number of failing rows or deviations of that run. Needs no database.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay waive --all --until 2027-01-31 --owner operations --reason Baseline",
            "  assay waive --check flight-key --until 2027-01-31 --owner operations \\",
            "    --reason \"Known at source\" --ticket DQ-17 --dry-run"
        })
final class WaiveCommand extends Subcommand {

    private static final String LATEST = "latest";

    /** A suite's text with added waivers. */
    private record Grown(List<Waiver> waivers, String text) {}

    @Parameters(
            arity = "0..1",
            paramLabel = "RESULTS",
            description = "The results.json of a run. Default: latest, the last run's.")
    private String results = LATEST;

    @Option(
            names = "--check",
            paramLabel = "KEY",
            description = "A check that failed: its key or its id, as assay list shows it. May be repeated.")
    private List<String> keys = List.of();

    @Option(names = "--all", description = "Every check that failed.")
    private boolean all;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            required = true,
            description = "The last day, such as 2027-01-31, in UTC.")
    private String until;

    @Option(names = "--owner", paramLabel = "WHO", required = true, description = "Who is responsible for the failure.")
    private String owner;

    @Option(names = "--reason", paramLabel = "WHY", required = true, description = "Why it is accepted.")
    private String reason;

    @Option(names = "--ticket", paramLabel = "TICKET", description = "Where the work on it is tracked.")
    private @Nullable String ticket;

    @Option(names = "--approved-by", paramLabel = "WHO", description = "Who agreed to it.")
    private @Nullable String approvedBy;

    @Option(names = "--dry-run", description = "Print the waivers and change no file.")
    private boolean dryRun;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A variable of the suites. May be repeated.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Mixin
    private ReportsFolder reportsFolder;

    @Override
    public Integer call() throws IOException {
        if (keys.isEmpty() != all) {
            throw new UsageException("say which checks to waive: --check KEY, or --all for every one that failed");
        }
        LocalDate last = last();
        SuiteReader reader = new SuiteReader(Path.of(""), variables, System.getenv(), Instant.now());
        Map<Path, List<Waiver>> waivers = new LinkedHashMap<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode check : chosen(checks(reader))) {
            String why = refusal(check);
            if (why != null) {
                refused.add("not waived: " + text(check, "id") + " " + why);
            } else {
                waivers.computeIfAbsent(Path.of(text(check, "suite_path")), file -> new ArrayList<>())
                        .add(waiver(check, last));
            }
        }
        Map<Path, Grown> suites = grown(waivers, reader, refused);
        refused.forEach(err()::println);
        if (suites.isEmpty() || (!all && !refused.isEmpty())) {
            throw new UsageException("no waiver was written");
        }
        for (Map.Entry<Path, Grown> suite : suites.entrySet()) {
            write(suite.getKey(), suite.getValue());
        }
        return Exit.PASSED;
    }

    private LocalDate last() {
        LocalDate date;
        try {
            date = LocalDate.parse(until);
        } catch (DateTimeParseException e) {
            throw new UsageException("--until takes a date such as 2027-01-31, not '" + until + "'");
        }
        if (date.isBefore(LocalDate.now(ZoneOffset.UTC))) {
            throw new UsageException("--until " + until + " has already passed, so the waiver would accept nothing");
        }
        return date;
    }

    private List<JsonNode> checks(SuiteReader reader) {
        Path file = results.equals(LATEST) ? LastRun.results(reportsFolder.in(reader)) : Path.of(results);
        if (!Files.isRegularFile(file)) {
            throw new UsageException("waivers are for checks that failed in a run: there is no " + file);
        }
        return LastRun.checks(file, "name another");
    }

    private List<JsonNode> chosen(List<JsonNode> checks) {
        if (all) {
            return checks.stream()
                    .filter(check -> text(check, "status").equals(Status.FAILED.name()))
                    .toList();
        }
        List<JsonNode> chosen = new ArrayList<>();
        for (String key : keys) {
            List<JsonNode> meant = checks.stream()
                    .filter(check ->
                            text(check, "key").equals(key) || text(check, "id").equals(key))
                    .toList();
            if (meant.size() != 1) {
                throw new UsageException(
                        meant.isEmpty()
                                ? "--check " + key + " is no check of that run: see what there is with assay list"
                                : "--check " + key + " is several checks: say "
                                        + meant.stream()
                                                .map(check -> text(check, "id"))
                                                .collect(Collectors.joining(" or ")));
            }
            chosen.add(meant.get(0));
        }
        return chosen.stream().distinct().toList();
    }

    /** Why a check cannot be waived; null if it can. */
    private static @Nullable String refusal(JsonNode check) {
        JsonNode waiver = check.path("waiver");
        if (waiver.isObject()) {
            return "has a waiver already, until " + text(waiver, "until") + ": change it in "
                    + text(check, "suite_path");
        }
        if (!text(check, "status").equals(Status.FAILED.name())) {
            return "did not fail but ended as " + text(check, "status");
        }
        if (!check.path("waivable").asBoolean(true)) {
            return "says waivable: false";
        }
        JsonNode failing = check.path("failing");
        if (failing.isNumber() && failing.asLong() == 0) {
            return "failed because there was nothing to examine, and a waiver accepts only failing rows";
        }
        return !failing.isNumber() && text(check, "code").equals(FailureCode.CONTRACT_BROKEN.name())
                ? "failed before any row was counted, and a waiver accepts only failing rows"
                : null;
    }

    private Waiver waiver(JsonNode check, LocalDate last) {
        JsonNode failing = check.path("failing");
        return new Waiver(
                text(check, "key"),
                failing.isNumber() ? failing.asLong() : null,
                last,
                owner,
                approvedBy,
                ticket,
                reason);
    }

    /** Adds the waivers to the suites. A waiver that a suite refuses is reported and left out. */
    private static Map<Path, Grown> grown(Map<Path, List<Waiver>> waivers, SuiteReader reader, List<String> refused) {
        Map<Path, Grown> grown = new LinkedHashMap<>();
        waivers.forEach((file, wanted) -> {
            try {
                grown.put(file, new Grown(wanted, reader.withWaivers(file, wanted)));
            } catch (InvalidYamlException together) {
                List<Waiver> taken = new ArrayList<>();
                for (Waiver waiver : wanted) {
                    taken.add(waiver);
                    try {
                        grown.put(file, new Grown(List.copyOf(taken), reader.withWaivers(file, taken)));
                    } catch (InvalidYamlException alone) {
                        taken.remove(waiver);
                        refused.add("not waived: " + file + "#" + waiver.check() + "\n" + alone.getMessage());
                    }
                }
            }
        });
        return grown;
    }

    private void write(Path file, Grown suite) throws IOException {
        PrintWriter out = out();
        if (dryRun) {
            out.println("# " + file + "\nwaivers:");
            suite.waivers().forEach(waiver -> out.println("  - " + WaiverText.line(waiver)));
        } else {
            Files.writeString(file, suite.text());
            out.println(file + ": waived until " + until + ": "
                    + suite.waivers().stream().map(Waiver::check).collect(Collectors.joining(", ")));
        }
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}
