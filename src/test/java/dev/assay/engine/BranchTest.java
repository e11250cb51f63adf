package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class BranchTest {

    @Test
    void a_pull_request_is_not_the_branch_that_it_is_called_by() {
        assertThat(Branch.in(Map.of("GITHUB_REF_NAME", "12/merge", "GITHUB_HEAD_REF", "main")))
                .isEqualTo("12/merge");
        assertThat(Branch.in(Map.of("BUILD_SOURCEBRANCH", "refs/heads/feature/main")))
                .isEqualTo("feature/main");
    }

    @Test
    void a_variable_without_a_value_says_nothing() {
        assertThat(Branch.in(Map.of("GITHUB_REF_NAME", "", "CI_COMMIT_BRANCH", "main")))
                .isEqualTo("main");
        assertThat(Branch.in(Map.of("CI_COMMIT_BRANCH", " "))).isNull();
    }

    @Test
    void without_a_CI_server_there_is_no_branch() {
        assertThat(Branch.in(Map.of("PATH", "/bin"))).isNull();
    }
}
