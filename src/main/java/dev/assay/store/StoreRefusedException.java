package dev.assay.store;

/** The declared store cannot be used. The message begins with the place of the declaration and says what to do. */
public final class StoreRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    StoreRefusedException(String message) {
        super(message);
    }
}
