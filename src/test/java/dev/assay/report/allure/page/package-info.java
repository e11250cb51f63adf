@NullMarked
package dev.assay.report.allure.page;

import org.jspecify.annotations.NullMarked;
