package dev.assay.result;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;

/** What is known of a run when it begins. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class RunInfo {

    private final Builder of;

    private RunInfo(Builder of) {
        this.of = of;
    }

    /** A run that begins. */
    public static Builder of(String runId, Instant startedAt, Path reports) {
        return new Builder(runId, startedAt, reports);
    }

    /** Its id, which sorts by time and names its folder. */
    public String runId() {
        return of.runId;
    }

    /** When it began. */
    public Instant startedAt() {
        return of.startedAt;
    }

    /** The folder of all reports ({@code reports}); absolute. */
    public Path reports() {
        return of.reports;
    }

    /** Its one clock: every age is held against it. */
    public Instant asOf() {
        return of.asOf;
    }

    /** The names of its suites. */
    public List<String> suites() {
        return of.suites;
    }

    /** How many checks it has. */
    public int checks() {
        return of.checks;
    }

    /** The version of Assay. */
    public String version() {
        return of.version;
    }

    /** The run's own folder. */
    public Path folder() {
        return of.reports.resolve("runs").resolve(of.runId);
    }

    /** The run's log, where it writes files. */
    public Path log() {
        return folder().resolve("assay.log");
    }

    /** Collects a {@link RunInfo}; what is not said has the value that stands here. */
    public static final class Builder extends Values<Builder> {

        private String runId;
        private Instant startedAt;
        private Path reports;
        private Instant asOf;
        private List<String> suites = List.of();
        private int checks = 0;
        private String version = "";

        private Builder(String runId, Instant startedAt, Path reports) {
            this.runId = runId;
            this.startedAt = startedAt;
            this.reports = reports;
            this.asOf = startedAt;
        }

        /** As {@link RunInfo#asOf}. */
        public Builder asOf(Instant asOf) {
            this.asOf = asOf;
            return this;
        }

        /** As {@link RunInfo#suites}. */
        public Builder suites(List<String> suites) {
            this.suites = List.copyOf(suites);
            return this;
        }

        /** As {@link RunInfo#checks}. */
        public Builder checks(int checks) {
            this.checks = checks;
            return this;
        }

        /** As {@link RunInfo#version}. */
        public Builder version(String version) {
            this.version = version;
            return this;
        }

        /** What was collected; the builder may go on. */
        public RunInfo build() {
            return new RunInfo(copy());
        }
    }
}
