package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.NearMisses;
import dev.assay.text.CsvFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A CSV file to load into a table, validated as far as possible without a server.
 *
 * @param connection the connection's name
 * @param load the declaration
 * @param header the names of the columns, in the order of the file
 */
record CsvTable(String connection, EmbeddedSettings.Load load, List<String> header) {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*( precision| varying)?"
            + "(\\([0-9]{1,4}(, ?[0-9]{1,4})?\\))?( (with|without) time zone)?(\\[\\])?");

    /**
     * Reads the file's first line and compares it with the declared columns.
     *
     * @throws DatabaseException with {@link FailureKind#EMBEDDED_FAILED} if they do not match
     */
    static CsvTable read(String connection, EmbeddedSettings.Load load) throws DatabaseException {
        CsvTable nameless = new CsvTable(connection, load, List.of());
        CsvTable table;
        try (InputStream file = open(load.from())) {
            table = new CsvTable(connection, load, CsvFile.header(file));
        } catch (IOException e) {
            throw nameless.unreadable(e);
        }
        table.check();
        return table;
    }

    private void check() throws DatabaseException {
        if (header.isEmpty()) {
            throw refused("it is empty. Its first line must name the columns");
        }
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (name.isBlank() || !seen.add(name)) {
                throw refused("its first line names "
                        + (name.isBlank() ? "a column without a name" : "column " + name + " twice")
                        + ". Give every column a name of its own");
            }
        }
        for (Map.Entry<String, String> column : load.columns().entrySet()) {
            String name = column.getKey();
            if (!seen.contains(name)) {
                throw refused("'columns' declares " + name + ", which its first line does not name."
                        + NearMisses.hint(name, header) + " The first line names " + String.join(", ", header));
            }
            if (!TYPE.matcher(column.getValue().strip()).matches()) {
                throw noType(name, column.getValue());
            }
        }
    }

    /** The failure for a declared type that does not exist. */
    DatabaseException noType(String column, String type) {
        return refused("column " + column + " declares the type '" + type
                + "', which PostgreSQL does not have. Write one such as integer, numeric(10,2), date or timestamptz");
    }

    /** The failure for a file that cannot be read. */
    DatabaseException unreadable(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return refused("there is no file of that name. Correct 'from'; it is relative to connections.yaml");
        }
        if (failure instanceof CharacterCodingException) {
            return refused("it is not UTF-8. Save it as UTF-8");
        }
        if (failure instanceof ZipException || failure instanceof EOFException) {
            return refused("it is no whole gzip file. Pack it again, or name it without .gz");
        }
        return refused("it cannot be read (" + failure.getMessage() + "). See that it is a readable file");
    }

    /** The failure for a table that cannot be loaded. */
    DatabaseException refused(String why) {
        return new DatabaseException(
                FailureKind.EMBEDDED_FAILED,
                "Connection '" + connection + "': table " + load.table() + " cannot be filled from " + load.from()
                        + ": " + why + ".",
                null);
    }

    /** Whether the file is compressed with gzip. */
    static boolean isPacked(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** Opens the file's content, decompressed. */
    static InputStream open(Path file) throws IOException {
        InputStream content = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            return isPacked(file) ? new GZIPInputStream(content, 1 << 16) : content;
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }
}
