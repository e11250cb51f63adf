/** What the documents say of each type of check, in plain Java over rows, and suites and tables that chance makes to hold Assay against it. */
@org.jspecify.annotations.NullMarked
package dev.assay.oracle;
