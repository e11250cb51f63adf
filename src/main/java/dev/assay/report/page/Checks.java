package dev.assay.report.page;

import dev.assay.report.AllureIds;
import dev.assay.report.Anchors;
import dev.assay.report.Numbers;
import dev.assay.report.Visible;
import dev.assay.report.text.VerdictText;
import dev.assay.result.CheckInfo;
import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.PastResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the texts of single checks. */
final class Checks {

    private static final int LONGEST_MESSAGE = 400;
    private static final int LONGEST_NAME = 120;

    private final VerdictText words;
    private final Owners owners;
    private final boolean allure;

    /** @param allure whether the run has Allure's page, too */
    Checks(VerdictText words, Owners owners, boolean allure) {
        this.words = words;
        this.owners = owners;
        this.allure = allure;
    }

    /** Allure's page has the results of this run alone. */
    private @Nullable String details(CheckStanding standing) {
        return allure && !standing.carried() ? AllureIds.link(standing.check()) : null;
    }

    /** All that the page says of a check. */
    Page.Check full(CheckStanding standing) {
        CheckInfo info = standing.check().info();
        return new Page.Check(
                Anchors.check(standing.check()),
                Outcome.of(standing).css(),
                Outcome.of(standing).word(),
                info.severity().toString().toUpperCase(Locale.ROOT),
                VerdictText.table(standing),
                name(standing),
                message(standing),
                text(words.since(standing)),
                text(info.why()),
                text(info.whatToDo()),
                info.owner() == null ? null : owners.of(info.owner(), info.severity()),
                info.links().stream().flatMap(link -> link(link).stream()).toList(),
                Strips.width(standing.past()),
                Strips.of(standing.past()),
                Spark.of(standing.past()),
                history(standing.past()),
                where(standing.check()),
                details(standing));
    }

    /** A check's name and outcome, on one line of the page, with a line of what was measured. */
    Page.Check brief(CheckStanding standing) {
        return new Page.Check(
                Anchors.check(standing.check()),
                Outcome.of(standing).css(),
                Outcome.of(standing).word(),
                "",
                VerdictText.table(standing),
                name(standing),
                "",
                null,
                null,
                null,
                null,
                List.of(),
                Strips.width(standing.past()),
                List.of(),
                Spark.of(standing.past()),
                "",
                "",
                details(standing));
    }

    private static String name(CheckStanding standing) {
        return Visible.cut(standing.check().info().name(), LONGEST_NAME);
    }

    private static String message(CheckStanding standing) {
        String message = Visible.cut(standing.result().message(), LONGEST_MESSAGE);
        String rows = Numbers.rows(standing.result());
        return rows == null || message.contains(rows.replaceFirst(" \\(.*", "")) ? message : message + " " + rows + ".";
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : Visible.cut(text.strip(), LONGEST_MESSAGE);
    }

    /** Only addresses of the web become links. */
    static Optional<Page.Link> link(String link) {
        try {
            URI address = URI.create(link);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            return List.of("http", "https").contains(scheme) && address.getHost() != null
                    ? Optional.of(new Page.Link(address.getHost(), link))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String where(DeclaredCheck check) {
        List<String> where = new ArrayList<>();
        if (!check.columns().isEmpty()) {
            where.add((check.columns().size() == 1 ? "column " : "columns ") + String.join(", ", check.columns()));
        }
        where.add("connection " + check.place());
        where.add(check.suitePath() + ":" + check.line());
        return Visible.line(String.join(", ", where));
    }

    private static String history(List<PastResult> past) {
        if (past.size() < 2) {
            return "";
        }
        Outcome last = Outcome.of(past.get(past.size() - 1).status());
        Outcome shown = last == Outcome.PASSED ? Outcome.FAILED : last;
        long alike = past.stream()
                .filter(result -> Outcome.of(result.status()) == shown)
                .count();
        return shown.word() + " in " + alike + " of the last " + past.size() + " runs";
    }
}
