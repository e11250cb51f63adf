package dev.assay.suite.contract;

import dev.assay.suite.Semver.Step;
import dev.assay.yaml.Location;

/**
 * What differs between two versions of a contract.
 *
 * @param effect whom it breaks
 * @param what what has changed
 * @param reason why that breaks somebody, or nobody
 * @param at where it stands: in the new version, or in the old one where it is gone
 */
public record Change(Effect effect, String what, String reason, Location at) {

    /** Whom a change breaks. */
    public enum Effect {
        /** Consumers: something that they could rely on holds no more. */
        LOOSENED(Step.MAJOR, "consumers can no longer rely on what was promised"),
        /** Producers: data that was accepted may fail. */
        TIGHTENED(Step.MAJOR, "data that producers could deliver may fail now"),
        /** Perhaps one of them. */
        UNCLEAR(Step.MAJOR, "whether that tightens or loosens it cannot be told"),
        /** Nobody. */
        COMPATIBLE(Step.MINOR, "nobody's data or queries break"),
        /** Nobody: the rules are the same. */
        REWORDED(Step.PATCH, "the rule is the same");

        private final Step step;
        private final String reason;

        Effect(Step step, String reason) {
            this.step = step;
            this.reason = reason;
        }

        /** The step of the version that tells of it. */
        public Step step() {
            return step;
        }

        /** Why it breaks somebody, or nobody, where nothing more is known. */
        String reason() {
            return reason;
        }

        /** The change, with the effect's own reason. */
        Change of(String what, Location at) {
            return new Change(this, what, reason, at);
        }
    }

    /** Whether somebody's data or queries may break. */
    public boolean isBreaking() {
        return effect.step() == Step.MAJOR;
    }

    /** {@code orders.yaml:12:7: breaking: orders.phone is gone: who reads it finds it no more}. */
    @Override
    public String toString() {
        return at + ": " + (isBreaking() ? "breaking" : "compatible") + ": " + what + ": " + reason;
    }
}
