package dev.assay.run.privacy;

import dev.assay.suite.SamplePolicy.Mask;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Masks values. A hash is HMAC-SHA-256 (RFC 2104) by a key that is drawn for each run, held in memory and never written, so that equal
 * values look equal within a run and nobody can try values out.
 */
public final class Masks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String HIDDEN = "masked";
    private static final int SHOWN_BYTES = 6;
    private static final int SHORTEST = 8;

    private final SecretKeySpec key;

    /** Draws a key. */
    public Masks() {
        byte[] drawn = new byte[32];
        new SecureRandom().nextBytes(drawn);
        this.key = new SecretKeySpec(drawn, ALGORITHM);
    }

    /**
     * A value's mask: {@code masked}, {@code masked(3f9a12c4d5e6)}, or {@code a…z}.
     *
     * @param value the value as reports write it
     */
    public String of(String value, Mask mask) {
        return switch (mask) {
            case FULL -> HIDDEN;
            case HASH -> HIDDEN + "(" + hash(value) + ")";
            case PARTIAL -> {
                int letters = value.codePointCount(0, value.length());
                yield letters < SHORTEST
                        ? HIDDEN
                        : Character.toString(value.codePointAt(0)) + "…"
                                + Character.toString(value.codePointBefore(value.length()));
            }
        };
    }

    private String hash(String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] digest = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, SHOWN_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
