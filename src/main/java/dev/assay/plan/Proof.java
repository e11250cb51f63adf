package dev.assay.plan;

/**
 * A constraint or an index that answers a question without a scan.
 *
 * @param kind its kind in SQL: {@code NOT NULL}, {@code UNIQUE}, {@code FOREIGN KEY}, {@code CHECK}
 * @param constraint the name of the constraint or index
 */
public record Proof(String kind, String constraint) {

    @Override
    public String toString() {
        return kind + " " + constraint;
    }
}
