package dev.assay.check.builtin.rows;

import dev.assay.check.CheckOutcome;
import dev.assay.check.Text;
import dev.assay.plan.ask.Measure;
import dev.assay.result.FailureCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is wrong with the events of a changelog, in numbers and words. */
final class EventFaults {

    private final Map<String, Object> measured = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<Measure<?>> evidence = new ArrayList<>();
    private final long most;
    private boolean nothing;

    /**
     * @param events the number of events with a key
     * @param most so many may be there once more
     */
    EventFaults(long events, long most) {
        this.most = most;
        measured.put("events", events);
        if (events == 0) {
            nothing("there is no event with a key");
        }
        told.add(Text.count(events, "event"));
    }

    private void fault(Measure<?> rows, String what) {
        evidence.add(rows);
        faults.add(what);
    }

    /** Nothing can be judged. */
    void nothing(String why) {
        nothing = true;
        faults.add(why);
    }

    /** @param lacks what they lack, such as {@code no arrival} */
    void untold(long events, Measure<?> rows, String lacks) {
        if (events > 0) {
            fault(
                    rows,
                    Text.count(events, "event") + Text.with(events, " has ", " have ") + lacks
                            + ", so nothing can be told of " + Text.with(events, "it", "them"));
        }
    }

    void duplicates(long events, Measure<?> rows) {
        measured.put("duplicates", events);
        told.add(events == 0 ? "none of them twice" : Text.number(events) + " there once more");
        if (events > most) {
            fault(
                    rows,
                    Text.count(events, "event") + Text.with(events, " is", " are") + " there once more, "
                            + (most == 0 ? "none" : "at most " + Text.number(most)) + " allowed");
        }
    }

    void late(long events, Measure<?> rows) {
        measured.put("late", events);
        told.add("none later than a newer one of its key");
        if (events > 0) {
            fault(rows, Text.count(events, "event") + " arrived after a newer one of the same key");
        }
    }

    /**
     * @param compared the transactions whose number of events is told
     * @param open those with events whose number is not told yet
     */
    void transactions(long compared, long differing, long open, Measure<?> rows) {
        measured.put("transactions", compared);
        measured.put("transactions_differing", differing);
        measured.put("transactions_open", open);
        if (compared == 0) {
            nothing("no transaction's number of events is told, so they were not counted");
        }
        told.add("as many as each of " + Text.count(compared, "transaction") + " had"
                + (open == 0 ? "" : " (" + Text.number(open) + " more not told yet)"));
        if (differing > 0) {
            fault(
                    rows,
                    Text.number(differing) + " of " + Text.count(compared, "transaction")
                            + Text.with(differing, " has", " have") + " another number of events than the source sent");
        }
    }

    CheckOutcome verdict() {
        boolean holds = faults.isEmpty();
        boolean empty = nothing && evidence.isEmpty();
        String text = String.join(holds ? ", " : "; ", holds ? told : faults) + ".";
        return new CheckOutcome.Verdict(
                holds ? CheckOutcome.Level.PASSED : CheckOutcome.Level.FAILED,
                empty ? FailureCode.NO_ROWS : FailureCode.RULE_VIOLATED,
                text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1),
                evidence,
                measured,
                Map.of("max_duplicates", most),
                empty);
    }
}
