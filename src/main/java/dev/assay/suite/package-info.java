/** The declared model, suites and connections, and its reader: YAML tokens, located nodes, records. */
@NullMarked
package dev.assay.suite;

import org.jspecify.annotations.NullMarked;
