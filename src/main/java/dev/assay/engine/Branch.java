package dev.assay.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The branch as CI servers name it in the environment. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class Branch {

    /** For a merge request the branch that is merged, otherwise the branch that was built. */
    private static final List<String> VARIABLES = List.of(
            "GITHUB_HEAD_REF",
            "GITHUB_REF_NAME",
            "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME",
            "CI_COMMIT_BRANCH",
            "CHANGE_BRANCH",
            "BRANCH_NAME",
            "BUILD_SOURCEBRANCHNAME",
            "BITBUCKET_BRANCH",
            "CIRCLE_BRANCH",
            "BUILDKITE_BRANCH");

    private Branch() {}

    /**
     * {@return the value of the first variable that is set and not empty; null if there is none}
     *
     * @param environment the environment variables
     */
    public static @Nullable String in(Map<String, String> environment) {
        return VARIABLES.stream()
                .map(environment::get)
                .filter(Objects::nonNull)
                .filter(branch -> !branch.isBlank())
                .findFirst()
                .orElse(null);
    }
}
