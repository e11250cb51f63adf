package dev.assay.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An error in a suite, of {@link dev.assay.result.RunResults#errors}, with its place.
 *
 * @param file the file; null if the error names none
 * @param line the line, from 1
 * @param column the column, from 1
 * @param message its first line without the place
 * @param text the whole of it
 * @param name the file and, from the second error of a file on, its number: no two errors of a run have the same
 */
public record Unreadable(@Nullable String file, int line, int column, String message, String text, String name) {

    private static final Pattern PLACED = Pattern.compile("(.+?):(\\d{1,9}):(\\d{1,9}): (.*)");

    /** The errors of a run, in their order. */
    public static List<Unreadable> of(List<String> errors) {
        Map<String, Integer> numbers = new HashMap<>();
        return errors.stream().map(error -> of(error, numbers)).toList();
    }

    private static Unreadable of(String error, Map<String, Integer> numbers) {
        String first = error.lines().findFirst().orElse("");
        Matcher placed = PLACED.matcher(first);
        boolean found = placed.matches();
        String file = found ? placed.group(1) : null;
        String name = file == null ? "a suite" : file;
        int number = numbers.merge(name, 1, Integer::sum);
        return new Unreadable(
                file,
                found ? Math.max(1, Integer.parseInt(placed.group(2))) : 1,
                found ? Math.max(1, Integer.parseInt(placed.group(3))) : 1,
                found ? placed.group(4) : first,
                error,
                number == 1 ? name : name + " [" + number + "]");
    }
}
