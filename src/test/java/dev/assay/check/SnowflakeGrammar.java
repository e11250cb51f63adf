package dev.assay.check;

import dev.assay.testing.PythonTools;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An emulator takes SQL that Snowflake refuses. So what we send is also read by three grammars of Snowflake that know nothing of each
 * other, and must consist of what {@code snowflake/allowed.tsv} names a page of Snowflake's documentation for.
 */
public final class SnowflakeGrammar {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private SnowflakeGrammar() {}

    /** What is wrong with statements, each with the statement. */
    public static List<String> faults(Iterable<String> statements) {
        String found = PythonTools.run(
                "snowflake/grammar.py",
                MAPPER.writeValueAsString(statements),
                PythonTools.script("snowflake/allowed.tsv").toString());
        List<String> faults = new ArrayList<>();
        for (JsonNode fault : MAPPER.readTree(found)) {
            faults.add(fault.asString());
        }
        return faults;
    }
}
