package dev.assay.database.postgresql;

import dev.assay.database.jdbc.Daemons;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Stands between a test and its server on the loopback address, to be cut, or to take connections without a word. */
final class Relay implements AutoCloseable {

    private final ServerSocket listening;
    private final int server;
    private final List<Socket> open = new ArrayList<>();
    private volatile boolean silent;

    Relay(int server) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.server = server;
        Daemons.start("relay", this::accept);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + listening.getLocalPort() + "/" + database;
    }

    /** From now on connections are taken, and nobody answers. */
    void silence() {
        silent = true;
    }

    /** Ends all connections; new ones are answered. */
    void cut() throws IOException {
        synchronized (open) {
            for (Socket socket : open) {
                socket.close();
            }
            open.clear();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = keep(listening.accept());
                if (!silent) {
                    Socket there = keep(new Socket(InetAddress.getLoopbackAddress(), server));
                    Daemons.start("relay-to", () -> copy(client, there));
                    Daemons.start("relay-from", () -> copy(there, client));
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private Socket keep(Socket socket) {
        synchronized (open) {
            open.add(socket);
        }
        return socket;
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // cut
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
