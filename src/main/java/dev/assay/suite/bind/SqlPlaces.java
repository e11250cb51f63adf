package dev.assay.suite.bind;

import dev.assay.yaml.Node;
import dev.assay.yaml.SourcePosition;
import dev.assay.yaml.SourceText;

/** Finds where a character of a scalar stands in the file, to point at a mistake inside SQL. */
final class SqlPlaces {

    private SqlPlaces() {}

    /**
     * The character's place, or the scalar's start where folded lines or escapes hide it.
     *
     * @param offset in the scalar's text, in chars from 0; negative where it is unknown
     */
    static SourcePosition of(Node.Scalar scalar, int offset, SourceText source) {
        if (offset < 0 || offset > scalar.text().length()) {
            return scalar.at();
        }
        String behind = source.behind(scalar.at());
        if (behind.startsWith(scalar.text())) {
            return moved(scalar, 0, offset);
        }
        if (behind.startsWith("\"" + scalar.text() + "\"") || behind.startsWith("'" + scalar.text() + "'")) {
            return moved(scalar, 1, offset);
        }
        return behind.startsWith("|") ? inBlock(scalar, offset, source) : scalar.at();
    }

    private static SourcePosition moved(Node.Scalar scalar, int quotes, int offset) {
        return new SourcePosition(
                scalar.at().line(),
                scalar.at().column() + quotes + scalar.text().codePointCount(0, offset));
    }

    /** In a literal block ({@code |}) each line stands as it is, behind an indentation that all of them share. */
    private static SourcePosition inBlock(Node.Scalar scalar, int offset, SourceText source) {
        String[] lines = scalar.text().split("\n", -1);
        int indent = 0;
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                String written = source.line(scalar.at().line() + 1 + i);
                indent = written.length() - lines[i].length();
                if (indent < 0 || !written.endsWith(lines[i])) {
                    return scalar.at();
                }
                break;
            }
        }
        String before = scalar.text().substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count();
        String inLine = before.substring(before.lastIndexOf('\n') + 1);
        return new SourcePosition(
                scalar.at().line() + 1 + line, indent + inLine.codePointCount(0, inLine.length()) + 1);
    }
}
