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
 * What one statement answered at one moment, of all rows together or of each group of them. A group is a row of the statement: the
 * database has kept it apart, and nothing is looked up by its values.
 *
 * @param columns where the answer to each question stands in a row, by its signature
 * @param rows one, or one a group
 */
record Reading(Map<String, Integer> columns, List<Row> rows) {

    /**
     * Some of the rows that questions were about.
     *
     * @param key the values of the columns that take rows apart, to be shown; empty where nothing does
     */
    record Row(List<@Nullable Object> key, List<Object> answers) {}

    /** What the questions of a statement read of its rows, which begin with the keys of groups. */
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

    /** How many of the questions it answers. */
    long answersOf(Set<String> asked) {
        return asked.stream().filter(columns::containsKey).count();
    }

    /** A row's answer to a question; empty where the statement was not asked. */
    Optional<Object> answer(Row row, String signature) {
        return Optional.ofNullable(columns.get(signature)).map(row.answers()::get);
    }
}
