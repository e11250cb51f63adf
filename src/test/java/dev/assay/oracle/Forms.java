package dev.assay.oracle;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Forms of texts, from the standards that the documents name. */
final class Forms {

    private static final Set<String> TRUTHS = Set.of("true", "false", "t", "f", "yes", "no", "1", "0");
    private static final Pattern EMAIL =
            Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+)+");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Forms() {}

    static boolean hasFormat(String text, String format) {
        return switch (format) {
            case "uuid" -> text.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            case "email" -> EMAIL.matcher(text).matches();
            case "url" -> text.matches("https?://[^/?#\\s]+([/?#]\\S*)?");
            case "iso_date" -> isDay(text);
            case "iso_timestamp" -> isTime(text);
            case "phone" -> text.matches("\\+[1-9][0-9]{1,14}");
            case "iban" -> isIban(text);
            case "luhn" -> text.matches("[0-9]{2,19}") && luhn(text) % 10 == 0;
            default -> throw new IllegalArgumentException(format);
        };
    }

    static boolean isReadAs(String text, String type) {
        return switch (type) {
            case "integer" -> text.matches("[+-]?[0-9]+");
            case "decimal" -> text.matches("[+-]?[0-9]+(\\.[0-9]+)?");
            case "float" -> text.matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
            case "boolean" -> TRUTHS.contains(text.toLowerCase(Locale.ROOT));
            case "date" -> isDay(text);
            case "timestamp" -> isTime(text) || isDay(text); // a day is read as its midnight
            default -> throw new IllegalArgumentException(type);
        };
    }

    static boolean isJson(String text) {
        if (text.isBlank()) {
            return false;
        }
        try {
            STRICT.readTree(text);
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text, DAY);
            return text.length() == 10;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isIban(String text) {
        if (!text.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        (text.substring(4) + text.substring(0, 4))
                .chars()
                .forEach(c -> digits.append(c < 'A' ? c - '0' : c - 'A' + 10));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }
}
