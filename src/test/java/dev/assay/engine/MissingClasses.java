package dev.assay.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** Initialises classes of a jar, and prints what they lack: a line per class. */
final class MissingClasses {

    private MissingClasses() {}

    /** Takes the jar and a regular expression of the classes' names. */
    public static void main(String[] arguments) throws IOException {
        for (String name : classes(Path.of(arguments[0]), arguments[1])) {
            try {
                Class.forName(name);
            } catch (ClassNotFoundException | LinkageError e) {
                if (lacking(e)) {
                    System.out.println(name + ": " + e);
                }
            }
        }
    }

    private static List<String> classes(Path jar, String names) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(entry -> entry.endsWith(".class"))
                    .map(entry -> entry.substring(0, entry.length() - ".class".length())
                            .replace('/', '.'))
                    .filter(name -> name.matches(names))
                    .toList();
        }
    }

    /** Some classes of Calcite cannot be initialised first, whatever the class path. */
    private static boolean lacking(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof ClassNotFoundException || (cause != null && lacking(cause));
    }
}
