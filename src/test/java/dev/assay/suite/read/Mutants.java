package dev.assay.suite.read;

import dev.assay.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Good suites with keys dropped, renamed, retyped, nested and doubled. */
final class Mutants {

    private static final int MOST_CHANGES = 3;

    /** What a value is replaced by, as it is written. */
    private static final List<String> VALUES = List.of(
            "",
            "~",
            "5",
            "-1",
            "0.5",
            "1e999",
            "2%",
            "101 %",
            "true",
            "x",
            "\"\"",
            "\" \"",
            "\"${X}\"",
            "\"${\"",
            "\"${as_of}\"",
            "never",
            "none",
            "rows",
            "24h",
            "last_run",
            "recent",
            "recnt",
            "is_current",
            "\"*_id\"",
            "\"app.*\"",
            "\"a(b)\"",
            "\"a.b.c(d, e)\"",
            "\"a > (select 1)\"",
            "\"a >\"",
            "\"select 1; drop table t\"",
            "\"https://example.org\"",
            "\"\\0\"",
            "\"\\u00e9\\U0001F600\"",
            "2026-13-31");

    private final Random random;
    private final List<Tree> originals;
    private final List<String> keys;

    /** @param words keys that others are renamed to, besides those that stand in the suites */
    Mutants(Random random, List<Node> originals, List<String> words) {
        this.random = random;
        this.originals = originals.stream().map(Tree::of).toList();
        List<String> all = new ArrayList<>(words);
        this.originals.forEach(tree -> tree.each(part -> {
            if (part.keys != null) {
                all.addAll(part.keys);
            }
        }));
        all.addAll(List.of("", "x", "${X}", "*", "*_id", "<<", "null", "a b"));
        this.keys = all.stream().distinct().toList();
    }

    /** The text of one more. */
    String next() {
        Tree tree = any(originals).copy();
        for (int i = random.nextInt(MOST_CHANGES); i >= 0; i--) {
            change(tree);
        }
        return tree.toString() + "\n";
    }

    private void change(Tree root) {
        List<Tree> parts = new ArrayList<>();
        root.each(part -> {
            if (!part.items.isEmpty()) {
                parts.add(part);
            }
        });
        if (parts.isEmpty()) {
            return;
        }
        Tree in = any(parts);
        int at = random.nextInt(in.items.size());
        Tree one = in.items.get(at);
        switch (random.nextInt(9)) {
            case 0 -> in.remove(at);
            case 1 -> in.rename(at, any(keys));
            case 2 -> in.items.set(at, Tree.leaf(any(VALUES)));
            case 3 -> in.items.set(at, random.nextBoolean() ? Tree.list() : Tree.mapping());
            case 4 -> in.items.set(at, Tree.list().with("", one));
            case 5 -> in.items.set(at, Tree.mapping().with(any(keys), one));
            case 6 -> in.with(in.keys == null ? "" : in.keys.get(at), one.copy());
            case 7 -> in.with(any(keys), any(parts).copy());
            default -> in.items.set(at, any(parts).copy());
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A mapping, a list, or a scalar as it is written. */
    private static final class Tree {

        private final @Nullable List<String> keys;
        private final List<Tree> items = new ArrayList<>();
        private final @Nullable String text;

        private Tree(@Nullable List<String> keys, @Nullable String text) {
            this.keys = keys;
            this.text = text;
        }

        static Tree leaf(String text) {
            return new Tree(null, text);
        }

        static Tree list() {
            return new Tree(null, null);
        }

        static Tree mapping() {
            return new Tree(new ArrayList<>(), null);
        }

        static Tree of(Node node) {
            if (node instanceof Node.Mapping mapping) {
                Tree tree = mapping();
                mapping.entries().forEach(entry -> tree.with(entry.name(), of(entry.value())));
                return tree;
            }
            if (node instanceof Node.Sequence sequence) {
                Tree tree = list();
                sequence.items().forEach(item -> tree.with("", of(item)));
                return tree;
            }
            Node.Scalar scalar = (Node.Scalar) node;
            return leaf(scalar.plain() && scalar.text().matches("[\\w.%+-]*") ? scalar.text() : quoted(scalar.text()));
        }

        Tree with(String key, Tree item) {
            if (keys != null) {
                keys.add(key);
            }
            items.add(item);
            return this;
        }

        void remove(int at) {
            if (keys != null) {
                keys.remove(at);
            }
            items.remove(at);
        }

        void rename(int at, String key) {
            if (keys != null) {
                keys.set(at, key);
            }
        }

        Tree copy() {
            Tree copy = new Tree(keys == null ? null : new ArrayList<>(keys), text);
            items.forEach(item -> copy.items.add(item.copy()));
            return copy;
        }

        void each(java.util.function.Consumer<Tree> told) {
            told.accept(this);
            items.forEach(item -> item.each(told));
        }

        private static String quoted(String text) {
            return '"'
                    + text.replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n")
                            .replace("\t", "\\t")
                    + '"';
        }

        @Override
        public String toString() {
            if (text != null) {
                return text;
            }
            StringBuilder all = new StringBuilder(keys == null ? "[" : "{");
            for (int i = 0; i < items.size(); i++) {
                all.append(i == 0 ? "" : ",\n");
                if (keys != null) {
                    String key = keys.get(i);
                    all.append(key.matches("\\w+") ? key : quoted(key)).append(": ");
                }
                all.append(items.get(i));
            }
            return all.append(keys == null ? "]" : "}").toString();
        }
    }
}
