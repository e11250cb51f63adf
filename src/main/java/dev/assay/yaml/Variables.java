package dev.assay.yaml;

import dev.assay.sql.Guard;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Fills in variables: {@code ${NAME}}, or {@code ${NAME:-default}} with a value for a variable that is not set or empty. A
 * second dollar before it keeps the characters as they are. Settings of the command win over the environment;
 * {@code ${as_of}} is the time of the run.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Variables implements Guard.Variables {

    private static final String AS_OF = "as_of";
    private static final Pattern SYNTAX =
            Pattern.compile("\\$\\$\\{|\\$\\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?<fallback>[^}]*))?}|\\$\\{");

    private final Map<String, String> settings;
    private final Map<String, String> environment;
    private final Instant asOf;

    /**
     * Variables with these values.
     *
     * @param settings values that the command sets, by name
     * @param environment values of the environment, by name
     * @param asOf the time of the run
     */
    public Variables(Map<String, String> settings, Map<String, String> environment, Instant asOf) {
        this.settings = Map.copyOf(settings);
        this.environment = Map.copyOf(environment);
        this.asOf = asOf;
    }

    /** A variable of a text cannot be filled in. The message says why and what to do, and holds no value. */
    static final class Unfilled extends Exception {

        private static final long serialVersionUID = 1L;

        private final String why;

        Unfilled(String message) {
            super(message);
            this.why = message;
        }

        String why() {
            return why;
        }
    }

    /** {@return the time of the run, for which {@code ${as_of}} stands} */
    public Instant asOf() {
        return asOf;
    }

    /**
     * Whether a text contains the start of a variable, escaped or not.
     *
     * @param text the text
     * @return whether it does
     */
    public static boolean in(String text) {
        return text.contains("${");
    }

    /** The text with its variables filled in. */
    String fill(String text) throws Unfilled {
        Matcher variable = SYNTAX.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (variable.find()) {
            String value;
            String name = variable.group("name");
            if (variable.group().equals("$${")) {
                value = "${";
            } else if (name == null) {
                throw new Unfilled(
                        "'${' opens a variable that is not written as ${NAME} or ${NAME:-default}: correct it,"
                                + " or write $${ for the characters themselves");
            } else {
                value = filled(name, variable.group("fallback"));
            }
            variable.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return variable.appendTail(filled).toString();
    }

    private String filled(String name, @Nullable String fallback) throws Unfilled {
        if (fallback != null && fallback.contains("${")) {
            throw new Unfilled("the default of ${" + name + "} cannot hold a variable itself: write it out");
        }
        String value = text(name, fallback);
        if (value == null) {
            throw new Unfilled("the variable " + name + " has no value: set it with --set " + name
                    + "=… or in the environment, or give it a default, ${" + name + ":-…}");
        }
        return value;
    }

    private @Nullable String text(String name, @Nullable String fallback) {
        if (name.equals(AS_OF)) {
            return asOf.toString();
        }
        String value = settings.containsKey(name) ? settings.get(name) : environment.get(name);
        return fallback != null && (value == null || value.isEmpty()) ? fallback : value;
    }

    @Override
    public @Nullable Object value(String name, @Nullable String fallback) {
        if (name.equals(AS_OF)) {
            return asOf;
        }
        String value = text(name, fallback);
        return value == null ? null : Typing.of(value);
    }
}
