package dev.assay.sql;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;
import org.apiguardian.api.API;

/**
 * The SQL dialect of a database. All code that writes SQL for the database, or reads its authors' SQL, asks its
 * dialect. A method without a default has no safe answer, because a wrong answer leads to a wrong verdict. A default
 * suits a database without that peculiarity. {@code docs/add-a-database.md} explains each method with an example.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Dialect {

    /**
     * {@return a name in double quotes, with each of its own doubled}
     *
     * @param name the name, in the catalogue's letters
     */
    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** {@return the dialect's identifier in saved catalogues, in capitals; unique among all dialects} */
    String name();

    /** {@return the database's name in messages} */
    String title();

    // names

    /**
     * {@return the name as which the database reads an unquoted name}
     *
     * @param name the name, as written without quotes
     */
    String folded(String name);

    /**
     * Finds the items that an author's name may refer to. A name in double quotes is matched exactly.
     *
     * @param written the name, as an author writes it
     * @param there all items
     * @param name returns the name of an item
     * @param <T> the type of the items
     * @return one item; none if nothing matches; several if the name is ambiguous
     */
    <T> List<T> called(String written, Collection<T> there, Function<T, String> name);

    /**
     * {@return a name of the catalogue as authors write it}
     *
     * @param name the name, in the catalogue's letters
     */
    default String shown(String name) {
        return name;
    }

    /** {@return how it writes checksums of rows, for comparisons with other databases; empty if it cannot} */
    default Optional<Checksums> checksums() {
        return Optional.empty();
    }

    /** {@return how it tells of replication slots; empty if it has none} */
    default Optional<Replication> replication() {
        return Optional.empty();
    }

    /** {@return the lexical rules of the database's SQL, and what the guard refuses in it} */
    Lexicon lexicon();

    // SQL text

    /**
     * {@return the Calcite dialect that writes the SQL} It must claim to support literals in GROUP BY and ORDER BY;
     * otherwise Calcite sends each expression through a planner.
     */
    SqlDialect calcite();

    /**
     * {@return the type system: the maximum number of digits and the type of averages} By default decimals may have up
     * to 1,000 digits.
     */
    default RelDataTypeSystem types() {
        return LongDecimals.system();
    }

    /**
     * {@return the type to which a bind is cast}
     *
     * @param value String, BigDecimal, Boolean or Instant
     */
    String typeOfBind(Object value);

    /**
     * {@return the clause behind a table's name that selects its rows as of a moment} It is called only for databases
     * that read tables as of a moment.
     *
     * @param moment the moment
     */
    default String at(Instant moment) {
        throw new UnsupportedOperationException(title() + " has no tables of another moment");
    }

    /**
     * {@return the final form of a statement, as it is sent}
     *
     * @param statement the statement, as Calcite writes it
     * @param authored whether it contains a query that an author wrote
     */
    default SqlNode finished(SqlNode statement, boolean authored) {
        return statement;
    }

    // types and values

    /**
     * {@return the name of a type in a cast: DECIMAL (of any scale, so that nothing is rounded), TIMESTAMP or
     * TIMESTAMP_TZ}
     *
     * @param type one of these three
     */
    String typeName(ValueType type);

    /**
     * Parses a type as the catalogue writes it.
     *
     * @param written the type, such as {@code character varying(20)}
     * @return the type
     */
    default DatabaseType typeOfCatalogue(String written) {
        return DatabaseType.parse(written);
    }

    /**
     * {@return the type with which a column of this declared type is stored, for databases that store several types as
     * one}
     *
     * @param declared the declared type
     */
    default DatabaseType stored(DatabaseType declared) {
        return declared;
    }

    /**
     * {@return the type for a TRY_CAST of a text of digits, which yields null if the cast fails} Empty: a plain cast
     * inside a CASE is safe.
     */
    Optional<String> wholeByTry();

    /**
     * {@return whether sums and differences of integers cannot overflow} If they can, the operands are cast to DECIMAL
     * first.
     */
    boolean addsIntegersInFull();

    /**
     * {@return whether a decimal can be read from the text of a floating-point number with all its digits} If not, the
     * two types are not comparable.
     */
    boolean readsFloatsAsDecimals();

    /** {@return whether there are several kinds of text (collations, enums) that are comparable only as plain text} */
    boolean hasKindsOfText();

    /** {@return whether a decimal may be infinite or NaN} */
    boolean decimalsMayBeEndless();

    /**
     * The form in which an author's value is compared with a column.
     *
     * @param column the type of the column
     * @param value String, BigDecimal or Boolean
     * @return String, BigDecimal or Boolean
     */
    Object comparable(ValueType column, Object value);

    /**
     * {@return whether a literal already has the column's type, so that rows of constants need no cast}
     *
     * @param type the column's type as checks see it
     * @param databaseType the column's type as the database writes it
     */
    boolean isPlain(ValueType type, String databaseType);

    /** {@return whether every value in rows of constants is cast} If not, the first row determines the types. */
    boolean castsConstants();

    /**
     * {@return whether a timestamp with a zone keeps its original offset} If so, it is cast before rows are grouped by
     * it.
     */
    default boolean keepsOffsets() {
        return false;
    }

    /**
     * {@return infinity, or negative infinity with the sign {@code -}}
     *
     * @param functions builds the expression
     * @param sign {@code -}, or empty
     */
    RexNode infinity(Functions functions, String sign);

    /**
     * {@return a condition that holds if a text is JSON (RFC 8259)} It is never null.
     *
     * @param functions builds the condition
     * @param text the text
     */
    RexNode isJson(Functions functions, RexNode text);

    /**
     * {@return the operands of {@code COUNT(DISTINCT …)} for a key of several columns without nulls}
     *
     * @param functions builds the expressions
     * @param key the columns of the key, at least two
     */
    List<RexNode> distinctKey(Functions functions, List<RexNode> key);

    /**
     * {@return the fault of a regular expression, as the rest of a sentence about it; empty if it has none or the
     * database reports it}
     *
     * @param regex the regular expression, as the author wrote it
     */
    default Optional<String> regexFault(String regex) {
        return Optional.empty();
    }

    /** {@return the quoted collation under which patterns compare characters; empty if every collation does} */
    default String characterCollation() {
        return "";
    }

    /**
     * {@return the quoted collation under which texts are equal only if they are identical; empty if that always holds}
     */
    default String letterCollation() {
        return "";
    }

    // traits

    /**
     * {@return whether rows should be sorted before they are grouped by a key that has about as many groups as rows}
     */
    default boolean sortsToGroup() {
        return false;
    }

    /** {@return whether the row count of a table is known without a scan} */
    default boolean knowsRowCounts() {
        return false;
    }

    /** {@return whether tables have indexes} */
    default boolean hasIndexes() {
        return true;
    }

    /**
     * {@return whether a statement reads only the columns that it names, so that fewer columns cost less (columnar
     * storage)}
     */
    default boolean readsSingleColumns() {
        return false;
    }

    /** {@return the maximum size of rows of constants in one statement} */
    default ConstantsLimit constantsLimit() {
        return new ConstantsLimit(20_000, 200_000);
    }

    /**
     * The maximum size of rows of constants in one statement.
     *
     * @param values the maximum number of values
     * @param characters the maximum number of characters
     */
    record ConstantsLimit(int values, int characters) {

        /** No limit. */
        public static final ConstantsLimit NONE = new ConstantsLimit(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
