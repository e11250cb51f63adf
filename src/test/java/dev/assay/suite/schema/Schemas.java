package dev.assay.suite.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Holds YAML against a JSON Schema by a validator of another house. */
public final class Schemas {

    private Schemas() {}

    public static List<String> violations(String schema, String yaml) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON)
                .validate(yaml, InputFormat.YAML)
                .stream()
                .map(Error::toString)
                .toList();
    }
}
