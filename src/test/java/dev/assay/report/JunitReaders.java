package dev.assay.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * What readers of JUnit XML show of a testcase, as their sources have it (GitLab's parser, Jenkins' junit plugin 2026-08,
 * mikepenz/action-junit-report 2026-06, dorny/test-reporter 2026-04, EnricoMi/publish-unit-test-result-action).
 */
public final class JunitReaders {

    /**
     * A testcase with its testsuite.
     *
     * @param outcome failure, error or skipped; null if it passed
     */
    private record Case(
            Element suite, Element testcase, @Nullable Element outcome) {

        String attribute(String name) {
            return testcase.getAttribute(name);
        }
    }

    /**
     * What a reader shows.
     *
     * @param group the first level of its list, such as a package
     * @param title what stands in the list
     * @param state passed, failed, error or skipped
     * @param place the file, and the line if the reader knows lines
     * @param shown what a click opens, in its order; a reader's own words are left out
     */
    public record Seen(String group, String title, String state, String place, List<String> shown) {}

    private JunitReaders() {}

    /** GitLab: the suite is the classname; of failures the element's text is shown, and no attribute if it has any; of passes nothing. */
    public static List<Seen> gitlab(String xml) {
        return cases(xml).stream()
                .map(one -> new Seen(
                        one.attribute("classname"),
                        one.attribute("name"),
                        state(one),
                        one.attribute("file"),
                        one.outcome() == null
                                ? List.of()
                                : List.of(one.outcome().getTextContent())))
                .toList();
    }

    /** Jenkins: package and class of the classname; error details, stack trace and standard output, each if there is one. */
    public static List<Seen> jenkins(String xml) {
        return cases(xml).stream()
                .map(one -> {
                    List<String> shown = new ArrayList<>();
                    if (one.outcome() != null) {
                        shown.add(one.outcome().getAttribute("message"));
                        if (!one.outcome().getTagName().equals("skipped")) {
                            shown.add(one.outcome().getTextContent());
                        }
                    }
                    shown.addAll(output(one.testcase()));
                    String classname = one.attribute("classname");
                    int dot = classname.lastIndexOf('.');
                    return new Seen(
                            dot < 0 ? "(root)" : classname.substring(0, dot),
                            classname.substring(dot + 1) + " " + one.attribute("name"),
                            state(one),
                            "",
                            shown);
                })
                .toList();
    }

    /** mikepenz/action-junit-report: an annotation at file and line with the attribute as message and the text as raw details. */
    public static List<Seen> mikepenz(String xml) {
        return cases(xml).stream()
                .filter(one -> one.outcome() != null && !state(one).equals("skipped"))
                .map(one -> new Seen(
                        one.suite().getAttribute("name"),
                        one.attribute("file") + "." + one.attribute("name"),
                        state(one),
                        one.attribute("file") + ":" + one.attribute("line"),
                        List.of(
                                one.outcome().getAttribute("message"),
                                one.outcome().getTextContent().strip())))
                .toList();
    }

    /** EnricoMi/publish-unit-test-result-action: leaves out the message where the text begins with it. */
    public static List<Seen> enrico(String xml) {
        return cases(xml).stream()
                .filter(one -> one.outcome() != null && !state(one).equals("skipped"))
                .map(one -> {
                    String message = one.outcome().getAttribute("message");
                    String text = one.outcome().getTextContent();
                    boolean repeated = blank(text).startsWith(blank(message));
                    return new Seen(
                            one.attribute("classname"),
                            one.attribute("name") + " (" + one.attribute("classname") + ")",
                            state(one),
                            one.attribute("file") + ":" + one.attribute("line"),
                            repeated ? List.of(text) : List.of(message, text));
                })
                .toList();
    }

    /** dorny/test-reporter: only suites directly below the root, grouped by classname; the type before the message. */
    public static List<Seen> dorny(String xml) {
        return cases(xml).stream()
                .filter(one -> one.outcome() != null && !state(one).equals("skipped"))
                .map(one -> new Seen(
                        one.suite().getAttribute("name"),
                        one.attribute("classname") + " \u25ba " + one.attribute("name"),
                        state(one),
                        "",
                        List.of(
                                one.outcome().getAttribute("type") + ": "
                                        + one.outcome().getAttribute("message"),
                                one.outcome().getTextContent())))
                .toList();
    }

    private static String blank(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String state(Case one) {
        return one.outcome() == null
                ? "passed"
                : one.outcome().getTagName().equals("failure")
                        ? "failed"
                        : one.outcome().getTagName();
    }

    private static List<Case> cases(String xml) {
        try {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
            List<Case> cases = new ArrayList<>();
            for (Element suite : children(root, "testsuite")) {
                for (Element testcase : children(suite, "testcase")) {
                    Element outcome = children(testcase, "failure", "error", "skipped").stream()
                            .findFirst()
                            .orElse(null);
                    cases.add(new Case(suite, testcase, outcome));
                }
            }
            return cases;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> output(Element testcase) {
        return children(testcase, "system-out").stream()
                .map(Node::getTextContent)
                .toList();
    }

    private static List<Element> children(Element parent, String... names) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && List.of(names).contains(element.getTagName())) {
                found.add(element);
            }
        }
        return found;
    }
}
