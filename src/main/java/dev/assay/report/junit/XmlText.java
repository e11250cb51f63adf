package dev.assay.report.junit;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML 1.0, indented by depth. Characters that XML does not allow become U+FFFD. */
final class XmlText {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;
    private int depth;
    private boolean leaf;

    XmlText() {
        try {
            // The JDK's own factory: another one on the class path might write something untested.
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    XmlText open(String element) {
        return write(() -> {
            writer.writeCharacters("\n" + "  ".repeat(depth++));
            writer.writeStartElement(element);
            leaf = true;
        });
    }

    XmlText attribute(String name, long value) {
        return attribute(name, Long.toString(value));
    }

    XmlText attribute(String name, String value) {
        return write(() -> writer.writeAttribute(name, legal(value)));
    }

    /** Writes the attribute {@code time} in seconds with three decimals. */
    XmlText seconds(long milliseconds) {
        return attribute("time", String.format(Locale.ROOT, "%.3f", milliseconds / 1_000.0));
    }

    XmlText text(String content) {
        return write(() -> writer.writeCharacters(legal(content)));
    }

    XmlText close() {
        return write(() -> {
            depth--;
            if (!leaf) {
                writer.writeCharacters("\n" + "  ".repeat(depth));
            }
            writer.writeEndElement();
            leaf = false;
        });
    }

    String end() {
        write(writer::writeEndDocument);
        return text + "\n";
    }

    /** Keeps the characters of production [2] Char in XML 1.0. */
    private static String legal(String content) {
        StringBuilder legal = new StringBuilder(content.length());
        content.codePoints()
                .map(point -> point == '\t'
                                || point == '\n'
                                || point == '\r'
                                || (point >= 0x20 && point <= 0xD7FF)
                                || (point >= 0xE000 && point <= 0xFFFD)
                                || point >= 0x10000
                        ? point
                        : 0xFFFD)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private XmlText write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }
}
