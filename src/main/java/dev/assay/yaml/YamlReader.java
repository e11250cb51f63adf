package dev.assay.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one YAML document into located nodes. Aliases and {@code <<} are resolved here, so that the size of what they
 * expand to can be bounded.
 */
public final class YamlReader {

    private static final int DEPTH = 50;
    private static final int SIZE = 100_000;

    /** Long texts count for more, since an alias repeats them. */
    private static final int CHARACTERS_A_UNIT = 64;

    /** What may stand before a scalar; the parser reports anchors of lists and mappings only. */
    private static final Pattern PROPERTIES =
            Pattern.compile("(?:(?:&(?<anchor>[^\\s,\\[\\]{}]+)|(?<tag>![^\\s,\\[\\]{}]*))\\s*)+");

    private static final YAMLFactory YAML = YAMLFactory.builder().build();

    private final SourceText source;
    private final Problems problems;
    private final YAMLParser parser;
    private final Map<String, Sized> anchors = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private YamlReader(SourceText source, Problems problems, YAMLParser parser) {
        this.source = source;
        this.problems = problems;
        this.parser = parser;
    }

    /** A node with how many values it expands to and how deep it is. */
    private record Sized(Node node, long size, int height) {}

    /**
     * Reads a text; what is wrong but lets the rest be read goes to {@code problems}.
     *
     * @return the document, or null where the text holds none
     * @throws InvalidYamlException where the text is no YAML, or too deep or too large
     */
    public static @Nullable Node read(SourceText source, Problems problems) throws InvalidYamlException {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), source.text())) {
            return new YamlReader(source, problems, parser).document();
        } catch (JacksonException e) {
            throw SyntaxErrors.of(e, source);
        }
    }

    private @Nullable Node document() throws InvalidYamlException {
        if (parser.nextToken() == null) {
            return null;
        }
        Node root = value(1).node();
        if (parser.nextToken() != null) {
            problems.add(here(), "a second document begins here: a file holds one, so put it into a file of its own");
        }
        return root;
    }

    private Sized value(int depth) throws InvalidYamlException {
        SourcePosition at = here();
        if (depth > DEPTH) {
            throw refused(at, "this is nested more than " + DEPTH + " levels deep: flatten it");
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw refused(at, "the file ends in the middle of a value: complete it");
        }
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            String anchor = parser.getObjectId();
            if (parser.getTypeId() != null) {
                tagged(at, "!" + parser.getTypeId().replace("tag:yaml.org,2002:", "!"));
            }
            boolean opened = anchor != null && open.add(anchor);
            Sized built = token == JsonToken.START_OBJECT ? mapping(at, depth) : sequence(at, depth);
            if (anchor != null) {
                anchors.put(anchor, built);
            }
            if (opened) {
                open.remove(anchor);
            }
            return built;
        }
        return parser.isCurrentAlias() ? alias(at, depth) : scalar(at);
    }

    private Sized scalar(SourcePosition at) {
        Properties properties = properties(at);
        String text = parser.getString();
        Node node = new Node.Scalar(at, text, properties.plain());
        if (properties.tag() != null) {
            tagged(at, properties.tag());
            node = new Node.Bad(at);
        }
        Sized sized = new Sized(node, 1 + text.length() / CHARACTERS_A_UNIT, 1);
        if (properties.anchor() != null) {
            anchors.put(properties.anchor(), sized);
        }
        return sized;
    }

    private void tagged(SourcePosition at, String tag) {
        problems.add(
                at,
                "a tag" + shown(" ", tag) + " has no meaning here: remove it (text that begins with ! goes in quotes)");
    }

    /** What looks like an alias or a tag may be a password without quotes. */
    private String shown(String before, String name) {
        return source.secret() ? (before.isEmpty() ? "name" : "") : before + name;
    }

    private Sized alias(SourcePosition at, int depth) throws InvalidYamlException {
        String name = parser.getString();
        if (open.contains(name)) {
            problems.add(
                    at,
                    "the alias" + shown(" *", name)
                            + " stands inside the value that it names, so it never ends: remove it");
            return new Sized(new Node.Bad(at), 1, 1);
        }
        Sized target = anchors.get(name);
        if (target == null) {
            problems.add(
                    at,
                    "the alias" + shown(" *", name) + " has no anchor: put &" + shown("", name)
                            + " before the value that it stands for, above this line (text that begins with * goes in quotes)");
            return new Sized(new Node.Bad(at), 1, 1);
        }
        if (depth + target.height() - 1 > DEPTH) {
            throw refused(at, "with this alias the file is nested more than " + DEPTH + " levels deep: flatten it");
        }
        return target;
    }

    private Sized sequence(SourcePosition at, int depth) throws InvalidYamlException {
        List<Node> items = new ArrayList<>();
        long size = 1;
        int height = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            SourcePosition item = here();
            Sized value = value(depth + 1);
            items.add(value.node());
            size = bounded(size + value.size(), item);
            height = Math.max(height, value.height());
        }
        return new Sized(new Node.Sequence(at, List.copyOf(items)), size, height + 1);
    }

    private Sized mapping(SourcePosition at, int depth) throws InvalidYamlException {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        Set<String> merged = new HashSet<>();
        long size = 1;
        int height = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            SourcePosition key = here();
            String name = key(key);
            parser.nextToken();
            Sized value = value(depth + 1);
            size = bounded(size + 1 + value.size(), key);
            height = Math.max(height, value.height());
            if (name == null) {
                continue;
            }
            if (name.equals("<<")) {
                merge(value.node(), entries, merged, key);
                continue;
            }
            Node.Entry before = entries.get(name);
            if (before != null && !merged.remove(name)) {
                problems.add(
                        key,
                        "the key '" + name + "' stands here a second time; the first is on line "
                                + before.at().line() + ": remove one of them");
                continue;
            }
            entries.put(name, new Node.Entry(key, name, value.node()));
        }
        return new Sized(new Node.Mapping(at, List.copyOf(entries.values())), size, height + 1);
    }

    /** The key's text; null where it is none. */
    private @Nullable String key(SourcePosition at) {
        Properties properties = properties(at);
        String name = parser.getString();
        Node.Scalar scalar = new Node.Scalar(at, name, properties.plain());
        if (properties.anchor() != null) {
            anchors.put(properties.anchor(), new Sized(scalar, 1 + name.length() / CHARACTERS_A_UNIT, 1));
        }
        if (properties.tag() != null) {
            tagged(at, properties.tag());
        }
        if (!(Typing.of(scalar) instanceof String)) {
            problems.add(
                    at,
                    "the key '" + name + "' is " + (scalar.isNull() ? "null" : scalar.shape())
                            + ", not text: write it in quotes");
            return null;
        }
        if (name.indexOf('\0') >= 0) {
            problems.add(at, "this key holds the character U+0000: remove it");
            return null;
        }
        return name;
    }

    /** Keys of the mapping itself win over merged ones, earlier merged ones over later. */
    private void merge(Node value, Map<String, Node.Entry> entries, Set<String> merged, SourcePosition key) {
        if (value instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                if (entries.putIfAbsent(entry.name(), entry) == null) {
                    merged.add(entry.name());
                }
            }
        } else if (value instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> merge(item, entries, merged, key));
        } else if (!(value instanceof Node.Bad)) {
            problems.add(key, "'<<' takes a mapping, most often an alias such as *defaults; this is " + value.shape());
        }
    }

    private long bounded(long size, SourcePosition at) throws InvalidYamlException {
        if (size > SIZE) {
            throw refused(at, "the file expands to more than 100,000 values here: use fewer aliases, or split it");
        }
        return size;
    }

    private InvalidYamlException refused(SourcePosition at, String message) {
        return new InvalidYamlException(List.of(source.problem(at, message)));
    }

    private SourcePosition here() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new SourcePosition(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** What stands before a scalar, and whether the scalar itself is written without quotes and not as a block. */
    private record Properties(
            @Nullable String anchor, @Nullable String tag, boolean plain) {

        static Properties of(@Nullable String anchor, @Nullable String tag, String scalar) {
            return new Properties(anchor, tag, scalar.isEmpty() || "\"'|>".indexOf(scalar.charAt(0)) < 0);
        }
    }

    private Properties properties(SourcePosition at) {
        String behind = source.behind(at);
        Matcher matcher = PROPERTIES.matcher(behind);
        if (!matcher.lookingAt()) {
            return Properties.of(null, null, behind);
        }
        int line = at.line();
        String rest = behind.substring(matcher.end());
        while (rest.isBlank() && line < source.lineCount()) {
            rest = source.line(++line).strip();
        }
        return Properties.of(matcher.group("anchor"), matcher.group("tag"), rest);
    }
}
