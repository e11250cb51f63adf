package dev.assay.database.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The first record of a CSV file (RFC 4180, UTF-8, a byte order mark allowed): its columns' names. */
final class CsvHeader {

    private static final int LONGEST = 1 << 20;

    private CsvHeader() {}

    /**
     * The names.
     *
     * @throws java.nio.charset.CharacterCodingException where it is not UTF-8
     */
    static List<String> read(InputStream file) throws IOException {
        PushbackReader reader = new PushbackReader(new InputStreamReader(
                file,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        int first = reader.read();
        if (first >= 0 && first != '\uFEFF') {
            reader.unread(first);
        }
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int read = 0; read < LONGEST; read++) {
            int next = reader.read();
            if (next < 0 || (!quoted && (next == '\n' || next == '\r'))) {
                break;
            }
            if (next == '"') {
                int after = quoted ? reader.read() : -1;
                if (after == '"') {
                    name.append('"');
                    continue;
                }
                quoted = !quoted;
                if (after >= 0) {
                    reader.unread(after);
                }
            } else if (next == ',' && !quoted) {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append((char) next);
            }
        }
        if (!names.isEmpty() || !name.isEmpty()) {
            names.add(name.toString());
        }
        return names;
    }
}
