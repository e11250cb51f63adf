/**
 * Reads the files beside a {@code connections.yaml}: owners, data products and the settings of runs. It knows the model of suites,
 * their check types and YAML.
 */
@NullMarked
package dev.assay.suite.project;

import org.jspecify.annotations.NullMarked;
