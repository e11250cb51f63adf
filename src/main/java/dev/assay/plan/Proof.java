package dev.assay.plan;

/**
 * What in the catalogue answers a question without a scan.
 *
 * @param kind what proves it, in SQL's words: {@code NOT NULL}, {@code UNIQUE}, {@code FOREIGN KEY}, {@code CHECK}
 * @param constraint the constraint's or the index's name
 */
public record Proof(String kind, String constraint) {

    /** {@code UNIQUE orders_pkey}. */
    @Override
    public String toString() {
        return kind + " " + constraint;
    }
}
