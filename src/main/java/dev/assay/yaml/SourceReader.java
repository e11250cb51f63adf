package dev.assay.yaml;

import dev.assay.text.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a file as UTF-8 and refuses what YAML must not contain, before the text is parsed. */
public final class SourceReader {

    /** A suite of a thousand tables has some 300 KiB. */
    private static final int LIMIT = 1 << 20;

    /** Finding a place in a line costs the line's length. */
    private static final int LINE_LIMIT = 10_000;

    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\uFFFE\\uFFFF&&[^\\t\\n\\r\\u0085]]");

    private final Path file;
    private final String shown;
    private final boolean secret;

    /**
     * A reader of one file.
     *
     * @param file the file
     * @param shown the file as messages name it
     * @param secret whether the file may hold passwords, so that messages show no line of it that could
     */
    public SourceReader(Path file, String shown, boolean secret) {
        this.file = file;
        this.shown = shown;
        this.secret = secret;
    }

    /**
     * Reads the file.
     *
     * @return its text
     * @throws InvalidYamlException where the file is missing, unreadable, too large or no valid text; it has one problem
     */
    public SourceText read() throws InvalidYamlException {
        byte[] bytes = bytes();
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            throw refused("the file begins with a byte order mark: save it as UTF-8 without BOM");
        }
        if (bytes.length >= 2 && (bytes[0] & 0xFE) == 0xFE && (bytes[1] & 0xFE) == 0xFE && bytes[0] != bytes[1]) {
            throw refused("the file is UTF-16: save it as UTF-8 without BOM");
        }
        SourceText source = decoded(bytes);
        Matcher forbidden = FORBIDDEN.matcher(source.text());
        if (forbidden.find()) {
            String name = String.format("U+%04X", source.text().codePointAt(forbidden.start()));
            throw new InvalidYamlException(List.of(source.unreadable(
                    mark(source.text().substring(0, forbidden.start())),
                    "the character " + name + " cannot stand in a suite: remove it, or write it as an escape in double"
                            + " quotes")));
        }
        for (int line = 1; line <= source.lineCount(); line++) {
            if (source.line(line).length() > LINE_LIMIT) {
                throw new InvalidYamlException(List.of(source.unreadable(
                        new SourcePosition(line, 1),
                        "this line has more than 10,000 characters: break it into several")));
            }
        }
        return source;
    }

    private byte[] bytes() throws InvalidYamlException {
        String other = FileTrouble.insteadOfFile(file);
        if (other != null) {
            throw refused("this is " + other + ", where a file is needed: "
                    + (Files.isDirectory(file) ? "name a file in it" : "put a file in its place"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw refused("the file is larger than 1 MiB: split it into several suites");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw refused("there is no such file: check the path");
        } catch (IOException e) {
            throw refused("the file cannot be read: check its permissions");
        }
    }

    private SourceText decoded(byte[] bytes) throws InvalidYamlException {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        SourceText source = new SourceText(shown, text.toString(), secret);
        if (!result.isUnderflow()) {
            int bad = bytes[StandardCharsets.UTF_8.encode(text.duplicate()).remaining()] & 0xFF;
            throw new InvalidYamlException(List.of(source.unreadable(
                    mark(text.toString()),
                    String.format("the byte 0x%02X is not UTF-8: save the file as UTF-8 without BOM", bad))));
        }
        return source;
    }

    private InvalidYamlException refused(String message) {
        return new InvalidYamlException(List.of(new Problem(new Location(shown, 1, 1), message, null)));
    }

    /** The place after a text. */
    private static SourcePosition mark(String before) {
        String[] lines = before.split("\r\n|\r|\n", -1);
        String last = lines[lines.length - 1];
        return new SourcePosition(lines.length, last.codePointCount(0, last.length()) + 1);
    }
}
