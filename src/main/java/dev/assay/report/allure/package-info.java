/** The sink {@code allure}: Allure results, and the page made from them. It may use results, what sinks share, and the text of a run. */
@NullMarked
package dev.assay.report.allure;

import org.jspecify.annotations.NullMarked;
