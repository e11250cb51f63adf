package dev.assay.oracle;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Values for columns that are there for a kind of check. */
final class Pools {

    /** Texts of the forms that {@code format}, {@code parseable_as} and {@code json_valid} know, and what is nearly one. */
    static final List<String> FORMS = List.of(
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6",
            "f81d4fae7dec11d0a76500a0c91e6bf6",
            "f81d4fae-7dec-11d0-a765-00a0c91e6bfg",
            "jane.doe+x@example.co.uk",
            "jane@example",
            "jane doe@example.org",
            "@example.org",
            "https://example.org/a?b=c",
            "http://example.org",
            "ftp://example.org",
            "https://",
            "2024-02-29",
            "2023-02-29",
            "2024-13-01",
            "2024-2-9",
            "2024-02-29T12:30:00Z",
            "2024-02-29T12:30:00+02:00",
            "2024-02-30T12:30:00Z",
            "2024-02-29T25:30:00Z",
            "+442071838750",
            "+0123456789",
            "442071838750",
            "GB82WEST12345698765432",
            "GB82WEST12345698765431",
            "DE89370400440532013000",
            "79927398713",
            "79927398710",
            "4111111111111111",
            "12",
            "-12",
            "+3",
            "1.5",
            "-0.5",
            "1e5",
            "1.5E-3",
            "1.2.3",
            "true",
            "FALSE",
            "yes",
            "No",
            "T",
            "1",
            "0",
            "{\"a\": [1, null]}",
            "[]",
            "{a: 1}",
            "[1,",
            "null",
            "\"text\"",
            "nul",
            "",
            "abc");

    private static final List<Integer> NEAR = List.of(
            -31_536_001,
            -31_536_000,
            -7_948_801,
            -7_948_800,
            -2_678_401,
            -2_678_400,
            -1_209_600,
            -604_801,
            -604_800,
            -604_799,
            -259_200,
            -172_800,
            -86_401,
            -86_400,
            -86_399,
            -43_200,
            -21_600,
            -7_200,
            -3_601,
            -3_600,
            -60,
            -1,
            0,
            1,
            300,
            301,
            3_600,
            86_399,
            86_401,
            172_800,
            8_640_000);

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Pools() {}

    /** Times beside a run's clock, at the ends of the ages that checks name and one second to either side. */
    static List<String> near(Kind kind, Instant clock) {
        return NEAR.stream().map(offset -> time(kind, clock, offset)).distinct().toList();
    }

    /** The time so many seconds after the clock. */
    static String time(Kind kind, Instant clock, long seconds) {
        LocalDateTime time = LocalDateTime.ofInstant(clock.plusSeconds(seconds), ZoneOffset.UTC);
        return switch (kind) {
            case DATE -> time.toLocalDate().toString();
            case TIMESTAMP -> SECONDS.format(time);
            default -> SECONDS.format(time) + "+00";
        };
    }

    /** Amounts of which sums are exact. */
    static List<String> amounts(Kind kind) {
        return switch (kind) {
            case MONEY -> List.of("0.00", "0.10", "0.20", "0.30", "19.99", "-5.00", "100.00");
            case NUMERIC -> List.of("0", "0.1", "0.10", "0.30", "19.9900", "-5", "1000000000000.0001");
            case DOUBLE -> List.of("0", "0.5", "0.25", "20", "-5", "1024.125");
            default -> List.of("0", "1", "2", "3", "20", "-5", "100");
        };
    }
}
