package dev.assay.cdc;

import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckOutcome.Level;
import dev.assay.check.Text;
import dev.assay.result.FailureCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges how far a copy is behind. That a consumer is connected says nothing, since it stays connected when it stalls: what counts is the
 * age of the newest heartbeat that has arrived, and the log that is kept.
 *
 * @param fail the age above which the check fails; null if none does
 * @param warn the age above which it warns; null if none does
 * @param most the bytes of log that may be kept for the slot; null if any number may
 */
record LagVerdict(
        @Nullable Duration fail,
        @Nullable Duration warn,
        @Nullable Long most) {

    /** @param age how old the newest heartbeat on the copy is; null if none has arrived */
    CheckOutcome of(String name, Slot slot, @Nullable Duration age) {
        List<String> failing = new ArrayList<>();
        List<String> warning = new ArrayList<>();
        FailureCode code = FailureCode.RULE_VIOLATED;
        if (age == null) {
            (fail == null ? warning : failing).add("no heartbeat has arrived on the copy");
            code = FailureCode.NO_ROWS;
        } else if (fail != null && age.compareTo(fail) > 0) {
            failing.add("the newest heartbeat on the copy is " + Text.age(age, fail) + " old, at most " + Text.age(fail)
                    + " allowed");
            code = FailureCode.DATA_STALE;
        } else if (warn != null && age.compareTo(warn) > 0) {
            warning.add("the newest heartbeat on the copy is " + Text.age(age, warn) + " old, at most " + Text.age(warn)
                    + " without a warning");
            code = FailureCode.DATA_STALE;
        }
        if (slot.isLost()) {
            failing.add(
                    "slot " + name + " is " + slot.status() + (slot.reason() == null ? "" : " (" + slot.reason() + ")")
                            + ", so the log that the connector needs "
                            + (slot.status().equals("unreserved") ? "goes" : "is gone")
                            + (slot.status().equals("unreserved")
                                    ? " with the next checkpoint"
                                    : ": it must take a new snapshot"));
        }
        if (most != null && slot.retained() != null && slot.retained() > most) {
            failing.add("slot " + name + " keeps " + Bytes.text(slot.retained()) + " of log, at most "
                    + Bytes.text(most) + " allowed");
        } else if (most == null && slot.safe() == null && !slot.isLost()) {
            warning.add("nothing limits the log that slot " + name
                    + " keeps (max_slot_wal_keep_size is -1), so a stalled connector fills"
                    + " the source's disk: set a limit there, or max_retained here");
        }
        Level level = !failing.isEmpty() ? Level.FAILED : warning.isEmpty() ? Level.PASSED : Level.WARNED;
        failing.addAll(warning);
        String told = failing.isEmpty()
                ? "The newest heartbeat on the copy is " + Text.age(java.util.Objects.requireNonNull(age)) + " old"
                : upper(String.join("; ", failing));
        return new CheckOutcome.Verdict(
                level, code, told + ". " + state(name, slot) + ".", List.of(), measured(slot, age), limits(), false);
    }

    private static String state(String name, Slot slot) {
        String since =
                slot.inactive() == null ? "" : " since " + Text.age(Duration.ofSeconds(Math.max(1, slot.inactive())));
        return "Slot " + name + " is " + slot.status() + ", "
                + (slot.active() ? "a connector is connected" : "no connector is connected" + since)
                + (slot.lag() == null ? "" : ", " + Bytes.text(slot.lag()) + " of the server's log are not confirmed")
                + (slot.retained() == null ? "" : ", " + Bytes.text(slot.retained()) + " are kept");
    }

    private static Map<String, Object> measured(Slot slot, @Nullable Duration age) {
        Map<String, Object> measured = new LinkedHashMap<>();
        put(measured, "age_seconds", age == null ? null : age.toSeconds());
        put(measured, "active", slot.active());
        put(measured, "wal_status", slot.status());
        put(measured, "safe_wal_size", slot.safe());
        put(measured, "lag_bytes", slot.lag());
        put(measured, "retained_bytes", slot.retained());
        put(measured, "inactive_seconds", slot.inactive());
        return measured;
    }

    private Map<String, Object> limits() {
        Map<String, Object> limits = new LinkedHashMap<>();
        put(limits, "fail_after", fail == null ? null : Text.age(fail));
        put(limits, "warn_after", warn == null ? null : Text.age(warn));
        put(limits, "max_retained", most == null ? null : Bytes.text(most));
        return limits;
    }

    private static void put(Map<String, Object> some, String name, @Nullable Object value) {
        if (value != null) {
            some.put(name, value);
        }
    }

    private static String upper(String sentence) {
        return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
    }
}
