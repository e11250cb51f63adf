package dev.assay.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/** The reports of a run where nobody names any. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class DefaultReports {

    private DefaultReports() {}

    /**
     * {@return the names of {@link Constants#REPORT_DEFAULT}, and {@code github} in a job of GitHub Actions}
     *
     * @param environment the environment variables
     */
    public static List<String> in(Map<String, String> environment) {
        List<String> names = new ArrayList<>(List.of(Constants.REPORT_DEFAULT.split(",", -1)));
        if ("true".equals(environment.get("GITHUB_ACTIONS"))) {
            names.add("github");
        }
        return List.copyOf(names);
    }
}
