/** What sinks share: numbers, names and files. It may use results only. */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
