/** The JUnit Platform engine: discovery, descriptors, events. */
@NullMarked
package dev.assay.engine;

import org.jspecify.annotations.NullMarked;
