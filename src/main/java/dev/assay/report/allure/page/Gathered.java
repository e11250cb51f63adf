package dev.assay.report.allure.page;

import io.qameta.allure.core.ResultsVisitor;
import io.qameta.allure.entity.Attachment;
import io.qameta.allure.entity.TestResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Takes what Allure's reader finds; the reader has several threads. Attachments keep the names of their files. */
final class Gathered implements ResultsVisitor {

    private final List<TestResult> results = Collections.synchronizedList(new ArrayList<>());
    private final Map<Path, Attachment> attachments = new ConcurrentHashMap<>();

    List<TestResult> results() {
        return results;
    }

    Map<Path, Attachment> attachments() {
        return attachments;
    }

    @Override
    public Attachment visitAttachmentFile(Path file) {
        return attachments.computeIfAbsent(file, Gathered::attachment);
    }

    private static Attachment attachment(Path file) {
        String name = file.getFileName().toString();
        try {
            return new Attachment()
                    .setUid(name.replaceFirst("-attachment\\..*", ""))
                    .setName(name)
                    .setSource(name)
                    .setSize(Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void visitTestResult(TestResult result) {
        results.add(result);
    }

    @Override
    public void visitExtra(String name, Object object) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public void error(String message, Exception e) {
        throw new IllegalStateException(message, e);
    }

    @Override
    public void error(String message) {
        throw new IllegalStateException(message);
    }
}
