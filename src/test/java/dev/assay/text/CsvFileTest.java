package dev.assay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class CsvFileTest {

    @Test
    void the_first_line_names_the_columns() throws IOException {
        assertThat(CsvFile.header(file("\uFEFFa,b\r\n1,2"))).containsExactly("a", "b");
        assertThat(CsvFile.header(file("\"a, \"\"b\"\"\nc\",d,\n"))).containsExactly("a, \"b\"\nc", "d", "");
        assertThat(CsvFile.header(file("only"))).containsExactly("only");
        assertThat(CsvFile.header(file("\n1"))).isEmpty();
        assertThat(CsvFile.header(file(""))).isEmpty();
        assertThatThrownBy(() -> CsvFile.header(file("a,\"b\n1,2\n"))).hasMessageContaining("closing quote");
    }

    @Test
    void the_rows_have_its_columns() throws IOException {
        assertThat(CsvFile.rows(file("\uFEFFa,b\r\n\"1\n\",\r\n2\r\n3,4"), 2))
                .containsExactly(Map.of("a", "1\n", "b", ""), Map.of("a", "2"));
        assertThatThrownBy(() -> CsvFile.rows(file("a,b\n1,2,3\n"), 2)).isInstanceOf(IOException.class);
    }

    @Test
    void other_encodings_are_refused() {
        InputStream latin = new ByteArrayInputStream("größe\n1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvFile.header(latin)).isInstanceOf(CharacterCodingException.class);
    }

    private static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
