@NullMarked
package dev.assay.report.json;

import org.jspecify.annotations.NullMarked;
