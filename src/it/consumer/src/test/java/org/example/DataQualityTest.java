package org.example;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/** Runs the suites below {@code suites/}. */
@Suite
@IncludeEngines("assay")
@SelectDirectories("suites")
class DataQualityTest {}
