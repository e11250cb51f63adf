package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.launcher.TestIdentifier;

/** Where nobody watches, a long run says now and then how far it is, and a short one says nothing. */
@Tag("fast")
class ProgressTest {

    private static final TestIdentifier CHECK = TestIdentifier.from(
            new AbstractTestDescriptor(UniqueId.forEngine("assay").append("check", "a"), "a") {
                @Override
                public Type getType() {
                    return TestDescriptor.Type.TEST;
                }
            });

    private final AtomicLong clock = new AtomicLong();
    private final StringWriter printed = new StringWriter();

    private String after(int checks, int ended, long millisecondsEach) {
        Progress progress = new Progress(new PrintWriter(printed), checks, false, clock::get);
        for (int i = 0; i < ended; i++) {
            clock.addAndGet(millisecondsEach * 1_000_000);
            progress.executionFinished(
                    CHECK,
                    i % 4 == 0
                            ? TestExecutionResult.failed(new AssertionError("it fails"))
                            : TestExecutionResult.successful());
        }
        return printed.toString();
    }

    @Test
    void a_short_run_says_nothing() {
        assertThat(after(100, 100, 50)).isEmpty();
    }

    @Test
    void a_long_run_says_every_ten_seconds_how_long_it_will_take() {
        assertThat(after(1000, 500, 50)).isEqualTo("""
                200 of 1,000 checks, 50 failed, 0 broken, 20 a second, about 40 seconds left
                400 of 1,000 checks, 100 failed, 0 broken, 20 a second, about 30 seconds left
                """.replace("\n", System.lineSeparator()));
    }

    @Test
    void slow_checks_are_counted_a_minute() {
        assertThat(after(10, 4, 30_000)).isEqualTo("""
                1 of 10 checks, 1 failed, 0 broken
                2 of 10 checks, 1 failed, 0 broken
                3 of 10 checks, 1 failed, 0 broken
                4 of 10 checks, 1 failed, 0 broken, 2 a minute, about 3 minutes left
                """.replace("\n", System.lineSeparator()));
    }
}
