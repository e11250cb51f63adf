package dev.assay.history;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads what {@link dev.assay.text.Json#sparse} writes, one object a line. Jackson's data binding loads too slowly. */
final class JsonLines {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonLines() {}

    /** The object of a line. */
    static JsonObject parsed(String line) throws IOException {
        return read(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), 1)
                .get(0);
    }

    /** The first object of a compressed file; see {@link #read}. */
    static JsonObject first(Path file) throws IOException {
        return read(file, 1).get(0);
    }

    /**
     * The objects of a compressed file, in its order.
     *
     * @throws IOException if it cannot be read or is not what this class writes
     */
    static List<JsonObject> read(Path file) throws IOException {
        return read(file, Integer.MAX_VALUE);
    }

    private static List<JsonObject> read(Path file, int most) throws IOException {
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file), 1 << 13)) {
            return read(bytes, most);
        } catch (EOFException e) {
            throw new IOException("it ends early", e);
        }
    }

    private static List<JsonObject> read(InputStream bytes, int most) throws IOException {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            List<JsonObject> all = new ArrayList<>();
            while (all.size() < most && json.nextToken() != null) {
                all.add(new JsonObject(object(json)));
            }
            if (all.isEmpty()) {
                throw new IOException("it is empty");
            }
            return all;
        } catch (JacksonException e) {
            throw new IOException(e.getOriginalMessage(), e);
        } catch (ClassCastException | IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Map<String, Object> object(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalStateException("a line is no object");
        }
        Map<String, Object> object = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            Object value = value(json);
            if (value != null) {
                object.put(name, value);
            }
        }
        return object;
    }

    private static @Nullable Object value(JsonParser json) {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> list(json);
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT ->
                json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? json.getDecimalValue()
                        : Long.valueOf(json.getLongValue());
            case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("a line ends early");
        };
    }

    private static List<Object> list(JsonParser json) {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Object value = value(json);
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }
}
