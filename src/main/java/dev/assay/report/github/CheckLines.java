package dev.assay.report.github;

import dev.assay.report.Numbers;
import dev.assay.report.Workspace;
import dev.assay.report.text.VerdictText;
import dev.assay.result.CheckInfo;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.Owner;
import dev.assay.result.RunInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Single checks in Markdown. */
final class CheckLines {

    private final RunInfo run;
    private final VerdictText words;
    private final Workspace workspace;
    private final Map<String, String> environment;

    CheckLines(RunInfo run, VerdictText words, Map<String, String> environment) {
        this.run = run;
        this.words = words;
        this.workspace = Workspace.of(environment);
        this.environment = environment;
    }

    /** An item of a numbered list: all that somebody needs to mend it. */
    String item(int number, CheckStanding standing) {
        CheckInfo info = standing.check().info();
        List<String> parts = new ArrayList<>();
        parts.add("**" + info.severity().toString().toUpperCase(Locale.ROOT) + "** " + title(standing) + "<br>"
                + message(standing.result()));
        String since = words.since(standing);
        if (!since.isEmpty()) {
            parts.add(capital(Markdown.text(since)) + ".");
        }
        add(parts, "Why: ", info.why());
        add(parts, "Do: ", info.whatToDo());
        if (info.owner() != null) {
            parts.add("Owner: " + owner(info.owner()) + ".");
        }
        List<String> links = info.links().stream()
                .flatMap(link -> Markdown.link(link).stream())
                .toList();
        if (!links.isEmpty()) {
            parts.add(String.join(" ", links));
        }
        return number + ". " + String.join(" ", parts);
    }

    /** A row of a table: severity, check, message, since when, owner. */
    String row(CheckStanding standing) {
        CheckInfo info = standing.check().info();
        return "| " + info.severity() + " | " + title(standing) + " | " + message(standing.result()) + " | "
                + Markdown.text(words.since(standing)) + " | " + (info.owner() == null ? "" : owner(info.owner()))
                + " |";
    }

    /** {@code orders: Every order has a customer}, and where it is declared. */
    String title(CheckStanding standing) {
        String place = workspace.path(standing.check().suitePath()) + ":"
                + standing.check().line();
        String address = source(standing);
        return Markdown.text(VerdictText.table(standing)) + ": "
                + Markdown.text(standing.check().info().name()) + " ("
                + (address == null ? Markdown.text(place) : Markdown.link(place, address)) + ")";
    }

    /** The owner and one way to reach them. */
    String owner(String name) {
        Owner owner = run.owners().getOrDefault(name, Owner.named(name).build());
        return Markdown.text(name)
                + Stream.of(owner.channel(), owner.contact(), owner.onCall())
                        .flatMap(Stream::ofNullable)
                        .findFirst()
                        .map(way -> ", " + Markdown.link(way).orElseGet(() -> Markdown.text(way)))
                        .orElse("");
    }

    private static String message(CheckResult result) {
        String rows = Numbers.rows(result);
        String message = result.message().strip();
        return Markdown.text(
                rows == null || message.contains(rows.replaceFirst(" \\(.*", "")) ? message : message + " " + rows);
    }

    private static void add(List<String> parts, String label, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            parts.add(label + Markdown.text(text).replaceFirst("(\\\\\\.)?$", "."));
        }
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** The address of the line on GitHub; null where it is not known. */
    private @Nullable String source(CheckStanding standing) {
        String server = environment.get("GITHUB_SERVER_URL");
        String repository = environment.get("GITHUB_REPOSITORY");
        String commit = environment.get("GITHUB_SHA");
        String file = workspace.inside(standing.check().suitePath()).orElse(null);
        if (server == null || repository == null || commit == null || file == null) {
            return null;
        }
        try {
            URI base = URI.create(server);
            String path = "/" + repository + "/blob/" + commit + "/" + file;
            return new URI(
                            base.getScheme(),
                            base.getAuthority(),
                            path,
                            null,
                            "L" + standing.check().line())
                    .toASCIIString();
        } catch (IllegalArgumentException | URISyntaxException e) {
            return null;
        }
    }
}
