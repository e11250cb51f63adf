package dev.assay.database;

import dev.assay.sql.Dialect;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Serializes a dialect as its name, and finds it by that name among the providers. */
final class DialectNames extends SimpleModule {

    private static final long serialVersionUID = 1L;

    DialectNames() {
        addSerializer(new Written());
        addDeserializer(Dialect.class, new Read());
    }

    private static final class Written extends StdSerializer<Dialect> {

        Written() {
            super(Dialect.class);
        }

        @Override
        public void serialize(Dialect dialect, JsonGenerator generator, SerializationContext context) {
            generator.writeString(dialect.name());
        }
    }

    private static final class Read extends StdDeserializer<Dialect> {

        Read() {
            super(Dialect.class);
        }

        @Override
        public Dialect deserialize(JsonParser parser, DeserializationContext context) {
            String name = parser.getString();
            return DatabaseProviders.found()
                    .dialect(name)
                    .orElseThrow(() -> context.weirdStringException(name, Dialect.class, "no database speaks it"));
        }
    }
}
