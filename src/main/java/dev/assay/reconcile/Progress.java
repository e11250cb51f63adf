package dev.assay.reconcile;

import dev.assay.sql.CanonicalForm;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a comparison is that sees some rows a run.
 *
 * @param next where the next run goes on
 * @param begun when this pass over all rows began
 * @param whole when the last pass began that has ended, since when all rows have been seen; null if none has
 * @param failing ranges that had differences, which the next run looks at first
 */
record Progress(Place next, Instant begun, @Nullable Instant whole, List<Part> failing) {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?|NaN|-?Infinity");

    Progress {
        failing = List.copyOf(failing);
    }

    /**
     * A place in the order of keys.
     *
     * @param row the number of rows before it, when it was passed
     * @param key the first key behind; null at the begin, and where the key may not be kept
     */
    record Place(long row, @Nullable Key key) {

        static final Place BEGIN = new Place(0, null);
    }

    /**
     * A range of keys.
     *
     * @param from its begin
     * @param to its end; null if it goes on to the last row
     */
    record Part(Place from, @Nullable Place to) {}

    /** Another pass from the begin on. */
    Progress again(Instant now, @Nullable Instant since) {
        return new Progress(Place.BEGIN, now, since, failing);
    }

    /** Before the first run. */
    static Progress first(Instant now) {
        return new Progress(Place.BEGIN, now, null, List.of());
    }

    /**
     * As text.
     *
     * @param signature what the keys mean; a text of another one is not read
     * @param kept whether keys may be kept; otherwise the numbers of rows are
     */
    String written(String signature, boolean kept) {
        List<String> lines = new ArrayList<>();
        lines.add(signature);
        lines.add(begun + " " + (whole == null ? "-" : whole));
        lines.add(written(next, kept));
        for (Part part : failing) {
            lines.add(written(part.from(), kept) + " " + (part.to() == null ? "-" : written(part.to(), kept)));
        }
        return String.join("\n", lines);
    }

    private static String written(Place place, boolean kept) {
        Key key = place.key();
        return key == null || !kept
                ? String.valueOf(place.row())
                : place.row() + "@"
                        + String.join(
                                "@",
                                key.texts().stream()
                                        .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                                        .toList());
    }

    /** Reads a text; the first if it is of another signature, or damaged. */
    static Progress read(@Nullable String text, String signature, List<CanonicalForm> forms, Instant now) {
        if (text == null) {
            return first(now);
        }
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() < 3 || !lines.get(0).equals(signature)) {
            return first(now);
        }
        try {
            String[] times = lines.get(1).split(" ", -1);
            List<Part> failing = new ArrayList<>();
            for (String line : lines.subList(3, lines.size())) {
                String[] ends = line.split(" ", -1);
                failing.add(new Part(place(ends[0], forms), ends[1].equals("-") ? null : place(ends[1], forms)));
            }
            return new Progress(
                    place(lines.get(2), forms),
                    Instant.parse(times[0]),
                    times[1].equals("-") ? null : Instant.parse(times[1]),
                    failing);
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return first(now);
        }
    }

    private static Place place(String written, List<CanonicalForm> forms) {
        String[] parts = written.split("@", -1);
        if (parts.length != 1 && parts.length != 1 + forms.size()) {
            throw new IllegalArgumentException("a key of another number of columns");
        }
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            String text = URLDecoder.decode(parts[i], StandardCharsets.UTF_8);
            if (!forms.get(i - 1).isFree() && !NUMBER.matcher(text).matches()) {
                throw new IllegalArgumentException("no number");
            }
            texts.add(text);
        }
        long row = Long.parseLong(parts[0]);
        if (row < 0) {
            throw new IllegalArgumentException("no number of rows");
        }
        return new Place(row, texts.isEmpty() ? null : new Key(texts));
    }
}
