@NullMarked
package dev.assay.report.github;

import org.jspecify.annotations.NullMarked;
