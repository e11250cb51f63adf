package dev.assay.report.allure.page;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.qameta.allure.core.InMemoryReportStorage;
import io.qameta.allure.entity.TestResult;
import io.qameta.allure.tree.TestResultTreeLeaf;
import java.io.UncheckedIOException;

/** The page's data without what the page takes for granted: nulls, zeros, {@code false}, empty lists. */
final class PageStorage extends InMemoryReportStorage {

    private final JsonMapper mapper = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.NON_NULL))
            // a duration of 0 is known, no duration is not
            .withConfigOverride(
                    Long.class,
                    override -> override.setInclude(
                            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL)))
            .addMixIn(TestResult.class, WithoutParameterValues.class)
            .addMixIn(TestResultTreeLeaf.class, WithoutParameters.class)
            .build();

    @Override
    public void addDataJson(String name, Object data) {
        try {
            addDataBinary(name, mapper.writeValueAsBytes(data));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @JsonIgnoreProperties("parameterValues")
    private interface WithoutParameterValues {}

    @JsonIgnoreProperties("parameters")
    private interface WithoutParameters {}
}
