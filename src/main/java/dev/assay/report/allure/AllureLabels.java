package dev.assay.report.allure;

import dev.assay.report.Anchors;
import dev.assay.report.Visible;
import dev.assay.result.CheckResult;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.Status;
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

    static List<Label> of(CheckResult result) {
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
        if (result.status() == Status.WARNED) {
            add(labels, "tag", "warning");
        }
        if (result.status() == Status.WAIVED) {
            add(labels, "tag", "waived");
        }
        add(labels, "env", check.place());
        add(labels, "layer", "data");
        add(labels, "framework", "assay");
        add(labels, "language", "sql");
        add(labels, "host", check.connection());
        add(labels, "thread", result.means().scan());
        return labels;
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
                    .setName("Since when, and what else fails")
                    .setUrl(url)
                    .setType("link"));
        }
        result.check()
                .info()
                .links()
                .forEach(url -> links.add(new Link().setName(url).setUrl(url).setType("link")));
        return links;
    }

    /**
     * The environment distinguishes the histories of a check. Details that change with every run are in the steps instead, because Allure
     * would show them next to every name.
     */
    static List<Parameter> parameters(CheckResult result) {
        return List.of(
                new Parameter().setName("environment").setValue(result.check().place()));
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
