package dev.assay.report.text;

import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.RunResults;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the results of a run stand compared with earlier ones, if a history is kept. */
public final class Standing {

    private final Map<String, CheckStanding> standings = new HashMap<>();
    private final VerdictText words;

    private Standing(RunResults run) {
        words = new VerdictText(new Clock(ZoneId.systemDefault(), run.info().asOf()));
        run.standings().forEach(standing -> standings.put(key(standing.check()), standing));
    }

    public static Standing of(RunResults run) {
        return new Standing(run);
    }

    private static String key(DeclaredCheck check) {
        return check.id() + "@" + check.place();
    }

    /** Where a result stands; null if no history is kept. */
    public @Nullable CheckStanding of(CheckResult result) {
        return standings.get(key(result.check()));
    }

    /** {@code new, since 12 Jan}; empty if the check passed or no history is kept. */
    public String since(CheckResult result) {
        CheckStanding standing = of(result);
        return standing == null ? "" : words.since(standing);
    }
}
