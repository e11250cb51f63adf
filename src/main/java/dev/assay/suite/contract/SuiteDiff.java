package dev.assay.suite.contract;

import dev.assay.suite.Expansion;
import dev.assay.suite.Suite;
import dev.assay.suite.Waiver;
import dev.assay.suite.contract.Change.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares two versions of a suite apart from its tables and checks: connection, patterns and waivers. */
final class SuiteDiff {

    private final Suite before;
    private final Suite after;
    private final List<Change> changes = new ArrayList<>();

    private SuiteDiff(Suite before, Suite after) {
        this.before = before;
        this.after = after;
    }

    static List<Change> between(Suite before, Suite after) {
        SuiteDiff diff = new SuiteDiff(before, after);
        diff.connection();
        diff.expansions();
        diff.waivers();
        return diff.changes;
    }

    private void connection() {
        if (!before.connection().equals(after.connection())) {
            changes.add(new Change(
                    Effect.UNCLEAR,
                    "connection is " + after.connection() + ", was " + before.connection(),
                    "the promises are about other data",
                    after.location()));
        }
    }

    private void expansions() {
        for (Expansion old : before.expansions()) {
            Optional<Expansion> now = named(after, old.name());
            if (now.isEmpty()) {
                changes.add(Effect.LOOSENED.of("the pattern " + shown(old) + " is gone", old.location()));
            } else if (!old.says().equals(now.get().says())) {
                changes.add(Effect.UNCLEAR.of(
                        "the pattern " + shown(old) + " has changed", now.get().location()));
            }
        }
        after.expansions().stream()
                .filter(one -> named(before, one.name()).isEmpty())
                .forEach(one ->
                        changes.add(Effect.TIGHTENED.of("the pattern " + shown(one) + " is new", one.location())));
    }

    private static String shown(Expansion one) {
        return one.table() == null ? one.name() : "of columns of " + one.name();
    }

    private static Optional<Expansion> named(Suite suite, String name) {
        return suite.expansions().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private void waivers() {
        for (Waiver old : before.waivers()) {
            Optional<Waiver> now = after.waiver(old.check());
            if (now.isEmpty()) {
                add(Effect.TIGHTENED, old, " is gone");
            } else if (!now.get().equals(old)) {
                add(effect(old, now.get()), old, " has changed");
            }
        }
        after.waivers().stream()
                .filter(one -> before.waiver(one.check()).isEmpty())
                .forEach(one -> add(Effect.LOOSENED, one, " is new"));
    }

    /** A waiver that accepts more, or for longer, leaves consumers less to rely on. */
    private static Effect effect(Waiver old, Waiver now) {
        boolean more = now.until().isAfter(old.until()) || rows(now) > rows(old);
        boolean less = now.until().isBefore(old.until()) || rows(now) < rows(old);
        if (more && less) {
            return Effect.UNCLEAR;
        }
        return more ? Effect.LOOSENED : less ? Effect.TIGHTENED : Effect.REWORDED;
    }

    private static long rows(Waiver waiver) {
        return Objects.requireNonNullElse(waiver.accepts(), Long.MAX_VALUE);
    }

    private void add(Effect effect, Waiver waiver, String words) {
        changes.add(effect.of("the waiver of " + waiver.check() + words, after.location()));
    }
}
