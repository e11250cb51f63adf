package dev.assay.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Allure is given, whichever page is made of it. The joiner is U+2060. */
@Tag("fast")
class HarmlessTest {

    @Test
    void markup_and_entities_are_taken_apart_and_nothing_else_is() {
        assertThat(Harmless.text("<img> </b> <!-- <?x a < b && c &lt; &#60; 1<2 <"))
                .isEqualTo("<\u2060img> <\u2060/b> <\u2060!-- <\u2060?x a < b && c &\u2060lt; &\u2060#60; 1<2 <");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/a?b=c&d=e", "HTTP://example.org", "plain <b>", "a:b", "1,204"})
    void a_web_address_and_plain_text_stay_as_values(String value) {
        assertThat(Harmless.value(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript://%0aran()", "a://b", "https://\"onclick=", "http://<b", "file:///etc"})
    void what_begins_like_another_address_is_no_link_for_allure(String value) {
        assertThat(Harmless.value(value)).doesNotMatch("\\w+://.*").contains("\u2060://");
    }

    @Test
    void every_level_of_a_result_is_made_harmless() {
        TestResult result = new TestResult()
                .setStatusDetails(details())
                .setParameters(List.of(parameter()))
                .setLinks(List.of(new Link().setUrl("javascript:ran()"), new Link().setUrl("https://example.org")))
                .setSteps(List.of(new StepResult()
                        .setSteps(List.of(
                                new StepResult().setStatusDetails(details()).setParameters(List.of(parameter()))))));
        AllureResultsWriter nowhere = (AllureResultsWriter) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AllureResultsWriter.class},
                (proxy, method, arguments) -> null);
        new HarmlessWriter(nowhere).write(result);
        StepResult inner = result.getSteps().get(0).getSteps().get(0);
        for (StatusDetails details : List.of(result.getStatusDetails(), inner.getStatusDetails())) {
            assertThat(details.getMessage() + details.getTrace()).isEqualTo("<\u2060b><\u2060b>");
        }
        assertThat(result.getParameters().get(0).getValue()).isEqualTo("a\u2060://<b>");
        assertThat(inner.getParameters().get(0).getValue()).isEqualTo("a\u2060://<b>");
        assertThat(result.getLinks()).extracting(Link::getUrl).containsExactly("https://example.org");
    }

    private static StatusDetails details() {
        return new StatusDetails().setMessage("<b>").setTrace("<b>");
    }

    private static Parameter parameter() {
        return new Parameter().setName("n").setValue("a://<b>");
    }
}
