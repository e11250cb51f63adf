package dev.assay.oracle;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Types that look into texts. */
final class TextChecks {

    /** Regular expressions of the database that Java reads too, but for the end and the dot. */
    private static final List<String> REGEXES =
            List.of("^a", "a$", "^[a-z]+$", "^$", "[0-9]", "^test$", "[ ]", "[^a-z]", "'", "^.{1,3}$");

    private static final List<String> PATTERNS =
            List.of("a%", "%a", "_", "%", "test", "%\\%%", "a\\_b", "% %", "__%", "A", "%'%", "a", "%é%");

    private final World world;
    private final Draw draw;

    TextChecks(World world) {
        this.world = world;
        this.draw = world.draw();
    }

    private Column text(Table table) {
        return draw.oneIn(2) ? table.role("word") : draw.of(table.of(Family.TEXT));
    }

    private static Draft ofTexts(String type, Table table, Column column, Predicate<String> bad) {
        return ofTexts(type, table, column, false, bad);
    }

    /** Of a type that may let nulls fail. */
    private Draft ofTextsOrNulls(String type, Table table, Column column, Predicate<String> bad) {
        return ofTexts(type, table, column, draw.oneIn(4), bad);
    }

    private static Draft ofTexts(String type, Table table, Column column, boolean nulls, Predicate<String> bad) {
        Draft draft = Draft.of(type, table, Shape.ROWS, Rule.ofValues(column, nulls, cell -> bad.test(cell.string())))
                .with("column", column.name());
        return nulls ? draft.with("nulls", "fail") : draft;
    }

    private static boolean hasMatch(String text, String regex) {
        String java = regex.endsWith("$") ? regex.substring(0, regex.length() - 1) + "\\z" : regex;
        return Pattern.compile(java, Pattern.DOTALL).matcher(text).find();
    }

    private static Object oneOrAll(List<String> patterns) {
        return patterns.size() == 1 ? patterns.get(0) : patterns;
    }

    /** Whether a text is held to one of several, or to all of them. */
    private Draft held(
            String type, Table table, String key, List<String> patterns, BiPredicate<String, String> matches) {
        boolean all = draw.oneIn(3);
        Draft draft = ofTextsOrNulls(
                        type,
                        table,
                        text(table),
                        text -> all
                                ? !patterns.stream().allMatch(one -> matches.test(text, one))
                                : patterns.stream().noneMatch(one -> matches.test(text, one)))
                .with(key, oneOrAll(patterns));
        return all ? draft.with("match", "all") : draft;
    }

    Draft matchesRegex() {
        return held("matches_regex", world.any(), "regex", draw.some(REGEXES, 3), TextChecks::hasMatch);
    }

    Draft notMatchesRegex() {
        Table table = world.any();
        List<String> regexes = draw.some(REGEXES, 2);
        return ofTextsOrNulls(
                        "not_matches_regex",
                        table,
                        text(table),
                        text -> regexes.stream().anyMatch(one -> hasMatch(text, one)))
                .with("regex", oneOrAll(regexes));
    }

    Draft like() {
        return held("like", world.any(), "pattern", draw.some(PATTERNS, 3), TextChecks::isLike);
    }

    Draft notLike() {
        Table table = world.any();
        List<String> patterns = draw.some(PATTERNS, 2);
        return ofTextsOrNulls(
                        "not_like",
                        table,
                        text(table),
                        text -> patterns.stream().anyMatch(one -> isLike(text, one)))
                .with("pattern", oneOrAll(patterns));
    }

    /** % stands for any text, _ for one character, a backslash before one of them for itself. */
    private static boolean isLike(String text, String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char sign = pattern.charAt(i);
            boolean escaped = sign == '\\' && i + 1 < pattern.length();
            String one = String.valueOf(escaped ? pattern.charAt(++i) : sign);
            regex.append(escaped ? Pattern.quote(one) : sign == '%' ? ".*" : sign == '_' ? "." : Pattern.quote(one));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }

    Draft length() {
        Table table = world.any();
        Column column = text(table);
        int least = draw.between(0, 3);
        int most = least + draw.between(0, 3);
        return switch (draw.below(3)) {
            case 0 ->
                ofTextsOrNulls("length", table, column, text -> count(text) != least)
                        .with("equals", least);
            case 1 ->
                ofTextsOrNulls("length", table, column, text -> count(text) > most)
                        .with("max", most);
            default ->
                ofTextsOrNulls("length", table, column, text -> count(text) < least || count(text) > most)
                        .with("min", least)
                        .with("max", most);
        };
    }

    private static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    Draft trimmed() {
        Table table = world.any();
        Predicate<String> bad = Pattern.compile("^[ \t\r\n]|[ \t\r\n]\\z").asPredicate();
        return ofTexts("trimmed", table, text(table), bad);
    }

    Draft notEmptyString() {
        Table table = world.any();
        boolean blank = draw.oneIn(2);
        Draft draft = ofTexts(
                "not_empty_string",
                table,
                text(table),
                blank ? text -> text.replace(" ", "").isEmpty() : String::isEmpty);
        return blank && draw.oneIn(2) ? draft : draft.with("blank_is_empty", blank);
    }

    Draft format() {
        Table table = world.any();
        String format = draw.any("uuid", "email", "url", "iso_date", "iso_timestamp", "phone", "iban", "luhn");
        return ofTextsOrNulls("format", table, table.role("form"), text -> !Forms.hasFormat(text, format))
                .with("format", format);
    }

    Draft parseableAs() {
        Table table = world.any();
        String type = draw.any("integer", "decimal", "float", "boolean", "date", "timestamp");
        return ofTexts("parseable_as", table, table.role("form"), text -> !Forms.isReadAs(text, type))
                .with("type", type);
    }

    Draft jsonValid() {
        Table table = world.any();
        return ofTexts("json_valid", table, table.role("form"), text -> !Forms.isJson(text));
    }
}
