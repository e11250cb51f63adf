package dev.assay.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one statement, which belong to one moment, for all rows together or per group. A group is a row of the result and is never
 * looked up by its key, because only the database knows which keys are equal.
 *
 * @param columns the position of each question's answer in a row, by signature
 * @param rows one row, or one per group
 */
record Reading(Map<String, Integer> columns, List<Row> rows) {

    /**
     * The answers for all rows, or for one group.
     *
     * @param key the group's key, for display; empty without groups
     */
    record Row(List<@Nullable Object> key, List<Object> answers) {}

    /**
     * Reads the result of a statement.
     *
     * @param keys how many columns at the start hold the key of a group
     */
    static Reading of(List<AggregateMeasurement<?>> questions, int keys, List<List<@Nullable Object>> rows) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        questions.forEach(question -> columns.putIfAbsent(question.signature(), columns.size()));
        List<Row> read = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            @Nullable Object[] answers = new Object[columns.size()];
            for (int i = 0; i < questions.size(); i++) {
                AggregateMeasurement<?> question = questions.get(i);
                answers[Objects.requireNonNull(columns.get(question.signature()))] =
                        Objects.requireNonNull(question.read(row.subList(keys + i, keys + i + 1)));
            }
            read.add(new Row(row.subList(0, keys), List.of(answers)));
        }
        return new Reading(columns, read);
    }

    /** How many of the questions the statement answers. */
    long answersOf(Set<String> asked) {
        return asked.stream().filter(columns::containsKey).count();
    }

    /** A row's answer to a question; empty if the statement does not answer it. */
    Optional<Object> answer(Row row, String signature) {
        return Optional.ofNullable(columns.get(signature)).map(row.answers()::get);
    }
}
