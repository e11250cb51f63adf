package dev.assay.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Types that hold times against the run's clock, or against each other. */
final class TimeChecks {

    private static final long MOST_SECONDS = 1_000_000_000;

    private final World world;
    private final Draw draw;
    private final Expressions expressions;

    TimeChecks(World world) {
        this.world = world;
        this.draw = world.draw();
        this.expressions = new Expressions(world);
    }

    private Column time(Table table) {
        return draw.oneIn(4) ? draw.of(table.of(Family.TIME)) : table.role(draw.any("placed", "loaded", "seen"));
    }

    /** The column of one of these roles that is one of times. */
    private Column time(Table table, String... roles) {
        Column column = table.role(draw.any(roles));
        return column.kind().family() == Family.TIME ? column : table.role("seen");
    }

    private String age() {
        return draw.any("1s", "60s", "1h", "6h", "24h", "1d", "3d", "7d", "1w", "30d", "365d");
    }

    Draft maxAge() {
        Table table = world.any();
        Column column = time(table);
        Clock clock = Clock.of(column.kind(), draw);
        String age = age();
        return clock.declare(Draft.of(
                        "max_age",
                        table,
                        Shape.ROWS,
                        Rule.ofValues(column, false, cell -> clock.isOlder(cell, Times.age(age))))
                .with("column", column.name())
                .with("age", age));
    }

    Draft notInFuture() {
        Table table = world.any();
        Column column = time(table);
        Clock clock = Clock.of(column.kind(), draw);
        String tolerance = draw.any("0s", "1s", "5m", "24h", "100d");
        boolean said = draw.oneIn(2);
        Duration span = said && !tolerance.equals("0s") ? Times.age(tolerance) : Duration.ZERO;
        Draft draft = clock.declare(Draft.of(
                        "not_in_future",
                        table,
                        Shape.ROWS,
                        Rule.ofValues(column, false, cell -> clock.isLater(cell, span)))
                .with("column", column.name()));
        return span.isZero() ? draft : draft.with("tolerance", tolerance);
    }

    /** The newest value that is not in the future is judged; where all are, it fails. */
    Draft freshness() {
        Table table = world.any();
        Column column = time(table);
        boolean computed = draw.oneIn(3);
        Expression value =
                computed ? expressions.time(table) : new Expression("", column.kind(), row -> row.get(column));
        Deadline deadline = Deadline.some(value.kind(), draw);
        Expression shown = computed && deadline.zone() != null ? Expressions.inZone(value, deadline.zone()) : value;
        Clock clock = new Clock(shown.kind(), shown.kind() == Kind.MOMENT ? null : deadline.zone());
        Draft draft = Draft.of("freshness", table, Shape.VALUE, (typical, arguments) -> {
            Long there = newest(typical, shown, clock);
            Long near = there == null || Times.isShownTwice(there, deadline.zone()) ? null : there;
            String fail = deadline.by() != null && draw.oneIn(3) ? null : age(near, deadline);
            String shorter = age(near, deadline);
            String warn = (fail == null || Ages.isShorter(shorter, fail)) && draw.oneIn(2) ? shorter : null;
            if (fail == null && warn == null && deadline.wholeDays()) {
                fail = shorter; // a deadline without an age goes by whole days already
            }
            arguments.putAll(deadline.declared(fail, warn));
            String failing = fail;
            return scope -> {
                Long newest = newest(scope, shown, clock);
                Finding.Level none = failing == null && warn != null ? Finding.Level.WARNED : Finding.Level.FAILED;
                return Values.of(scope.rows(), shown).findAny().isEmpty()
                        ? new Finding.Nothing(none)
                        : newest == null
                                ? new Finding.Judged(none)
                                : new Finding.Judged(deadline.level(newest, failing, warn));
            };
        });
        return !computed ? draft.with("column", column.name()) : draft.with("expression", shown.sql());
    }

    private static @Nullable Long newest(Scope scope, Expression shown, Clock clock) {
        return Values.of(scope.rows(), shown)
                .map(clock::moment)
                .filter(moment -> moment <= Clock.NOW)
                .max(Long::compareTo)
                .orElse(null);
    }

    /** An age that ends at that moment, or beside it, or one of its own. */
    private String age(@Nullable Long near, Deadline deadline) {
        long seconds = near == null || Times.isInfinite(near) ? 0 : (Clock.NOW - near) / 1_000_000;
        if (seconds > 0 && seconds < MOST_SECONDS && draw.oneIn(2)) {
            return deadline.wholeDays()
                    ? seconds / 86_400 + draw.between(1, 2) + "d"
                    : Math.max(1, seconds + draw.any(-1, 0, 0, 1)) + "s";
        }
        return draw.oneIn(3) ? draw.any("1mo", "3mo", "12mo", "1y", "2y") : age();
    }

    Draft insertedRows() {
        Table table = world.any();
        Column column = time(table);
        Clock clock = Clock.of(column.kind(), draw);
        String within = age();
        return clock.declare(Draft.of("inserted_rows", table, Shape.VALUE, (typical, arguments) -> {
                    long near = within(clock, typical, column, within);
                    Bounds<BigDecimal> bounds = Bounds.around(
                                    side -> BigDecimal.valueOf(Math.max(0, near + side)), draw, true)
                            .tidy(BigDecimal::compareTo);
                    arguments.putAll(bounds.declared());
                    return scope -> new Finding.Judged(
                            bounds.level(bound -> BigDecimal.valueOf(within(clock, scope, column, within))
                                    .compareTo(bound)));
                })
                .with("column", column.name())
                .with("within", within));
    }

    private static long within(Clock clock, Scope scope, Column column, String age) {
        return Values.of(scope.rows(), column)
                .filter(cell -> !clock.isOlder(cell, Times.age(age)) && !clock.isLater(cell, Duration.ZERO))
                .count();
    }

    @Nullable
    Draft latency() {
        Table table = world.any();
        Column event = table.role("placed");
        Column loaded = table.role("loaded");
        if (event.kind() != loaded.kind()) {
            return null;
        }
        String most = age();
        return Draft.of("latency", table, Shape.ROWS, Rule.ofRowsWith(List.of(event, loaded), row -> {
                    Cell from = row.get(event);
                    Cell to = row.get(loaded);
                    return from != null && to != null && to.micros() - from.micros() > Times.micros(Times.age(most));
                }))
                .with("event", event.name())
                .with("loaded", loaded.name())
                .with("max", most);
    }

    Draft everyPeriodPresent() {
        Table table = world.any();
        boolean wild = draw.oneIn(8);
        Column column = wild ? draw.of(table.of(Family.TIME)) : time(table, "placed", "loaded", "step");
        // of years alone there are few enough from Caesar's to those of the far future
        String period = wild ? "year" : draw.any("hour", "day", "week", "month", "quarter", "year");
        String since = draw.oneIn(3) ? draw.any("3d", "7d", "36h", "400d") : null;
        Draft draft = Draft.of("every_period_present", table, Shape.TOGETHER, scope -> {
                    TreeSet<Long> there = new TreeSet<>();
                    for (Cell cell : Values.of(scope.rows(), column).toList()) {
                        if (cell.isFinite()) {
                            there.add(Periods.number(cell.micros(), period));
                        } else if (since == null) {
                            return new Finding.Broken();
                        }
                    }
                    if (there.isEmpty() && since == null) {
                        return Finding.NOTHING;
                    }
                    long first = since == null
                            ? there.first()
                            : Periods.number(Clock.NOW - Times.micros(Times.age(since)), period);
                    long last = since == null ? there.last() : Periods.number(Clock.NOW, period);
                    long present = there.subSet(first, true, last, true).size();
                    return new Finding.Counts(last - first + 1 - present, last - first + 1);
                })
                .with("column", column.name())
                .with("period", period);
        return since == null ? draft : draft.with("since", since);
    }
}
