@NullMarked
package dev.assay.report.page;

import org.jspecify.annotations.NullMarked;
