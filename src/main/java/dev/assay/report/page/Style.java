package dev.assay.report.page;

import dev.assay.text.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** The page's style sheet, and the policy that lets a browser apply it and load nothing else. */
final class Style {

    static final String CSS = read();

    /** A Content-Security-Policy (W3C, level 3): nothing is loaded and nothing runs; the one style sheet is known by its digest. */
    static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + digest() + "'; base-uri 'none'; form-action 'none'";

    private Style() {}

    private static String read() {
        try (InputStream in = Objects.requireNonNull(Style.class.getResourceAsStream("page.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest() {
        return Base64.getEncoder().encodeToString(Digests.sha256(CSS));
    }
}
