package dev.assay.report.allure.page;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class PageMainTest {

    @Test
    void the_generator_refuses_to_work_where_it_would_call_out() {
        assertThatThrownBy(() -> PageMain.main(new String[] {"results", "out"}))
                .hasMessage("ALLURE_NO_ANALYTICS is not true");
    }
}
