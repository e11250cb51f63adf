package dev.assay.engine;

import org.apiguardian.api.API;

/** The configuration parameters of the engine, for {@code junit-platform.properties}, Surefire and other launchers. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Constants {

    /** The engine's id: {@value}. */
    public static final String ENGINE_ID = "assay";

    /**
     * Which reports a run writes: {@value}.
     *
     * <p>A list, separated by commas, of {@code json}, {@code junit}, {@code page}, {@code allure}, {@code github}, {@code gitlab},
     * {@code console}, {@code events}, or {@code none}. By default what {@code reports.write} of {@code assay.yaml} says, else
     * {@value #REPORT_DEFAULT}, and {@code github} in a job of GitHub Actions.
     */
    public static final String REPORT = "assay.report";

    /** What {@link #REPORT} is by default: {@value}. */
    public static final String REPORT_DEFAULT = "json,junit,page,allure";

    /**
     * What the name of a report and of its setting stand behind: {@value}{@code NAME.SETTING}. {@code console.all=true} lists every
     * failure, warning and waiver instead of the worst; a report of one's own reads its settings from
     * {@link dev.assay.result.RunInfo#parameters()}.
     */
    public static final String SINK_PREFIX = "assay.report.";

    /**
     * The folder of all reports: {@value}. By default what {@code reports.dir} of {@code assay.yaml} says, else {@code reports}
     * in the working directory.
     */
    public static final String REPORTS_DIR = "assay.reports.dir";

    /** Who may read the reports: {@value}, {@code owner} or {@code shared}. It wins over {@code reports.mode} of {@code assay.yaml}. */
    public static final String REPORTS_MODE = "assay.reports.mode";

    /** How many runs are kept: {@value}. A whole number; it wins over {@code keep.runs} of {@code assay.yaml}. */
    public static final String KEEP_RUNS = "assay.keep.runs";

    /** How old a run becomes: {@value}. An age such as {@code 365d}; it wins over {@code keep.age} of {@code assay.yaml}. */
    public static final String KEEP_AGE = "assay.keep.age";

    /**
     * How long a result says something about the data: {@value}. An age such as {@code 24h}; it wins over {@code valid_for} of
     * {@code assay.yaml}.
     */
    public static final String VALID_FOR = "assay.valid_for";

    /** How often the suites run: {@value}. An age such as {@code 12h}; it wins over {@code schedule} of {@code assay.yaml}. */
    public static final String SCHEDULE = "assay.schedule";

    /**
     * The check types whose checks are critical if their author gives no severity: {@value}.
     *
     * <p>A list, separated by commas, or {@code none}. It wins over {@code verdict.critical} of {@code assay.yaml}.
     */
    public static final String CRITICAL = "assay.verdict.critical";

    /**
     * The connection of the results store: {@value}. A name in {@code connections.yaml}, or {@code none}; it wins over
     * {@code results_store.connection} of {@code assay.yaml}.
     */
    public static final String RESULTS_STORE_CONNECTION = "assay.results_store.connection";

    /**
     * The schema of the results store: {@value}. It wins over {@code results_store.schema} of {@code assay.yaml}.
     */
    public static final String RESULTS_STORE_SCHEMA = "assay.results_store.schema";

    /**
     * The run's one clock: {@value}. An instant such as {@code 2026-01-31T06:00:00Z}; every age and {@code ${as_of}} use it.
     * By default the time of discovery.
     */
    public static final String AS_OF = "assay.as_of";

    /**
     * How statements are planned: {@value}.
     *
     * <p>{@code full} (by default), {@code naive} for a statement a question, or {@code without:} and the names of rules that
     * are left out, separated by commas.
     */
    public static final String PLAN = "assay.plan";

    /** What the name of a variable stands behind: {@value}{@code NAME}. Such a variable wins over the environment's. */
    public static final String SET_PREFIX = "assay.set.";

    /**
     * The environment: {@value}. One that every {@code connections.yaml} of the suites declares; its keys take the place of those
     * of the connections. By default none.
     */
    public static final String ENVIRONMENT = "assay.env";

    /**
     * The branch of the code that runs: {@value}. Runs of one branch have a history of their own. By default what the CI
     * server's variables say (GitHub Actions, GitLab, Jenkins, Azure Pipelines, Bitbucket, CircleCI, Buildkite); none otherwise.
     */
    public static final String BRANCH = "assay.branch";

    /**
     * How checks are named: {@value}.
     *
     * <p>{@code short} (by default) is the check's own name; {@code long} puts suite and table before it, for reports such
     * as Surefire's that show no tree.
     */
    public static final String NAMING_STRATEGY = "assay.junit-platform.naming-strategy";

    private Constants() {}
}
