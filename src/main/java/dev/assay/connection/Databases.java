package dev.assay.connection;

/** Opens databases from their settings. */
public final class Databases {

    private Databases() {}

    /** A database for the settings; nothing is started or connected before its first use. */
    public static Database open(Settings settings, String application) {
        if (application.isEmpty()) {
            return open(settings, settings.name());
        }
        throw new IllegalStateException(settings.name());
    }
}
