/** Tests of the engine, with JUnit's own kit for engines. */
@NullMarked
package dev.assay.engine;

import org.jspecify.annotations.NullMarked;
