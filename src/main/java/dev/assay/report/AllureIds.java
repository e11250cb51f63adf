package dev.assay.report;

import dev.assay.result.DeclaredCheck;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Allure's ids of checks: they stay as long as the check's id, connection and environment do. */
public final class AllureIds {

    /** Allure's page, seen from the first one. */
    public static final String PAGE = "allure/index.html";

    private static final int UID_LENGTH = 16;

    private AllureIds() {}

    /**
     * By which Allure recognises a check from run to run. The suite's path is part of it: Allure shows only the last result with the same
     * id, and two suites may have checks with the same key.
     */
    public static String history(DeclaredCheck check) {
        return of(check.firstId() + "@" + check.place());
    }

    /** The address of a check on Allure's page, seen from the first one. */
    public static String link(DeclaredCheck check) {
        return PAGE + "#testresult/" + uid(history(check));
    }

    /** The name of a result in the address of its place on Allure's page. */
    public static String uid(String history) {
        return history.substring(0, UID_LENGTH);
    }

    /** MD5 (RFC 1321) in hexadecimal, as in Allure's own ids. It is not used for security. */
    public static String of(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
