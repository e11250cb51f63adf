package dev.assay.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * A page open in a headless Chromium, which can be looked at, clicked and asked what it requested and complained about.
 * The browser's own calls home are switched off, so that every request is the page's.
 */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final DevTools tools;
    private final String session;

    private Browser(Process process, DevTools tools, String session) {
        this.process = process;
        this.tools = tools;
        this.session = session;
    }

    /**
     * Opens a page.
     *
     * @param chromium the program, from {@link Require#browser()}
     * @param profile an empty folder for the browser's own files
     * @param url the page's address, such as that of a file
     */
    public static Browser open(Path chromium, Path profile, String url) throws IOException {
        Path temporary = Files.createDirectories(profile.resolve("tmp"));
        ProcessBuilder builder = new ProcessBuilder(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--window-size=1400,1000",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("chromium.log").toFile());
        builder.environment().put("TMPDIR", temporary.toString());
        Process process = builder.start();
        try {
            DevTools tools = new DevTools(address(process, profile.resolve("DevToolsActivePort")));
            String target = tools.send(null, "Target.createTarget", Map.of("url", "about:blank"))
                    .get("targetId")
                    .asString();
            String session = tools.send(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                    .get("sessionId")
                    .asString();
            for (String domain : List.of("Network", "Runtime", "Log", "Page")) {
                tools.send(session, domain + ".enable", Map.of());
            }
            Browser browser = new Browser(process, tools, session);
            tools.send(session, "Page.navigate", Map.of("url", url));
            return browser;
        } catch (RuntimeException | IOException e) {
            end(process);
            throw e;
        }
    }

    private static String address(Process process, Path port) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (Files.exists(port)) {
                List<String> lines = Files.readAllLines(port);
                if (lines.size() == 2) {
                    return "ws://127.0.0.1:" + lines.get(0) + lines.get(1);
                }
            }
            pause();
        }
        throw new IOException("The browser did not start; see chromium.log in its profile");
    }

    /** The value of a JavaScript expression, as text. */
    public String evaluate(String expression) {
        JsonNode answer = tools.send(
                session,
                "Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        JsonNode value = answer.get("result").get("value");
        return value == null ? "" : value.asString("" + value);
    }

    /** The text that a reader sees. */
    public String text() {
        return evaluate("document.body ? document.body.innerText : ''");
    }

    /** Waits until the page shows the text, in whichever case of letters. */
    public void await(String text) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String found = text();
        while (!found.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The page never showed \"" + text + "\", but:\n" + found);
            }
            pause();
            found = text();
        }
    }

    /** Waits until a JavaScript expression has a value other than an empty text, and returns it. */
    public String awaitValue(String expression) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String value = evaluate(expression);
        while (value.isEmpty() && System.nanoTime() < end) {
            pause();
            value = evaluate(expression);
        }
        return value;
    }

    /** Clicks the first visible innermost element whose text holds this one. */
    public void click(String text) {
        onFirst(text, "click()");
    }

    /** Scrolls the first visible innermost element whose text holds this one to the middle of the window. */
    public void show(String text) {
        onFirst(text, "scrollIntoView({block: 'center'})");
    }

    private void onFirst(String text, String action) {
        String script = """
                (() => {
                  const wanted = %s;
                  const found = [...document.querySelectorAll('body *')].filter(e =>
                      e.textContent.includes(wanted) && ![...e.children].some(c => c.textContent.includes(wanted))
                      && e.getClientRects().length > 0 && !['SCRIPT', 'STYLE'].includes(e.tagName));
                  if (found.length > 0) { found[0].%s; }
                  return found.length > 0;
                })()""".formatted(quoted(text), action);
        if (!"true".equals(evaluate(script))) {
            throw new AssertionError("Nothing on the page has \"" + text + "\" in:\n" + text());
        }
    }

    /** Shows the page in a dark window or a light one, so many pixels wide. */
    public void look(boolean dark, int width) {
        tools.send(
                session,
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        tools.send(
                session,
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Goes to another place of the same page, such as {@code suites}. */
    public void go(String fragment) {
        evaluate("location.hash = " + quoted("#" + fragment));
    }

    /** Writes a picture of what the window shows. */
    public void screenshot(Path png) throws IOException {
        Files.createDirectories(png.toAbsolutePath().getParent());
        String data = tools.send(session, "Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .asString();
        Files.write(png, Base64.getDecoder().decode(data));
    }

    /** The addresses of all requests so far that left the page and its folder, in their order. */
    public List<String> callsOut() {
        return tools.events("Network.requestWillBeSent").stream()
                .map(event -> event.get("request").get("url").asString())
                .filter(url -> !url.startsWith("file:") && !url.startsWith("data:") && !url.startsWith("blob:"))
                .toList();
    }

    /** What the page complained about so far: exceptions, errors and warnings of the console and of the browser. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        tools.events("Runtime.exceptionThrown").forEach(event -> complaints.add("exception: " + event));
        tools.events("Log.entryAdded").stream()
                .filter(event -> bad(event.get("entry").get("level")))
                .forEach(event -> complaints.add("log: " + event));
        tools.events("Runtime.consoleAPICalled").stream()
                .filter(event -> bad(event.get("type")))
                .forEach(event -> complaints.add("console: " + event));
        return complaints;
    }

    private static boolean bad(JsonNode level) {
        return List.of("error", "warning", "assert").contains(level.asString());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Asks the browser to end, and ends it where it does not. */
    @Override
    public void close() {
        try {
            tools.send(null, "Browser.close", Map.of());
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(process);
        }
    }

    private static void end(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(late -> one)
                .join());
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
