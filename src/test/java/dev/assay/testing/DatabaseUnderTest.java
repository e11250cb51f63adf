package dev.assay.testing;

import dev.assay.sql.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A kind of database that the documents of worked verdicts are played on. Found by {@code META-INF/services}: see {@link
 * DatabasesUnderTest}. One that is not {@link #ours()} appears in no golden document.
 */
public interface DatabaseUnderTest {

    /** The word of {@code type} in a connection, which is also its key under a document's {@code expect}. */
    String name();

    /** What people call it. */
    String title();

    /** The SQL that it speaks. */
    Dialect dialect();

    /** Whose key under {@code expect} counts where a document has none for this one. */
    default String verdictsOf() {
        return name();
    }

    /** Whether the product comes with it, so that golden documents show its SQL. */
    default boolean ours() {
        return false;
    }

    /** An empty database. */
    Fresh fresh() throws Exception;

    /** Its types by the words of the documents: integer, decimal, huge, float, text, boolean, date, timestamp, timestamp_tz, json. */
    Map<String, String> types();

    /** Its type by a word of the documents. */
    default String type(String word) {
        return Objects.requireNonNull(types().get(word), () -> name() + " has no type for " + word);
    }

    /** A column's name, in small letters, as a declaration writes it. */
    default String column(String name) {
        return name;
    }

    /** A value of a type that a word names, as an expression; null is SQL's. */
    default String value(String word, @Nullable String text) {
        String literal = text == null ? "NULL" : "'" + text.replace("'", "''") + "'";
        return "CAST(" + literal + " AS " + type(word) + ")";
    }

    /**
     * The statement that makes an index; none where there are no indexes, or none such.
     *
     * @param columns in brackets, and what SQL has behind them
     */
    Optional<String> index(String table, String columns);

    /** The verdicts that this database gives by its nature where the documents expect another. */
    default List<Differing> differing() {
        return List.of();
    }

    /**
     * A verdict that is another on this database, by its nature.
     *
     * @param document the name of the document, such as {@code types/unique.yaml}
     * @param check the check as {@link Worked#shown()} writes it
     * @param verdict what it is here, as {@link Verdicts#verdict} writes it
     * @param cause why, for a reader
     */
    record Differing(String document, String check, String verdict, String cause) {}

    /** A database that was empty when it was handed out. */
    interface Fresh extends AutoCloseable {

        /** What kind it is. */
        DatabaseUnderTest kind();

        /** Runs statements one by one, with all rights. */
        void execute(List<String> statements);

        /** A connection of a suite to it, in flow style without brackets; it may name the variables of {@link #settings()}. */
        String connection();

        /** The values of the connection's variables. */
        Map<String, String> settings();

        /** What it was asked since this was last called, in its own form; empty where it does not tell. */
        default List<JsonNode> takeLog() {
            return List.of();
        }

        /** Gives it back. */
        @Override
        void close();
    }
}
