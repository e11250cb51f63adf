package dev.assay.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** Reads CSV files (RFC 4180, UTF-8, optionally with a byte order mark) whose first line names the columns. */
public final class CsvFile {

    private static final CsvMapper CSV = CsvMapper.builder().build();

    private CsvFile() {}

    /**
     * Reads the names of the columns from the first line. Later lines are not parsed.
     *
     * @param file the content, which is closed
     * @return the names; empty if the file or its first line is empty
     * @throws java.nio.charset.CharacterCodingException if its beginning is not UTF-8
     * @throws IOException if it cannot be read, or the first line is not CSV
     */
    public static List<String> header(InputStream file) throws IOException {
        List<String[]> first = records(CSV.readerFor(String[].class).with(CsvReadFeature.WRAP_AS_ARRAY), file, 1);
        List<String> names = first.isEmpty() ? List.of() : List.of(first.get(0));
        return names.equals(List.of("")) ? List.of() : names;
    }

    /**
     * Reads the rows below the first line, each as a map from column to value.
     *
     * @param file the content, which is closed
     * @param most the maximum number of rows to read
     * @return the rows; a row with too few values lacks the last columns
     * @throws IOException if the file cannot be read, is not UTF-8 or not CSV, has no first line, or has a row with too
     *     many values
     */
    public static List<Map<String, String>> rows(InputStream file, int most) throws IOException {
        return records(
                CSV.readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader()), file, most);
    }

    private static <T> List<T> records(ObjectReader form, InputStream file, int most) throws IOException {
        List<T> records = new ArrayList<>();
        try (MappingIterator<T> found = form.readValues(unmarked(file))) {
            while (records.size() < most && found.hasNext()) {
                records.add(found.next());
            }
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException unreadable ? unreadable : new IOException(e.getOriginalMessage());
        }
        return records;
    }

    /** Skips the byte order mark that Excel writes. */
    private static Reader unmarked(InputStream file) throws IOException {
        Reader text = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }
}
