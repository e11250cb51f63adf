package dev.assay.reconcile;

/** The copy did not get as far as it must for a comparison. The message says how long it was waited for. */
final class NotReachedException extends Exception {

    private static final long serialVersionUID = 1L;

    NotReachedException(String message) {
        super(message);
    }
}
