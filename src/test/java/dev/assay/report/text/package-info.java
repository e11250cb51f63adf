@NullMarked
package dev.assay.report.text;

import org.jspecify.annotations.NullMarked;
