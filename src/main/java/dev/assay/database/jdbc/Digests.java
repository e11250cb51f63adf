package dev.assay.database.jdbc;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apiguardian.api.API;

/** Message digests that every JVM supports. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Digests {

    private Digests() {}

    /** {@return a new SHA-256} */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
