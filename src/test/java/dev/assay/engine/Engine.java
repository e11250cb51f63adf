package dev.assay.engine;

import static org.junit.platform.testkit.engine.EngineTestKit.engine;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.legacyReportingName;
import static org.junit.platform.testkit.engine.EventConditions.test;

import dev.assay.testing.SuiteFolder;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Condition;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The engine in JUnit's kit for engines, and what is asked of its events. */
final class Engine {

    static final UniqueId ID = UniqueId.forEngine(Constants.ENGINE_ID);

    private Engine() {}

    /** The engine, writing {@code results.json} into the folder's reports. */
    static EngineTestKit.Builder over(SuiteFolder suites) {
        return engine(new AssayTestEngine())
                .enableImplicitConfigurationParameters(false)
                .configurationParameter(Constants.REPORT, "json")
                .configurationParameter(Constants.REPORTS_DIR, suites.reports().toString());
    }

    /** The discovered checks by their keys, in order. */
    static List<String> checks(EngineTestKit.Builder builder) {
        return checks(builder.discover().getEngineDescriptor());
    }

    /** The checks below a node by their keys, in order. */
    static List<String> checks(TestDescriptor node) {
        List<String> keys = new ArrayList<>();
        node.accept(below -> {
            if (below.isTest()) {
                keys.add(below.getLegacyReportingName());
            }
        });
        return keys;
    }

    /** The node of that check. */
    static TestDescriptor find(TestDescriptor root, String key) {
        return root.getDescendants().stream()
                .filter(node -> node.getLegacyReportingName().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + key + " in " + checks(root)));
    }

    /** An event of that check. */
    static Condition<Event> check(String key) {
        return event(test(), legacyReportingName(key));
    }

    /** The checks that began, by their keys. */
    static List<String> started(EngineExecutionResults results) {
        return results.testEvents().started().stream()
                .map(event -> event.getTestDescriptor().getLegacyReportingName())
                .toList();
    }
}
