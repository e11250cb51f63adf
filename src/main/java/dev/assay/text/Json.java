package dev.assay.text;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes maps, collections, texts, numbers, booleans and null as JSON. Jackson's data binding would take a tenth of a second to load its
 * 460 classes.
 */
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final JsonGenerator json;
    private final boolean sparse;

    private Json(JsonGenerator json, boolean sparse) {
        this.json = json;
        this.sparse = sparse;
    }

    /** Several lines, indented by depth. Lines end with {@code \n} on every machine, the last one too. */
    public static String indented(Object value) {
        return text(value, new Indented(), false) + "\n";
    }

    /** One line, without a line end. */
    public static String line(Object value) {
        return text(value, ObjectWriteContext.empty(), false);
    }

    /** One line, without a line end. Entries of maps whose value is null or an empty collection are left out. */
    public static String sparse(Object value) {
        return text(value, ObjectWriteContext.empty(), true);
    }

    private static String text(Object value, ObjectWriteContext context, boolean sparse) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(context, text)) {
            new Json(json, sparse).write(value);
        }
        return text.toString();
    }

    private void write(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((name, one) -> {
                if (!sparse || !nothing(one)) {
                    json.writeName(String.valueOf(name));
                    write(one);
                }
            });
            json.writeEndObject();
        } else if (value instanceof Collection<?> collection) {
            json.writeStartArray();
            collection.forEach(this::write);
            json.writeEndArray();
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Number number) {
            json.writeNumber(number.doubleValue());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }

    private static boolean nothing(@Nullable Object value) {
        return value == null || (value instanceof Collection<?> collection && collection.isEmpty());
    }

    private static final class Indented extends ObjectWriteContext.Base {

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }
    }
}
