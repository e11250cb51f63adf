package dev.assay.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Checks as a suite has them: in the blocks of their tables, and by themselves. */
final class Suite {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Suite() {}

    static String of(World world, List<Check> checks) {
        StringBuilder suite = new StringBuilder("tables:\n");
        for (Table table : world.tables()) {
            Reach block = world.blocks().get(table.name());
            List<Check> inside = checks.stream()
                    .filter(check ->
                            check.block() != null && check.table().name().equals(table.name()))
                    .toList();
            if (block != null && !inside.isEmpty()) {
                suite.append("  ").append(flow(table.written())).append(":\n");
                new LinkedHashMap<>(block.yaml())
                        .forEach((key, value) -> suite.append("    ")
                                .append(key)
                                .append(": ")
                                .append(flow(value))
                                .append("\n"));
                suite.append("    checks:\n");
                inside.forEach(check ->
                        suite.append("      - ").append(flow(check.item())).append("\n"));
            }
        }
        suite.append("checks:\n");
        checks.stream()
                .filter(check -> check.block() == null)
                .forEach(
                        check -> suite.append("  - ").append(flow(check.item())).append("\n"));
        return suite.toString();
    }

    /** In YAML's flow style. */
    static String flow(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
