package dev.assay.report.junit;

import dev.assay.result.CheckResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long each check took. A scan that several checks share is divided among them, so that their times add up to its time. */
final class Times {

    private final Map<String, Long> sharing = new HashMap<>();

    Times(List<CheckResult> checks) {
        for (CheckResult result : checks) {
            String scan = result.means().scan();
            if (scan != null) {
                sharing.merge(scan, 1L, Long::sum);
            }
        }
    }

    long milliseconds(CheckResult result) {
        String scan = result.means().scan();
        return result.means().milliseconds() / (scan == null ? 1 : sharing.getOrDefault(scan, 1L));
    }
}
