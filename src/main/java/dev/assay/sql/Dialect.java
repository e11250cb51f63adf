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

    /** Quotes a name with double quotes. */
    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** The dialect's identifier in saved catalogues, in capitals; unique among all dialects. */
    String name();

    /** The database's name in messages. */
    String title();

    // names

    /** The name as which the database reads an unquoted name. */
    String folded(String name);

    /**
     * Finds the items that an author's name may refer to. A name in double quotes is matched exactly.
     *
     * @param name returns the name of an item
     * @return one item; none if nothing matches; several if the name is ambiguous
     */
    <T> List<T> called(String written, Collection<T> there, Function<T, String> name);

    /** A name of the catalogue as authors write it. */
    default String shown(String name) {
        return name;
    }

    /** The lexical rules of the database's SQL, and what the guard refuses in it. */
    Lexicon lexicon();

    // SQL text

    /**
     * The Calcite dialect that writes the SQL. It must claim to support literals in GROUP BY and ORDER BY; otherwise
     * Calcite sends each expression through a planner.
     */
    SqlDialect calcite();

    /**
     * The type system: the maximum number of digits and the type of averages. By default decimals may have up to 1,000
     * digits.
     */
    default RelDataTypeSystem types() {
        return LongDecimals.system();
    }

    /**
     * The type to which a bind is cast.
     *
     * @param value String, BigDecimal, Boolean or Instant
     */
    String typeOfBind(Object value);

    /**
     * The clause behind a table's name that selects its rows as of a moment. It is called only for databases that read
     * tables as of a moment.
     */
    default String at(Instant moment) {
        throw new UnsupportedOperationException(title() + " has no tables of another moment");
    }

    /**
     * The final form of a statement, as it is sent.
     *
     * @param authored whether it contains a query that an author wrote
     */
    default SqlNode finished(SqlNode statement, boolean authored) {
        return statement;
    }

    // types and values

    /** The name of a type in a cast: DECIMAL (of any scale, so that nothing is rounded), TIMESTAMP or TIMESTAMP_TZ. */
    String typeName(ValueType type);

    /** Parses a type as the catalogue writes it. */
    default DatabaseType typeOfCatalogue(String written) {
        return DatabaseType.parse(written);
    }

    /** The type with which a column of this declared type is stored, for databases that store several types as one. */
    default DatabaseType stored(DatabaseType declared) {
        return declared;
    }

    /**
     * The type for a TRY_CAST of a text of digits, which yields null if the cast fails. Empty: a plain cast inside a
     * CASE is safe.
     */
    Optional<String> wholeByTry();

    /**
     * Whether sums and differences of integers cannot overflow. If they can, the operands are cast to DECIMAL first.
     */
    boolean addsIntegersInFull();

    /**
     * Whether a decimal can be read from the text of a floating-point number with all its digits. If not, the two types
     * are not comparable.
     */
    boolean readsFloatsAsDecimals();

    /** Whether there are several kinds of text (collations, enums) that are comparable only as plain text. */
    boolean hasKindsOfText();

    /** Whether a decimal may be infinite or NaN. */
    boolean decimalsMayBeEndless();

    /**
     * The form in which an author's value is compared with a column.
     *
     * @param value String, BigDecimal or Boolean
     * @return String, BigDecimal or Boolean
     */
    Object comparable(ValueType column, Object value);

    /** Whether a literal already has the column's type, so that rows of constants need no cast. */
    boolean isPlain(ValueType type, String databaseType);

    /** Whether every value in rows of constants is cast. If not, the first row determines the types. */
    boolean castsConstants();

    /** Whether a timestamp with a zone keeps its original offset. If so, it is cast before rows are grouped by it. */
    default boolean keepsOffsets() {
        return false;
    }

    /** Infinity, or negative infinity with the sign {@code -}. */
    RexNode infinity(Functions functions, String sign);

    /** A condition that holds if a text is JSON (RFC 8259). It is never null. */
    RexNode isJson(Functions functions, RexNode text);

    /** The operands of {@code COUNT(DISTINCT …)} for a key of several columns without nulls. */
    List<RexNode> distinctKey(Functions functions, List<RexNode> key);

    /**
     * The fault of a regular expression, as the rest of a sentence about it; empty if it has none or the database
     * reports it.
     */
    default Optional<String> regexFault(String regex) {
        return Optional.empty();
    }

    /** The quoted collation under which patterns compare characters; empty if every collation does. */
    default String characterCollation() {
        return "";
    }

    /** The quoted collation under which texts are equal only if they are identical; empty if that always holds. */
    default String letterCollation() {
        return "";
    }

    // traits

    /** Whether rows should be sorted before they are grouped by a key that has about as many groups as rows. */
    default boolean sortsToGroup() {
        return false;
    }

    /** Whether the row count of a table is known without a scan. */
    default boolean knowsRowCounts() {
        return false;
    }

    /** Whether tables have indexes. */
    default boolean hasIndexes() {
        return true;
    }

    /** Whether a statement reads only the columns that it names, so that fewer columns cost less (columnar storage). */
    default boolean readsSingleColumns() {
        return false;
    }

    /** The maximum size of rows of constants in one statement. */
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
