package dev.assay.history;

import dev.assay.text.OwnerOnly;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes compressed files that appear whole or not at all. */
final class HistoryFiles {

    /** What an unfinished file's name ends with. */
    static final String DRAFT = ".tmp";

    private HistoryFiles() {}

    /**
     * Writes the lines to the disk, then gives the file its name. When this returns, it survives a crash.
     *
     * @param open whether others than its owner may read it, as far as the umask lets them
     */
    static void write(Path file, boolean open, List<String> lines) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        OwnerOnly.own(folder, open);
        Path draft = folder.resolve("." + UUID.randomUUID() + DRAFT);
        try {
            try (FileChannel channel = FileChannel.open(
                    draft,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    OwnerOnly.file(folder, open))) {
                Best packed = new Best(channel);
                Writer text = new OutputStreamWriter(packed, StandardCharsets.UTF_8);
                for (String line : lines) {
                    text.append(line).append('\n');
                }
                text.flush();
                packed.finish();
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        force(folder);
    }

    /** Writes the folder's entries to the disk, where the system can. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return; // a folder cannot be opened on every system
        }
    }

    /** The smallest that gzip makes: a file is written once and read often. */
    private static final class Best extends GZIPOutputStream {

        Best(FileChannel channel) throws IOException {
            super(Channels.newOutputStream(channel), 1 << 16);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
