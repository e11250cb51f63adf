/** The sinks: results file, JUnit XML, Allure and console. */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
