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
 * The SQL that a database speaks: what everybody asks who writes SQL for it or reads its authors' SQL. A question without a
 * default has no safe answer: a wrong one is a wrong verdict. One with a default is answered for a database that has nothing
 * special to say. {@code docs/add-a-database.md} explains each by an example.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Dialect {

    /** A name in double quotes. */
    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Its word in saved catalogues, in capitals; no two dialects have the same. */
    String name();

    /** The database's name in sentences. */
    String title();

    // names

    /** What the database takes a name without quotes for. */
    String folded(String name);

    /**
     * What an author's name may mean among those that are there. A name in double quotes means what stands in them.
     *
     * @param name the name of one
     * @return one; none where there is none; several where the name does not say which
     */
    <T> List<T> called(String written, Collection<T> there, Function<T, String> name);

    /** A name of the catalogue as authors write it. */
    default String shown(String name) {
        return name;
    }

    /** How the database reads the text of SQL, and what the guard refuses in it. */
    Lexicon lexicon();

    // text of SQL

    /** Writes SQL. It must support aggregates over literals in GROUP BY and ORDER BY, or each goes through a planner. */
    SqlDialect calcite();

    /** How long numbers may be, and of what type an average is; decimals of any length unless the dialect says otherwise. */
    default RelDataTypeSystem types() {
        return LongDecimals.system();
    }

    /**
     * The type that the value of a bind is cast to.
     *
     * @param value String, BigDecimal, Boolean or Instant
     */
    String typeOfBind(Object value);

    /** What stands behind a table's name so that its rows are those of a moment; asked only of databases that give moments. */
    default String at(Instant moment) {
        throw new UnsupportedOperationException(title() + " has no tables of another moment");
    }

    /**
     * A statement as it is sent.
     *
     * @param authored whether it holds a query of an author's own
     */
    default SqlNode finished(SqlNode statement, boolean authored) {
        return statement;
    }

    // types and values

    /** The name of a type in a cast: DECIMAL (of any scale, so that nothing is rounded), TIMESTAMP or TIMESTAMP_TZ. */
    String typeName(ValueType type);

    /** The type that the catalogue means by a name. */
    default DatabaseType typeOfCatalogue(String written) {
        return DatabaseType.parse(written);
    }

    /** The type that a column gets where its table is created with this one, for databases that keep several as one. */
    default DatabaseType stored(DatabaseType declared) {
        return declared;
    }

    /** The type that a text of digits is tried to be cast to, null where it is none; empty: a plain cast inside of a CASE is safe. */
    Optional<String> wholeByTry();

    /** Whether sums and differences of integers never overflow; otherwise they are cast to DECIMAL first. */
    boolean addsIntegersInFull();

    /** Whether the text of a floating-point number can be read as a decimal of all its digits; otherwise the two do not compare. */
    boolean readsFloatsAsDecimals();

    /** Whether there are kinds of text (collations, enumerations) that meet only as plain text. */
    boolean hasKindsOfText();

    /** Whether a decimal may be infinite or NaN. */
    boolean decimalsMayBeEndless();

    /**
     * A value of the author's as it stands beside a column in a comparison.
     *
     * @param value String, BigDecimal or Boolean
     * @return one of those
     */
    Object comparable(ValueType column, Object value);

    /** Whether a literal is of the column's type by itself, so that it needs no cast among rows of constants. */
    boolean isPlain(ValueType type, String databaseType);

    /** Whether each value of rows of constants is cast; otherwise the first row says of what type all of them are. */
    boolean castsConstants();

    /** Whether a moment with a zone keeps the offset that it was written with, so that it is cast before rows are grouped by it. */
    default boolean keepsOffsets() {
        return false;
    }

    /** The greatest number, which is infinite, or with the sign {@code -} the least. */
    RexNode infinity(Functions functions, String sign);

    /** Holds where a text is JSON (RFC 8259); never null. */
    RexNode isJson(Functions functions, RexNode text);

    /** What tells keys of several columns apart in a {@code COUNT(DISTINCT …)}; none of the values may be null. */
    List<RexNode> distinctKey(Functions functions, List<RexNode> key);

    /** What is wrong with a regular expression, as the rest of a sentence about it; empty where the database itself says so. */
    default Optional<String> regexFault(String regex) {
        return Optional.empty();
    }

    /** The collation, quoted, under which patterns see characters; empty: no collation hides them. */
    default String characterCollation() {
        return "";
    }

    /** The collation, quoted, under which texts compare letter by letter; empty: they always do. */
    default String letterCollation() {
        return "";
    }

    // traits

    /** Whether rows are best sorted before they are grouped by a key of about as many groups as rows. */
    default boolean sortsToGroup() {
        return false;
    }

    /** Whether the number of a table's rows is known without a scan. */
    default boolean knowsRowCounts() {
        return false;
    }

    /** Whether tables have indexes. */
    default boolean hasIndexes() {
        return true;
    }

    /** Whether a statement reads only the columns that it names, so that a smaller one costs less. */
    default boolean readsSingleColumns() {
        return false;
    }

    /** How many rows of constants one statement takes. */
    default ConstantsLimit constantsLimit() {
        return new ConstantsLimit(20_000, 200_000);
    }

    /**
     * How much of rows of constants one statement takes.
     *
     * @param values how many values
     * @param characters how many characters
     */
    record ConstantsLimit(int values, int characters) {

        /** As many as there are. */
        public static final ConstantsLimit NONE = new ConstantsLimit(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
