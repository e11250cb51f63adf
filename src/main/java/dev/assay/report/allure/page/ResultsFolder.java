package dev.assay.report.allure.page;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.qameta.allure.allure2.Allure2Plugin;
import io.qameta.allure.category.Category;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.entity.Attachment;
import io.qameta.allure.entity.TestResult;
import io.qameta.allure.history.HistoryData;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What a folder of results holds.
 *
 * @param results the results, the worst first
 * @param attachments the files of their attachments
 * @param categories the categories, the worst first
 * @param history earlier results of checks, by the history's id
 * @param trend the number of checks by status after each run, the newest first
 * @param categoriesTrend the number of checks by category after each run, the newest first
 * @param environment what is said of the run, in the order of the file
 * @param executor what made the results
 */
record ResultsFolder(
        List<TestResult> results,
        Map<Path, Attachment> attachments,
        List<Category> categories,
        Map<String, HistoryData> history,
        List<Map<String, Object>> trend,
        List<Map<String, Object>> categoriesTrend,
        Map<String, String> environment,
        Map<String, Object> executor) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What only our page needs. */
    private record OwnFile(List<String> order, Map<String, Object> trend, Map<String, Object> categories) {}

    static ResultsFolder read(Configuration configuration, Path folder) throws IOException {
        OwnFile own = MAPPER.readValue(folder.resolve("page.json").toFile(), OwnFile.class);
        Gathered gathered = new Gathered();
        new Allure2Plugin().readResults(configuration, gathered, folder);
        Path history = folder.resolve("history");
        return new ResultsFolder(
                sorted(gathered.results(), own.order()),
                gathered.attachments(),
                MAPPER.readValue(folder.resolve("categories.json").toFile(), new TypeReference<>() {}),
                MAPPER.readValue(history.resolve("history.json").toFile(), new TypeReference<>() {}),
                trend(own.trend(), history.resolve("history-trend.json")),
                trend(own.categories(), history.resolve("categories-trend.json")),
                environment(folder.resolve("environment.properties")),
                MAPPER.readValue(folder.resolve("executor.json").toFile(), new TypeReference<>() {}));
    }

    /** Allure's reader leaves out what it cannot read, so the results are counted. */
    private static List<TestResult> sorted(List<TestResult> results, List<String> order) {
        if (results.size() != order.size()) {
            throw new IllegalStateException(results.size() + " of " + order.size() + " results could be read");
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            places.put(order.get(i), i);
        }
        return results.stream()
                .sorted(Comparator.comparing((TestResult result) -> places.getOrDefault(result.getHistoryId(), 0)))
                .toList();
    }

    private static List<Map<String, Object>> trend(Map<String, Object> now, Path before) throws IOException {
        List<Map<String, Object>> trend = new ArrayList<>();
        trend.add(now);
        trend.addAll(MAPPER.readValue(before.toFile(), new TypeReference<List<Map<String, Object>>>() {}));
        return trend;
    }

    private static Map<String, String> environment(Path file) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        Properties inOrder = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                return environment.put(key.toString(), value.toString());
            }
        };
        try (Reader reader = Files.newBufferedReader(file)) {
            inOrder.load(reader);
        }
        return environment;
    }
}
