package dev.assay.store;

import dev.assay.database.StoreTable;
import dev.assay.database.StoredRun;
import dev.assay.history.KeptResult;
import dev.assay.history.RunHead;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.PastResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A kept run as rows. What the history may not hold is in no row, since there is nothing else here. */
final class Rows {

    private Rows() {}

    static StoredRun of(RunHead run, List<KeptResult> results) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<List<@Nullable Object>> former = new ArrayList<>();
        for (KeptResult one : results) {
            rows.add(result(run, one));
            if (one.check() != null) {
                one.check().formerly().stream()
                        .distinct()
                        .forEach(id -> former.add(row(run.runId(), one.connection(), id, one.id())));
            }
        }
        return new StoredRun(
                run.runId(),
                Map.of(
                        StoreTable.RUN,
                        List.of(row(
                                run.runId(),
                                run.startedAt(),
                                run.finishedAt(),
                                run.asOf(),
                                run.environment(),
                                run.branch(),
                                run.version(),
                                run.whole())),
                        StoreTable.CHECK_RESULT,
                        rows,
                        StoreTable.FORMER_ID,
                        former));
    }

    private static List<@Nullable Object> result(RunHead run, KeptResult one) {
        DeclaredCheck check = one.check();
        PastResult result = one.result();
        return row(
                run.runId(),
                one.id(),
                one.connection(),
                check == null ? one.id().replaceFirst("#[^#]*$", "") : check.suitePath(),
                said(check, DeclaredCheck::suite),
                said(check, DeclaredCheck::domain),
                said(check, DeclaredCheck::contract),
                said(check, DeclaredCheck::table),
                said(check, DeclaredCheck::type),
                said(check, DeclaredCheck::dimension),
                said(check, DeclaredCheck::unit),
                check == null ? one.id() : check.info().name(),
                said(check, known -> known.info().description()),
                said(check, known -> known.info().why()),
                said(check, known -> known.info().whatToDo()),
                said(check, known -> known.info().owner()),
                said(check, known -> known.info().severity().toString()),
                result.status().name(),
                result.code() == null ? null : result.code().name(),
                result.failing(),
                result.examined(),
                result.value(),
                result.since() == null ? null : result.since().asOf(),
                result.since() == null ? null : result.since().runId(),
                result.message().isEmpty() ? null : result.message(),
                result.failingKeys().isEmpty() ? null : json(result.failingKeys()));
    }

    /** JSON, such as {@code [["1","EU"],["2",null]]}. */
    private static String json(List<List<@Nullable String>> keys) {
        return keys.stream()
                .map(key -> key.stream().map(Rows::json).collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String json(@Nullable String value) {
        if (value == null) {
            return "null";
        }
        StringBuilder json = new StringBuilder("\"");
        value.chars()
                .forEach(letter -> json.append(
                        letter == '"' || letter == '\\' || letter < ' '
                                ? String.format(Locale.ROOT, "\\u%04x", letter)
                                : String.valueOf((char) letter)));
        return json.append('"').toString();
    }

    private static @Nullable String said(
            @Nullable DeclaredCheck check, Function<DeclaredCheck, @Nullable String> what) {
        return check == null ? null : what.apply(check);
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
