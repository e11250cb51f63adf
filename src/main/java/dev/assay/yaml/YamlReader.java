package dev.assay.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document into nodes that know their place. Aliases and {@code <<} are resolved here, so that what they
 * expand to can be bounded.
 */
public final class YamlReader {

    private static final int DEPTH = 50;
    private static final int SIZE = 100_000;

    /** Long texts count as several values, since aliases repeat them. */
    private static final int CHARACTERS_A_UNIT = 64;

    private static final Parse PARSER = new Parse(LoadSettings.builder().build());

    private final SourceText source;
    private final Problems problems;
    private final Iterator<Event> events;
    private final Map<String, Sized> anchors = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private YamlReader(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.events = PARSER.parseString(source.text()).iterator();
    }

    /** A node, the number of values that it expands to, and its depth. */
    private record Sized(Node node, long size, int height) {}

    /**
     * Reads a text. Problems that leave the rest readable are added to {@code problems}.
     *
     * @param source the text
     * @param problems where to report
     * @return the document; null where the text has none
     * @throws InvalidYamlException where the text is no YAML, too deep or too large
     */
    public static @Nullable Node read(SourceText source, Problems problems) throws InvalidYamlException {
        try {
            return new YamlReader(source, problems).document();
        } catch (YamlEngineException | NumberFormatException e) {
            throw SyntaxErrors.of(e, source);
        }
    }

    private @Nullable Node document() throws InvalidYamlException {
        events.next(); // the stream begins
        if (events.next() instanceof StreamEndEvent) {
            return null;
        }
        Node root = value(events.next(), 1).node();
        events.next(); // the document ends
        if (!(events.next() instanceof StreamEndEvent)) {
            problems.add(
                    at(events.next()),
                    "a second document begins here: a file holds one, so put it into a file of its own");
        }
        return root;
    }

    private Sized value(Event event, int depth) throws InvalidYamlException {
        SourcePosition at = at(event);
        if (depth > DEPTH) {
            throw refused(at, "this is nested more than " + DEPTH + " levels deep: flatten it");
        }
        if (event instanceof AliasEvent alias) {
            return alias(at, alias.getAlias().getValue(), depth);
        }
        return event instanceof ScalarEvent scalar
                ? scalar(at, scalar)
                : collection(at, (CollectionStartEvent) event, depth);
    }

    private Sized collection(SourcePosition at, CollectionStartEvent start, int depth) throws InvalidYamlException {
        String anchor = start.getAnchor().map(Anchor::getValue).orElse(null);
        start.getTag().ifPresent(tag -> tagged(at, tag));
        boolean opened = anchor != null && open.add(anchor);
        Sized built = start instanceof MappingStartEvent ? mapping(at, depth) : sequence(at, depth);
        if (anchor != null) {
            anchors.put(anchor, built);
        }
        if (opened) {
            open.remove(anchor);
        }
        return built;
    }

    private Sized scalar(SourcePosition at, ScalarEvent event) {
        String text = event.getValue();
        Node node = new Node.Scalar(at, text, event.isPlain());
        if (event.getTag().isPresent()) {
            tagged(at, event.getTag().get());
            node = new Node.Bad(at);
        }
        return anchored(event, node);
    }

    private Sized anchored(ScalarEvent event, Node node) {
        Sized sized = new Sized(node, 1 + event.getValue().length() / CHARACTERS_A_UNIT, 1);
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), sized));
        return sized;
    }

    private void tagged(SourcePosition at, String tag) {
        String written = tag.replaceFirst("^tag:yaml\\.org,2002:", "!!").replaceFirst("^[^!].*", "!<$0>");
        problems.add(
                at,
                "a tag" + shown(" ", written)
                        + " has no meaning here: remove it (text that begins with ! goes in quotes)");
    }

    /** The name of an alias or a tag; left out in a file with secrets, where it may be a password without quotes. */
    private String shown(String before, String name) {
        return source.secret() ? (before.isEmpty() ? "name" : "") : before + name;
    }

    private Sized alias(SourcePosition at, String name, int depth) throws InvalidYamlException {
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
        for (Event item = events.next(); !(item instanceof SequenceEndEvent); item = events.next()) {
            Sized value = value(item, depth + 1);
            items.add(value.node());
            size = bounded(size + value.size(), at(item));
            height = Math.max(height, value.height());
        }
        return new Sized(new Node.Sequence(at, List.copyOf(items)), size, height + 1);
    }

    private Sized mapping(SourcePosition at, int depth) throws InvalidYamlException {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        Set<String> merged = new HashSet<>();
        long size = 1;
        int height = 0;
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            SourcePosition key = at(event);
            String name = key(event);
            Sized value = value(events.next(), depth + 1);
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

    /** The key's text; null where it is wrong, which is then reported. */
    private @Nullable String key(Event event) throws InvalidYamlException {
        SourcePosition at = at(event);
        if (!(event instanceof ScalarEvent key)) {
            throw new InvalidYamlException(List.of(source.unreadable(
                    at, "a key must be text, not a list, a mapping or an alias: text with {{ or [ goes in quotes")));
        }
        String name = key.getValue();
        Node.Scalar scalar = new Node.Scalar(at, name, key.isPlain());
        anchored(key, scalar);
        key.getTag().ifPresent(tag -> tagged(at, tag));
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

    /** Keys of the mapping win over merged ones, and earlier merges over later ones. */
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

    private static SourcePosition at(Event event) {
        return SyntaxErrors.mark(event.getStartMark()).orElse(SourcePosition.START);
    }
}
