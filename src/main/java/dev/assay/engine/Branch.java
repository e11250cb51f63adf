package dev.assay.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The branch as CI servers name it in the environment. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class Branch {

    /** A pull or merge request is told from the branch of the same name of which it is a fork: by its number. */
    private static final List<String> VARIABLES = List.of(
            "GITHUB_REF_NAME",
            "CI_MERGE_REQUEST_REF_PATH",
            "CI_COMMIT_BRANCH",
            "BRANCH_NAME",
            "BUILD_SOURCEBRANCH",
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
                .map(branch -> branch.replaceFirst("^refs/heads/", ""))
                .findFirst()
                .orElse(null);
    }
}
