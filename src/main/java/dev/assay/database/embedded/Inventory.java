package dev.assay.database.embedded;

import dev.assay.text.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a cluster's folder holds once its tables are loaded: the sizes of the files of all relations, which no run changes, and
 * the digest of the passwords. It is written last, so a folder without it holds an incomplete load. A file that is missing or
 * cut off could make a table look shorter; what is wrong inside a page the server's checksums tell.
 *
 * @param folder the cluster's folder
 */
record Inventory(Path folder) {

    /** The name of its file. */
    static final String NAME = "loaded";

    private static final String FILES_OF_RELATIONS = "(base/[0-9]+|global)/[0-9]+(\\.[0-9]+)?";

    private Path file() {
        return folder.resolve(NAME);
    }

    boolean exists() {
        return Files.exists(file());
    }

    /** Writes it, whole or not at all. */
    void write() throws IOException {
        Path partial = folder.resolve(NAME + ".part");
        Files.writeString(partial, text());
        Files.move(partial, file(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes it away, so that the next run loads the tables anew. */
    void delete() throws IOException {
        Files.deleteIfExists(file());
    }

    /** Compares it with what is there. @throws IOException if they differ, or if it cannot be read */
    void require() throws IOException {
        String now = text();
        List<String> then = Files.readAllLines(file());
        if (!now.equals(then.stream().map(line -> line + "\n").collect(Collectors.joining()))) {
            String gone = then.stream()
                    .filter(line -> !now.contains(line + "\n"))
                    .findFirst()
                    .orElse("a file more");
            throw new IOException(gone.replaceFirst(" .*", "") + " is not as it was loaded");
        }
    }

    private String text() throws IOException {
        Path data = folder.resolve("data");
        StringBuilder text = new StringBuilder("passwords "
                + HexFormat.of().formatHex(Digests.sha256().digest(Files.readAllBytes(folder.resolve("passwords"))))
                + "\n");
        try (Stream<Path> found = Files.walk(data, 3)) {
            for (Path path : found.sorted().toList()) {
                String name = data.relativize(path).toString().replace('\\', '/');
                if (name.matches(FILES_OF_RELATIONS)) {
                    text.append(name + " " + Files.size(path) + "\n");
                }
            }
        }
        return text.toString();
    }
}
