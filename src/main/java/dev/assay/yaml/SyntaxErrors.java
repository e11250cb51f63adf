package dev.assay.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Turns the parser's exceptions into plain sentences with a place. */
final class SyntaxErrors {

    /** What the parser was reading when it failed; the message points to where that began. */
    private static final Map<String, String> BEGUN = Map.of(
            "while parsing a flow sequence",
                    "the list that opens here with [ is not closed properly: put a comma"
                            + " between its items and ] at its end",
            "while parsing a flow mapping",
                    "the mapping that opens here with { is not closed properly: put a comma"
                            + " between its entries and } at its end",
            "while scanning a quoted scalar", "the quote that opens here is never closed",
            "while scanning a double-quoted scalar", "the quote that opens here is never closed",
            "while scanning a simple key",
                    "this line is not a 'key: value': it lacks a colon with a blank behind it, or is"
                            + " indented wrongly");

    /** What the parser found; the message points to it. */
    private static final Map<String, String> FOUND = Map.of(
            "mapping values are not allowed here",
            "a ': ' cannot stand here: put the text in quotes, or check the" + " indentation",
            "expected <block end>",
            "this is indented unlike the lines that it belongs to: align it with them",
            "sequence entries are not allowed here",
            "a list cannot begin here: start it on a line of its own",
            "found undefined tag handle",
            "tags have no meaning here: put text with a ! in quotes",
            "expected '<document start>'",
            "a second document begins here: a file holds one, so put it into a file of" + " its own",
            "found unknown escape character",
            "this escape is unknown: inside double quotes write \\\\ for a" + " backslash, or use single quotes");

    private static final Pattern NO_TOKEN =
            Pattern.compile("found character '(.)' that cannot start any token.*", Pattern.DOTALL);

    private SyntaxErrors() {}

    /** @param e a YamlEngineException, or the NumberFormatException of a directive or an escape */
    static InvalidYamlException of(RuntimeException e, SourceText source) {
        Found found = new Found(
                SourcePosition.START, "this is not YAML that can be read: check quotes, brackets and indentation");
        if (e instanceof MarkedYamlEngineException marked) {
            SourcePosition problem = mark(marked.getProblemMark()).orElse(SourcePosition.START);
            SourcePosition context = mark(marked.getContextMark()).orElse(problem);
            found = at(marked, problem, context, source);
        }
        return new InvalidYamlException(List.of(source.unreadable(found.at(), found.message())));
    }

    private record Found(SourcePosition at, String message) {}

    private static Found at(
            MarkedYamlEngineException e, SourcePosition problem, SourcePosition context, SourceText source) {
        Found variable = variable(problem, source);
        if (variable != null) {
            return variable;
        }
        for (SourcePosition place : List.of(problem, context)) {
            String indent = source.line(place.line()).replaceFirst("(?s)\\S.*", "");
            if (indent.indexOf('\t') >= 0) {
                return new Found(
                        new SourcePosition(place.line(), indent.indexOf('\t') + 1),
                        "a tab stands in the indentation: YAML takes blanks only, so replace it by blanks");
            }
        }
        String what = String.valueOf(e.getProblem());
        for (Map.Entry<String, String> known : FOUND.entrySet()) {
            if (what.startsWith(known.getKey())) {
                return new Found(problem, known.getValue());
            }
        }
        Matcher character = NO_TOKEN.matcher(what);
        if (character.matches()) {
            return new Found(problem, "text cannot begin with '" + character.group(1) + "' here: put it in quotes");
        }
        String begun = BEGUN.get(String.valueOf(e.getContext()));
        return begun == null
                ? new Found(problem, "this is not YAML that can be read: check quotes, brackets and indentation")
                : new Found(context, begun);
    }

    /** An unquoted variable in flow style, whose brace YAML takes for the start of a mapping; null where there is none. */
    private static @Nullable Found variable(SourcePosition problem, SourceText source) {
        String line = source.line(problem.line());
        for (int dollar = line.indexOf("${"); dollar >= 0; dollar = line.indexOf("${", dollar + 1)) {
            int brace = line.codePointCount(0, dollar) + 2;
            if (brace == problem.column()) {
                return new Found(
                        new SourcePosition(problem.line(), brace - 1),
                        "inside [ ] and { } a variable stands in quotes: write \""
                                + (source.secret() ? "${NAME}" : written(line.substring(dollar))) + "\"");
            }
        }
        return null;
    }

    private static String written(String behind) {
        Matcher variable = Pattern.compile("\\$\\{[^}\\s]*}").matcher(behind);
        return variable.lookingAt() ? variable.group() : "${NAME}";
    }

    /** A place of the parser, which counts from 0. */
    static Optional<SourcePosition> mark(Optional<Mark> mark) {
        return mark.map(found -> new SourcePosition(found.getLine() + 1, found.getColumn() + 1));
    }
}
