/** What sinks share: numbers, names and files. It knows results only. */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
