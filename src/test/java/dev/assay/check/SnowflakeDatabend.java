package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.plan.PlanRule;
import dev.assay.testing.DatabaseUnderTest;
import dev.assay.testing.DatabasesUnderTest;
import dev.assay.testing.PythonTools;
import dev.assay.testing.SnowflakeRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The queries of all worked documents, executed by Databend, which nobody here wrote: its rows are those of the emulator, from which the
 * worked verdicts came, but for what {@code databend/differences.tsv} names and judges. No build runs it, since it needs Python 3.12 and
 * half a gigabyte of packages: {@code mvn -Pdatabend test}.
 */
class SnowflakeDatabend {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Test
    void another_engine_gives_the_same_rows() throws Exception {
        DatabaseUnderTest snowflake = DatabasesUnderTest.named("snowflake");
        List<Map<String, Object>> documents = new ArrayList<>();
        for (String type : WorkedTypes.types()) {
            Set<String> seen = new HashSet<>();
            List<Map<String, Object>> queries = new ArrayList<>();
            for (String plan : List.of(PlanRule.FULL, PlanRule.NAIVE, "without:listed_keys,listed_orphans")) {
                for (JsonNode record : WorkedTypes.run(snowflake, type, plan).log()) {
                    SnowflakeRecord one = new SnowflakeRecord(record);
                    if (isOfData(one) && seen.add(one.sql() + one.bindings())) {
                        queries.add(query(one.fields()));
                    }
                }
            }
            documents.add(Map.of(
                    "name", type,
                    "tables", WorkedTypes.document(type).statements(snowflake),
                    "queries", queries));
        }
        JsonNode found = MAPPER.readTree(PythonTools.run(
                "databend/judge.py",
                MAPPER.writeValueAsString(documents),
                PythonTools.script("databend/differences.tsv").toString()));
        System.out.println("Databend: " + found.path("compared") + " queries, " + found.path("agreed") + " the same");
        assertThat(found.path("compared").asInt()).isGreaterThan(500);
        assertThat(found.path("differences"))
                .as("judge each in databend/differences.tsv, by Snowflake's documentation")
                .isEmpty();
    }

    /** Not the catalogue, the session and its context; what failed has no rows. */
    private static boolean isOfData(SnowflakeRecord one) {
        return one.sql().startsWith("SELECT")
                && one.errorCode() == null
                && !one.sql().contains("INFORMATION_SCHEMA")
                && !one.sql().contains("CURRENT_");
    }

    private static Map<String, Object> query(JsonNode record) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("sql", record.path("sql"));
        query.put("binds", record.path("bindings"));
        query.put("types", record.path("answer").path("types"));
        query.put("rows", record.path("answer").path("rows"));
        return query;
    }
}
