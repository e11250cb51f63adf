package dev.assay.suite.contract;

import dev.assay.suite.Semver.Step;
import dev.assay.yaml.Location;

/**
 * A difference between two versions of a contract.
 *
 * @param effect whom the change breaks
 * @param what what changed
 * @param reason why that breaks somebody, or nobody
 * @param at its place in the new version, or in the old version if it was removed
 */
public record Change(Effect effect, String what, String reason, Location at) {

    /** Whom a change breaks. */
    public enum Effect {
        /** Breaks consumers: something that they could rely on no longer holds. */
        LOOSENED(Step.MAJOR, "consumers can no longer rely on what was promised"),
        /** Breaks producers: data that was accepted may fail. */
        TIGHTENED(Step.MAJOR, "data that producers could deliver may fail now"),
        /** May break either. */
        UNCLEAR(Step.MAJOR, "it cannot be determined whether this tightens or loosens the contract"),
        /** Breaks nobody. */
        COMPATIBLE(Step.MINOR, "nobody's data or queries break"),
        /** Breaks nobody: the rules are the same. */
        REWORDED(Step.PATCH, "the rule is the same");

        private final Step step;
        private final String reason;

        Effect(Step step, String reason) {
            this.step = step;
            this.reason = reason;
        }

        /** The step of the version that the change requires. */
        public Step step() {
            return step;
        }

        /** The default reason. */
        String reason() {
            return reason;
        }

        /** A change with the default reason. */
        Change of(String what, Location at) {
            return new Change(this, what, reason, at);
        }
    }

    /** Whether somebody's data or queries may break. */
    public boolean isBreaking() {
        return effect.step() == Step.MAJOR;
    }

    /** {@code orders.yaml:12:7: breaking: orders.phone is gone: consumers who read the column have no promise about it}. */
    @Override
    public String toString() {
        return at + ": " + (isBreaking() ? "breaking" : "compatible") + ": " + what + ": " + reason;
    }
}
