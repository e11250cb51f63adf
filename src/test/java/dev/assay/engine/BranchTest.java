package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class BranchTest {

    @Test
    void a_pull_request_is_on_its_own_branch_not_on_the_merge() {
        assertThat(Branch.in(Map.of("GITHUB_REF_NAME", "12/merge", "GITHUB_HEAD_REF", "new-load")))
                .isEqualTo("new-load");
    }

    /** GitHub sets the variable of pull requests to nothing elsewhere. */
    @Test
    void a_variable_without_a_value_says_nothing() {
        assertThat(Branch.in(Map.of("GITHUB_REF_NAME", "main", "GITHUB_HEAD_REF", "")))
                .isEqualTo("main");
        assertThat(Branch.in(Map.of("CI_COMMIT_BRANCH", " "))).isNull();
    }

    @Test
    void without_a_CI_server_there_is_no_branch() {
        assertThat(Branch.in(Map.of("PATH", "/bin"))).isNull();
    }
}
