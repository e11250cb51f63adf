package dev.assay.cli;

import dev.assay.result.CheckInfo;
import dev.assay.result.DeclaredCheck;
import dev.assay.run.Expansions;
import dev.assay.run.Run;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A check as {@code assay list --json} has it. Keys are those of {@code results.json}, as far as that has them. */
final class Listed {

    private Listed() {}

    static Map<String, @Nullable Object> check(Run.Selected one) {
        DeclaredCheck check = one.declared();
        CheckInfo info = check.info();
        Map<String, @Nullable Object> listed = new LinkedHashMap<>();
        listed.put("id", check.id());
        listed.put("key", check.key());
        listed.put("name", info.name());
        listed.put("enabled", one.check().enabled());
        listed.put("suite", check.suite());
        listed.put("suite_path", check.suitePath());
        listed.put("line", check.line());
        listed.put("column", check.column());
        listed.put("table", check.table());
        listed.put("type", check.type());
        listed.put("columns", check.columns());
        listed.put("dimension", check.dimension());
        listed.put("severity", info.severity().toString());
        listed.put("owner", info.owner());
        listed.put("domain", check.domain());
        listed.put("connection", check.connection());
        listed.put("environment", check.environment());
        listed.put("contract", check.contract());
        listed.put("tags", info.tags());
        listed.put("waivable", check.waivable());
        listed.put("formerly", check.formerly());
        return listed;
    }

    /** A pattern, whose checks only a catalogue tells. */
    static Map<String, @Nullable Object> pattern(Expansions.Wanted one) {
        Map<String, @Nullable Object> listed = new LinkedHashMap<>();
        listed.put("pattern", one.expansion().name());
        listed.put("suite", one.suite().name());
        listed.put("suite_path", one.suite().path());
        listed.put("line", one.expansion().location().line());
        listed.put("column", one.expansion().location().column());
        listed.put("connection", one.suite().connection());
        return listed;
    }
}
