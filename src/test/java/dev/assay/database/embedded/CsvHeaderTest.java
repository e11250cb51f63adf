package dev.assay.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvHeaderTest {

    @Test
    void headersOfCsvFiles() throws IOException {
        assertThat(header("\uFEFFa,b\r\n1,2")).containsExactly("a", "b");
        assertThat(header("\"a, \"\"b\"\"\nc\",d,\n")).containsExactly("a, \"b\"\nc", "d", "");
        assertThat(header("only")).containsExactly("only");
        assertThat(header("")).isEmpty();
    }

    private static List<String> header(String text) throws IOException {
        return CsvHeader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
