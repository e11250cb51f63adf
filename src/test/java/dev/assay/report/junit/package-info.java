@NullMarked
package dev.assay.report.junit;

import org.jspecify.annotations.NullMarked;
