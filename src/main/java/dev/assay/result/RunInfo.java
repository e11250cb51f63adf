package dev.assay.result;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What is known about a run at its start. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class RunInfo {

    private final Builder of;

    private RunInfo(Builder of) {
        this.of = of;
    }

    /**
     * Starts the information about a run.
     *
     * @param runId the run's id, which sorts by time and names the run's folder
     * @param startedAt the start of the run
     * @param reports the absolute path of the folder of all reports ({@code reports})
     * @return a builder, to add what else is known
     */
    public static Builder of(String runId, Instant startedAt, Path reports) {
        return new Builder(runId, startedAt, reports);
    }

    /** {@return the run's id, which sorts by time and names the run's folder} */
    public String runId() {
        return of.runId;
    }

    /** {@return the start of the run} */
    public Instant startedAt() {
        return of.startedAt;
    }

    /** {@return the absolute path of the folder of all reports ({@code reports})} */
    public Path reports() {
        return of.reports;
    }

    /** {@return the time that the run takes as now} Every age is measured from it. */
    public Instant asOf() {
        return of.asOf;
    }

    /** {@return the names of the run's suites} */
    public List<String> suites() {
        return of.suites;
    }

    /** {@return the number of the run's checks} */
    public int checks() {
        return of.checks;
    }

    /** {@return the environment that the run selected ({@code --env}); null if none} */
    public @Nullable String environment() {
        return of.environment;
    }

    /** {@return the branch of the code that ran; null if unknown} */
    public @Nullable String branch() {
        return of.branch;
    }

    /** {@return the names of the reports that the run writes ({@link ResultSinkFactory#name()})} */
    public List<String> sinks() {
        return of.sinks;
    }

    /** {@return the owners that {@code owners.yaml} declares, by their names} A check may have another owner. */
    public Map<String, Owner> owners() {
        return of.owners;
    }

    /** {@return the data products that {@code products.yaml} declares, in their order; no name stands twice} */
    public List<Product> products() {
        return of.products;
    }

    /** {@return the version of Assay} */
    public String version() {
        return of.version;
    }

    /** {@return the run's own folder} */
    public Path folder() {
        return of.reports.resolve("runs").resolve(of.runId);
    }

    /** {@return the run's log file, which exists if the run writes files} */
    public Path log() {
        return folder().resolve("assay.log");
    }

    /**
     * {@return settings of the sinks} The configuration parameters that begin with {@code assay.report.}, without that: the
     * value of {@code console.all} is that of {@code assay.report.console.all}.
     */
    public Map<String, String> parameters() {
        return of.parameters;
    }

    /** Builds a {@link RunInfo}. The initial values of the fields are the defaults. */
    public static final class Builder extends Values<Builder> {

        private String runId;
        private Instant startedAt;
        private Path reports;
        private Instant asOf;
        private List<String> suites = List.of();
        private int checks = 0;
        private @Nullable String environment;
        private @Nullable String branch;
        private List<String> sinks = List.of();
        private Map<String, Owner> owners = Map.of();
        private List<Product> products = List.of();
        private String version = "";
        private Map<String, String> parameters = Map.of();

        private Builder(String runId, Instant startedAt, Path reports) {
            this.runId = runId;
            this.startedAt = startedAt;
            this.reports = reports;
            this.asOf = startedAt;
        }

        /**
         * Sets {@link RunInfo#asOf}.
         *
         * @param asOf the time that the run takes as now
         * @return this builder
         */
        public Builder asOf(Instant asOf) {
            this.asOf = asOf;
            return this;
        }

        /**
         * Sets {@link RunInfo#suites}.
         *
         * @param suites the names of the run's suites
         * @return this builder
         */
        public Builder suites(List<String> suites) {
            this.suites = List.copyOf(suites);
            return this;
        }

        /**
         * Sets {@link RunInfo#checks}.
         *
         * @param checks the number of the run's checks
         * @return this builder
         */
        public Builder checks(int checks) {
            this.checks = checks;
            return this;
        }

        /**
         * Sets {@link RunInfo#environment}.
         *
         * @param environment the environment that the run selected ({@code --env}); null if none
         * @return this builder
         */
        public Builder environment(@Nullable String environment) {
            this.environment = environment;
            return this;
        }

        /**
         * Sets {@link RunInfo#branch}.
         *
         * @param branch the branch of the code that ran; null if unknown
         * @return this builder
         */
        public Builder branch(@Nullable String branch) {
            this.branch = branch;
            return this;
        }

        /**
         * Sets {@link RunInfo#sinks}.
         *
         * @param sinks the names of the reports that the run writes ({@link ResultSinkFactory#name()})
         * @return this builder
         */
        public Builder sinks(List<String> sinks) {
            this.sinks = List.copyOf(sinks);
            return this;
        }

        /**
         * Sets {@link RunInfo#owners}.
         *
         * @param owners the owners by their names
         * @return this builder
         */
        public Builder owners(Map<String, Owner> owners) {
            this.owners = Collections.unmodifiableMap(new LinkedHashMap<>(owners));
            return this;
        }

        /**
         * Sets {@link RunInfo#products}.
         *
         * @param products the data products; no name stands twice
         * @return this builder
         */
        public Builder products(List<Product> products) {
            this.products = List.copyOf(products);
            return this;
        }

        /**
         * Sets {@link RunInfo#version}.
         *
         * @param version the version of Assay
         * @return this builder
         */
        public Builder version(String version) {
            this.version = version;
            return this;
        }

        /**
         * Sets {@link RunInfo#parameters}.
         *
         * @param parameters settings of the sinks, such as {@code console.all}
         * @return this builder
         */
        public Builder parameters(Map<String, String> parameters) {
            this.parameters = Map.copyOf(parameters);
            return this;
        }

        /** {@return the information, as set so far} The builder can be used further. */
        public RunInfo build() {
            return new RunInfo(copy());
        }
    }
}
