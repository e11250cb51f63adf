package dev.assay.history;

import dev.assay.result.CheckInfo;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.Severity;
import dev.assay.text.Digests;
import dev.assay.text.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A check as declared, as a line of a file. Keys are those of {@code results.json}. */
final class Declarations {

    private Declarations() {}

    /** The checks, a line each. */
    static List<String> lines(List<DeclaredCheck> checks) {
        return checks.stream().map(check -> Json.sparse(written(check))).toList();
    }

    /** The name of their file, without its affixes: the same lines have the same. */
    static String digest(List<String> lines) {
        MessageDigest digest = Digests.sha256();
        lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    static Map<String, @Nullable Object> written(DeclaredCheck check) {
        CheckInfo info = check.info();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("suite_path", check.suitePath());
        line.put("key", check.key());
        line.put("connection", check.connection());
        line.put("definition", check.definition());
        line.put("suite", check.suite());
        line.put("line", check.line());
        line.put("domain", check.domain());
        line.put("contract", check.contract());
        line.put("table", check.table());
        line.put("table_description", check.tableDescription());
        line.put("type", check.type());
        line.put("dimension", check.dimension());
        line.put("unit", check.unit());
        line.put("columns", check.columns());
        line.put("waivable", check.waivable() ? null : false);
        line.put("formerly", check.formerly());
        line.put("name", info.name());
        line.put("description", info.description());
        line.put("why", info.why());
        line.put("what_to_do", info.whatToDo());
        line.put("links", info.links());
        line.put("owner", info.owner());
        line.put("tags", info.tags());
        line.put("severity", info.severity().toString());
        return line;
    }

    /** @param environment the run's environment */
    static DeclaredCheck read(JsonObject line, @Nullable String environment) {
        CheckInfo info = CheckInfo.named(line.needed("name"))
                .description(line.text("description"))
                .why(line.text("why"))
                .whatToDo(line.text("what_to_do"))
                .links(line.texts("links"))
                .owner(line.text("owner"))
                .tags(line.texts("tags"))
                .severity(Severity.valueOf(line.needed("severity").toUpperCase(Locale.ROOT)))
                .build();
        return DeclaredCheck.of(line.needed("suite_path"), line.needed("key"), info)
                .connection(line.needed("connection"))
                .environment(environment)
                .definition(line.needed("definition"))
                .suite(line.needed("suite"))
                .line(line.whole("line", 1))
                .domain(line.text("domain"))
                .contract(line.text("contract"))
                .table(line.text("table"))
                .tableDescription(line.text("table_description"))
                .type(line.needed("type"))
                .dimension(line.needed("dimension"))
                .unit(line.needed("unit"))
                .columns(line.texts("columns"))
                .waivable(line.flag("waivable", true))
                .formerly(line.texts("formerly"))
                .build();
    }
}
