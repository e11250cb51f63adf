package dev.assay.oracle;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types that look into texts. */
final class TextChecks {

    /** Regular expressions of the database, and the same for Java. */
    private static final Map<String, String> REGEXES = Map.of(
            "^a",
            "^a",
            "a$",
            "a\\z",
            "^[a-z]+$",
            "^[a-z]+\\z",
            "^$",
            "^\\z",
            "[0-9]",
            "[0-9]",
            "^test$",
            "^test\\z",
            "[ ]",
            "[ ]",
            "[^a-z]",
            "[^a-z]",
            "'",
            "'",
            "^.{1,3}$",
            "(?s)^.{1,3}\\z");

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
        return Draft.of(type, table, Shape.ROWS, Rule.ofRowsWith(List.of(column), row -> {
                    @Nullable Cell cell = row.get(column);
                    return cell != null && bad.test(cell.string());
                }))
                .with("column", column.name());
    }

    Draft matchesRegex() {
        Table table = world.any();
        String regex = draw.of(List.copyOf(REGEXES.keySet()));
        Pattern pattern = Pattern.compile(REGEXES.getOrDefault(regex, regex));
        return ofTexts(
                        "matches_regex",
                        table,
                        text(table),
                        text -> !pattern.matcher(text).find())
                .with("regex", regex);
    }

    Draft notMatchesRegex() {
        Table table = world.any();
        String regex = draw.of(List.copyOf(REGEXES.keySet()));
        Pattern pattern = Pattern.compile(REGEXES.getOrDefault(regex, regex));
        return ofTexts(
                        "not_matches_regex",
                        table,
                        text(table),
                        text -> pattern.matcher(text).find())
                .with("regex", regex);
    }

    Draft like() {
        Table table = world.any();
        List<String> patterns = draw.some(PATTERNS, 3);
        return ofTexts("like", table, text(table), text -> patterns.stream().noneMatch(one -> isLike(text, one)))
                .with("pattern", patterns.size() == 1 ? patterns.get(0) : patterns);
    }

    Draft notLike() {
        Table table = world.any();
        List<String> patterns = draw.some(PATTERNS, 2);
        return ofTexts("not_like", table, text(table), text -> patterns.stream().anyMatch(one -> isLike(text, one)))
                .with("pattern", patterns.size() == 1 ? patterns.get(0) : patterns);
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
                ofTexts("length", table, column, text -> count(text) != least).with("equals", least);
            case 1 ->
                ofTexts("length", table, column, text -> count(text) > most).with("max", most);
            default ->
                ofTexts("length", table, column, text -> count(text) < least || count(text) > most)
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
        return ofTexts("format", table, table.role("form"), text -> !Forms.hasFormat(text, format))
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
