/**
 * The process of its own that makes Allure's page of a folder of results. It reads the files, not the run, and loads nothing from a network.
 */
@NullMarked
package dev.assay.report.allure.page;

import org.jspecify.annotations.NullMarked;
