package dev.assay.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Lines that GitHub's runner takes for commands when it reads them on standard output (docs.github.com, Workflow commands for GitHub
 * Actions): {@code ::error file=suites/shop.yaml,line=12::message}.
 */
public final class WorkflowCommand {

    private final String name;
    private final Map<String, String> properties = new LinkedHashMap<>();

    private WorkflowCommand(String name) {
        this.name = name;
    }

    /** @param name {@code error}, {@code warning} or {@code notice} */
    public static WorkflowCommand of(String name) {
        return new WorkflowCommand(name);
    }

    /** Adds a property, such as {@code line}. */
    public WorkflowCommand with(String property, Object value) {
        properties.put(property, String.valueOf(value));
        return this;
    }

    /** The whole line, with its end. */
    public String says(String message) {
        return "::" + name + (properties.isEmpty() ? "" : " ")
                + properties.entrySet().stream()
                        .map(one -> one.getKey() + "=" + property(one.getValue()))
                        .collect(Collectors.joining(","))
                + "::" + data(message) + "\n";
    }

    /**
     * The text as it is to be printed where the environment variables say that GitHub's runner reads it: between two lines that make
     * the runner ignore commands in it, such as one in a value of a row. Without such a runner, the text as it is.
     */
    public static String ignoredIn(String text, Map<String, String> environment) {
        if (!"true".equals(environment.get("GITHUB_ACTIONS"))) {
            return text;
        }
        // Nobody can write the line that ends it without knowing the token.
        String token = UUID.randomUUID().toString();
        String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
        return of("stop-commands").says(token) + text + end + of(token).says("");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
