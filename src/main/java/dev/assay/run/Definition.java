package dev.assay.run;

import dev.assay.suite.CheckDeclaration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeMap;

/** A digest of what a check checks. Its title, owner, severity and the like do not change it. */
final class Definition {

    private Definition() {}

    static String of(CheckDeclaration check) {
        String text = Arrays.asList(
                        check.type().spec().name(),
                        check.table(),
                        check.columns(),
                        new TreeMap<>(check.arguments().values()),
                        check.latest(),
                        check.filters(),
                        check.thresholds(),
                        check.onEmpty(),
                        check.window(),
                        check.groupBy())
                .toString();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
