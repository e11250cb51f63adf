package dev.assay.report.allure;

import dev.assay.report.Anchors;
import dev.assay.report.Visible;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The labels, links and parameters of a result, by which Allure groups results and identifies their history. */
final class AllureLabels {

    private AllureLabels() {}

    static List<Label> of(CheckResult result, @Nullable CheckStanding standing) {
        DeclaredCheck check = result.check();
        String domain = title(check.domain() == null ? check.suite() : check.domain());
        String table = check.table() == null ? "Across tables" : Visible.line(check.table());
        String dimension = title(check.dimension());
        List<Label> labels = new ArrayList<>();
        add(labels, "epic", domain);
        add(labels, "feature", table);
        add(labels, "story", dimension);
        add(labels, "parentSuite", domain);
        add(labels, "suite", table);
        add(labels, "subSuite", dimension);
        add(labels, "package", check.suitePath().replaceFirst("\\.ya?ml$", "").replace('/', '.'));
        add(labels, "owner", check.info().owner());
        add(labels, "severity", check.info().severity().toString());
        check.info().tags().forEach(tag -> add(labels, "tag", tag));
        add(labels, "tag", AllureStatus.tag(result.status()));
        add(labels, "tag", standing == null ? null : change(standing.change()));
        add(labels, "env", check.environment());
        add(labels, "layer", "data");
        add(labels, "framework", "assay");
        add(labels, "language", "sql");
        add(labels, "host", check.connection());
        add(labels, "thread", result.means().scan());
        return labels;
    }

    /** The tag of what changed since the verdict before; null if nothing did. */
    private static @Nullable String change(CheckStanding.@Nullable Change change) {
        if (change == null) {
            return null;
        }
        return switch (change) {
            case NEW -> "new failure";
            case FIXED -> "fixed";
            case NO_LONGER_CHECKED -> "no longer checked";
            case STILL_FAILING, NONE -> null;
        };
    }

    static List<Label> unreadable() {
        List<Label> labels = new ArrayList<>();
        for (String name : List.of("epic", "parentSuite")) {
            add(labels, name, "Errors in suites");
        }
        add(labels, "severity", "blocker");
        add(labels, "framework", "assay");
        return labels;
    }

    /** @param page whether the run has a first page to lead to */
    static List<Link> links(CheckResult result, boolean page) {
        List<Link> links = new ArrayList<>();
        if (page) {
            String url = Harmless.PAGE + Anchors.check(result.check());
            links.add(new Link()
                    .setName("Its place on the first page")
                    .setUrl(url)
                    .setType("link"));
        }
        result.check()
                .info()
                .links()
                .forEach(url -> links.add(new Link().setName(url).setUrl(url).setType("link")));
        return links;
    }

    /** What tells the histories of a check apart. Details that change with every run are in the steps instead. */
    static List<Parameter> parameters(DeclaredCheck check) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new Parameter().setName("connection").setValue(check.connection()));
        if (check.environment() != null) {
            parameters.add(new Parameter().setName("environment").setValue(check.environment()));
        }
        return parameters;
    }

    private static void add(List<Label> labels, String name, @Nullable String value) {
        if (value != null) {
            labels.add(new Label().setName(name).setValue(Visible.line(value)));
        }
    }

    private static String title(String word) {
        String line = Visible.line(word);
        return line.isEmpty() ? line : line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1);
    }
}
