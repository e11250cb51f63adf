package dev.assay.sql;

import java.util.Set;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * An author's SQL as an operator without operands, written out unchanged. Its name is the full text, because Calcite
 * treats operators with the same name as equal and would merge different texts.
 */
final class FragmentOperator extends SqlSpecialOperator {

    private final Fragment fragment;
    private final Dialect dialect;
    private final Binds binds;
    private final Set<String> schemas;
    private final Supplier<SqlNode> table;

    /**
     * Creates the operator.
     *
     * @param schemas the schemas, in addition to the database's own, in which the fragment finds its names
     * @param table supplies the table that subqueries read
     */
    FragmentOperator(Fragment fragment, Dialect dialect, Binds binds, Set<String> schemas, Supplier<SqlNode> table) {
        super(fragment.identity(), SqlKind.OTHER_FUNCTION, 100, true, ReturnTypes.BOOLEAN_FORCE_NULLABLE, null, null);
        this.fragment = fragment;
        this.dialect = dialect;
        this.binds = binds;
        this.schemas = Set.copyOf(schemas);
        this.table = table;
    }

    /** The table of fragments that cannot contain subqueries. */
    static SqlNode noTable() {
        throw new IllegalStateException("only a filter has sub-queries");
    }

    Fragment fragment() {
        return fragment;
    }

    Set<String> schemas() {
        return schemas;
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        SqlWriter.Frame frame = writer.startList("(", ")");
        for (Fragment.Piece piece : fragment.pieces()) {
            if (piece instanceof Fragment.Piece.Text text) {
                writer.print(text.text());
            } else if (piece instanceof Fragment.Piece.Value value) {
                writer.print("CAST(");
                writer.dynamicParam(binds.indexOf(value.bind()));
                writer.print(" AS " + dialect.typeOfBind(value.bind().value()) + ")");
            } else if (piece instanceof Fragment.Piece.Table) {
                table.get().unparse(writer, 0, 0);
            }
        }
        if (fragment.kind() == Fragment.Kind.QUERY) {
            writer.newlineAndIndent();
        }
        writer.endList(frame);
    }
}
