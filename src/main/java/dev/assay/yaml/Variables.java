package dev.assay.yaml;

import dev.assay.sql.Guard;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
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

    /** What the variables are that may not be used, by name: "the password of the connection 'shop'". */
    private final Map<String, String> withheld;

    /**
     * Variables with these values.
     *
     * @param settings values that the command sets, by name
     * @param environment values of the environment, by name
     * @param asOf the time of the run
     */
    public Variables(Map<String, String> settings, Map<String, String> environment, Instant asOf) {
        this(Map.copyOf(settings), Map.copyOf(environment), asOf, Map.of());
    }

    private Variables(
            Map<String, String> settings, Map<String, String> environment, Instant asOf, Map<String, String> withheld) {
        this.settings = settings;
        this.environment = environment;
        this.asOf = asOf;
        this.withheld = withheld;
    }

    /**
     * The same variables, some of which may not be used.
     *
     * @param secrets what each of those is, by name: "the password of the connection 'shop'"
     * @return variables that refuse them
     */
    public Variables without(Map<String, String> secrets) {
        return new Variables(settings, environment, asOf, Map.copyOf(secrets));
    }

    /**
     * The names of a text's variables.
     *
     * @param text the text
     * @return each once, in the text's order
     */
    public static Set<String> named(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher variable = SYNTAX.matcher(text);
        while (variable.find()) {
            if (variable.group("name") != null) {
                names.add(variable.group("name"));
            }
        }
        return names;
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
        String refusal = refusal(name);
        if (refusal != null) {
            throw new Unfilled(refusal);
        }
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
    public @Nullable String refusal(String name) {
        String secret = withheld.get(name);
        return secret == null
                ? null
                : "the variable " + name + " is " + secret
                        + ", which no suite may read: give the suite a variable of its own";
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
