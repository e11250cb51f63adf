package dev.assay.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub's runner takes for commands in the output of a step, from its documentation and its behaviour: a line, after its leading
 * blanks, that begins with {@code ::name …::}, or that has {@code ##[name …]} anywhere. After {@code stop-commands} it takes none until a
 * command named by the token comes.
 */
public final class RunnerCommands {

    private static final Set<String> NAMES = Set.of(
            "error",
            "warning",
            "notice",
            "debug",
            "group",
            "endgroup",
            "add-mask",
            "add-path",
            "add-matcher",
            "remove-matcher",
            "set-env",
            "set-output",
            "save-state",
            "echo");

    /** A command that was carried out. */
    public record Command(String name, Map<String, String> properties, String data) {

        public int number(String property) {
            return Integer.parseInt(properties.getOrDefault(property, "0"));
        }

        public String text(String property) {
            return properties.getOrDefault(property, "");
        }
    }

    private RunnerCommands() {}

    /** The commands of an output, in their order. */
    public static List<Command> in(String output) {
        List<Command> found = new ArrayList<>();
        String token = "";
        for (String line : output.split("\r\n|\n|\r", -1)) {
            Command command = newer(line, token);
            if (command == null) {
                command = older(line);
            }
            if (command == null) {
                continue;
            }
            if (!token.isEmpty()) {
                token = command.name().equals(token) ? "" : token;
            } else if (command.name().equals("stop-commands")) {
                token = command.data().toLowerCase(Locale.ROOT);
            } else {
                found.add(command);
            }
        }
        return found;
    }

    private static @Nullable Command newer(String line, String token) {
        String rest = line.stripLeading();
        int end = rest.startsWith("::") ? rest.indexOf("::", 2) : -1;
        return end < 0 ? null : command(rest.substring(2, end), ",", rest.substring(end + 2), token);
    }

    private static @Nullable Command older(String line) {
        int begin = line.indexOf("##[");
        int end = begin < 0 ? -1 : line.indexOf(']', begin);
        return end < 0 ? null : command(line.substring(begin + 3, end), ";", line.substring(end + 1), "");
    }

    private static @Nullable Command command(String info, String between, String data, String token) {
        int blank = info.indexOf(' ');
        String name = (blank < 0 ? info : info.substring(0, blank)).toLowerCase(Locale.ROOT);
        if (!NAMES.contains(name) && !name.equals("stop-commands") && (token.isEmpty() || !name.equals(token))) {
            return null;
        }
        Map<String, String> properties = new LinkedHashMap<>();
        if (blank > 0) {
            for (String pair : info.substring(blank + 1).strip().split(between, -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    properties.put(pair.substring(0, equals), plain(pair.substring(equals + 1), true));
                }
            }
        }
        return new Command(name, properties, plain(data, false));
    }

    private static String plain(String text, boolean property) {
        String plain = text.replace("%0D", "\r").replace("%0A", "\n");
        if (property) {
            plain = plain.replace("%3A", ":").replace("%2C", ",");
        }
        return plain.replace("%25", "%");
    }
}
