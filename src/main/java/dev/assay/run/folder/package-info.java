/** The folders that runs leave under the folder of all reports, and the link to the newest. It knows results and files, and no run in progress. */
@NullMarked
package dev.assay.run.folder;

import org.jspecify.annotations.NullMarked;
