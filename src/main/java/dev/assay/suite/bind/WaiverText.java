package dev.assay.suite.bind;

import dev.assay.suite.Waiver;
import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SourcePosition;
import dev.assay.yaml.SourceText;
import dev.assay.yaml.Typing;
import dev.assay.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adds waivers to the text of a suite. All else stays as its author wrote it: comments, blank lines, line ends. */
public final class WaiverText {

    private static final String KEY = "waivers";

    /** Text that needs no quotes inside {@code { }}, unless YAML takes it for a number or a boolean. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ()_./@-]*[\\p{L}\\p{N})])?");

    private final SourceText source;
    private final Node.Mapping root;
    private final List<String> lines;
    private final String end;

    private WaiverText(SourceText source, Node.Mapping root) {
        this.source = source;
        this.root = root;
        this.lines = new ArrayList<>(Arrays.asList(source.text().split("(?<=\n)|(?<=\r)(?!\n)")));
        this.end = source.text().contains("\r\n") ? "\r\n" : "\n";
    }

    /**
     * An editor of a suite's text.
     *
     * @param source a suite that was read without problems
     */
    public static WaiverText of(SourceText source) throws InvalidYamlException {
        Node root = YamlReader.read(source, new Problems(source));
        if (!(root instanceof Node.Mapping mapping) || isFlow(source, mapping)) {
            throw tooOdd(source, SourcePosition.START);
        }
        return new WaiverText(source, mapping);
    }

    /** The problem of a text that is written so that no waiver can be added. */
    public static InvalidYamlException tooOdd(SourceText source, SourcePosition at) {
        return new InvalidYamlException(List.of(source.problem(
                at,
                "no waiver can be added here automatically: write 'waivers:' on a line of its own, and each waiver below it"
                        + " behind '- '")));
    }

    private static boolean isFlow(SourceText source, Node node) {
        return source.behind(node.at()).matches("(?s)[\\[{].*");
    }

    /** The text with more waivers, behind those that it has or at its end. */
    public String with(List<Waiver> more) throws InvalidYamlException {
        Node.Entry entry = root.entry(KEY);
        int behind = entry == null ? lines.size() : last(entry);
        String indent = entry == null ? " ".repeat(root.at().column() - 1) : "";
        List<String> added = new ArrayList<>();
        if (entry == null) {
            added.add(indent + KEY + ":" + end);
        }
        String dash = entry == null ? indent + "  - " : dash(entry, behind);
        more.forEach(waiver -> added.add(dash + line(waiver) + end));
        String before = lines.get(behind - 1);
        if (!before.endsWith("\n") && !before.endsWith("\r")) {
            lines.set(behind - 1, before + end);
        }
        lines.addAll(behind, added);
        return String.join("", lines);
    }

    /** The last line of a key's value. Comments and blank lines before the next key belong to the next key. */
    private int last(Node.Entry entry) throws InvalidYamlException {
        if (isFlow(source, entry.value())) {
            throw tooOdd(source, entry.value().at());
        }
        int line = root.entries().stream()
                        .mapToInt(other -> other.at().line())
                        .filter(other -> other > entry.at().line())
                        .min()
                        .orElse(lines.size() + 1)
                - 1;
        while (line > entry.at().line() && source.line(line).strip().matches("(#.*)?")) {
            line--;
        }
        return line;
    }

    /** The indentation and dash of the items of a list. */
    private String dash(Node.Entry entry, int last) {
        return lines.subList(entry.at().line(), last).stream()
                .filter(line -> line.matches("(?s) *-\\s.*"))
                .findFirst()
                .map(line -> line.replaceFirst("(?s)-.*", "- "))
                .orElse("  - ");
    }

    /** A waiver as one line of YAML, in flow style. */
    public static String line(Waiver waiver) {
        List<String> parts = new ArrayList<>();
        add(parts, "check", waiver.check());
        if (waiver.accepts() != null) {
            parts.add("accepts: " + waiver.accepts());
        }
        add(parts, "until", waiver.until().toString());
        add(parts, "owner", waiver.owner());
        add(parts, "approved_by", waiver.approvedBy());
        add(parts, "ticket", waiver.ticket());
        add(parts, "reason", waiver.reason());
        return "{" + String.join(", ", parts) + "}";
    }

    private static void add(List<String> parts, String key, @Nullable String text) {
        if (text != null) {
            parts.add(key + ": " + written(text));
        }
    }

    private static String written(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && Objects.equals(Typing.of(new Node.Scalar(SourcePosition.START, text, true)), text);
        return plain ? text : quoted(text);
    }

    /** In double quotes, with what YAML would interpret and the start of a variable escaped. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.replace("${", "$${").codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (Character.isISOControl(point) || point == 0x2028 || point == 0x2029 || point == 0xFEFF) {
                quoted.append(String.format("\\u%04x", point));
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append('"').toString();
    }
}
