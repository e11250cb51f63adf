package dev.assay.sql;

import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/** A type system with decimals of up to 1,000 digits; Calcite's default has 19. */
final class LongDecimals extends RelDataTypeSystemImpl {

    private static final LongDecimals INSTANCE = new LongDecimals();

    private static final int DIGITS = 1000;

    /** The only one. */
    static RelDataTypeSystem system() {
        return INSTANCE;
    }

    @Override
    public int getMaxPrecision(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? DIGITS : super.getMaxPrecision(type);
    }

    @Override
    public int getMaxScale(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? DIGITS : super.getMaxScale(type);
    }
}
