package dev.assay.reconcile;

/**
 * A key whose row differs.
 *
 * @param key the key as text
 * @param kind how it differs
 */
record Difference(String key, Kind kind) {

    /** How a row differs. */
    enum Kind {
        /** The copy lacks it. */
        MISSING("missing in the copy"),
        /** Only the copy has it, or has it more often. */
        EXTRA("extra in the copy"),
        /** Both have it, with other values. */
        DIFFERENT("different");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
