@NullMarked
package dev.assay.report.gitlab;

import org.jspecify.annotations.NullMarked;
