package dev.assay.database.embedded;

import dev.assay.text.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;

/** Names the content of an embedded database: equal names mean equal data. */
final class ContentKey {

    /**
     * The version of the loader. Change it whenever {@link Loader} or {@link Cluster} would create other data from the
     * same files.
     */
    private static final String LOADER = "3";

    private ContentKey() {}

    /**
     * A prefix of the SHA-256 of the files' contents, their declarations, the server's build and settings, and the loader's version.
     */
    static String of(EmbeddedSettings settings, String binaries) throws IOException {
        MessageDigest digest = Digests.sha256();
        add(digest, LOADER);
        add(digest, binaries);
        add(digest, new TreeMap<>(settings.server()).toString());
        for (EmbeddedSettings.Load load : settings.loads()) {
            add(digest, load.table().toString());
            add(digest, load.nullAs() == null ? "" : load.nullAs());
            add(digest, Boolean.toString(CsvTable.isPacked(load.from())));
            add(digest, new TreeMap<>(load.columns()).toString());
            MessageDigest content = Digests.sha256();
            try (InputStream file = Files.newInputStream(load.from())) {
                byte[] buffer = new byte[1 << 16];
                for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
                    content.update(buffer, 0, read);
                }
            }
            digest.update(content.digest());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 12);
    }

    /** Adds the text with its length, so that different sequences of texts have different digests. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
