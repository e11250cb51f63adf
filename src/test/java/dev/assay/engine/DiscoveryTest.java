package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.assay.testing.SuiteFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Discovery reads files only, and may happen twice. */
class DiscoveryTest {

    @TempDir
    Path folder;

    @Test
    void discovery_opens_no_connection_and_finds_the_same_twice() throws IOException {
        try (Listener database = new Listener()) {
            SuiteFolder suites = SuiteFolder.withUrl(folder, "postgresql://127.0.0.1:" + database.port() + "/shop");
            EngineTestKit.Builder engine = Engine.over(suites)
                    .selectors(selectFile(suites.write("shop.yaml", Shop.SUITE).toString()));

            List<String> first = tree(engine);
            List<String> second = tree(engine);
            assertThat(first).hasSize(11).isEqualTo(second);
            assertThat(database.accepted()).isZero();
            assertThat(suites.reports()).doesNotExist();

            engine.execute();
            assertThat(database.accepted()).as("the listener sees connections").isPositive();
        }
    }

    private static List<String> tree(EngineTestKit.Builder engine) {
        List<String> nodes = new java.util.ArrayList<>();
        TestDescriptor root = engine.discover().getEngineDescriptor();
        root.accept(node -> nodes.add(
                node.getUniqueId() + " " + node.getDisplayName() + " " + node.getTags() + " " + node.getSource()));
        return nodes;
    }

    /** Counts who connects, and hangs up. */
    private static final class Listener implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger accepted = new AtomicInteger();

        Listener() throws IOException {
            Thread thread = new Thread(this::listen, "listener");
            thread.setDaemon(true);
            thread.start();
        }

        private void listen() {
            while (!socket.isClosed()) {
                try {
                    socket.accept().close();
                    accepted.incrementAndGet();
                } catch (IOException e) {
                    return;
                }
            }
        }

        int port() {
            return socket.getLocalPort();
        }

        int accepted() {
            return accepted.get();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
